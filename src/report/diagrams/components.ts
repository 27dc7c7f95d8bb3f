import type { Assessment } from "../../model/assessment.ts";
import type { Svg } from "../svg/svg.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { componentGraph } from "./component-graph.ts";
import { componentsMermaid } from "./components-mermaid.ts";
import { componentsSvg } from "./components-svg.ts";
import { type Drawing, drawingOf, type EdgeChoice, nothingToDraw } from "./drawing.ts";

/** Components with their health, and who depends on whom. Throws PlumbruleError (exit 3) where there is no component. */
export function drawComponents(assessment: Assessment, edges: EdgeChoice): Drawing {
  const shown = visibleAssessment(assessment);
  if (shown.workload.components.length === 0)
    throw nothingToDraw("the workload has no component", [
      "name them under components in plumbrule.yaml, or run plumbrule init",
    ]);
  const graph = componentGraph(shown, edges);
  return drawingOf(shown, "components", {
    notes: graph.notes,
    mermaid: componentsMermaid(graph),
    svg: componentsSvg(graph, { file: true }),
  });
}

/** The same picture for a page that shows the assessment: in the colour of its surroundings. */
export function componentMap(assessment: Assessment): Svg {
  return componentsSvg(componentGraph(visibleAssessment(assessment), "both"), { file: false });
}

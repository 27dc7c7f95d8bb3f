import type { Assessment } from "../../model/assessment.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { deploymentGraph } from "./deployment-graph.ts";
import { deploymentMermaid } from "./deployment-mermaid.ts";
import { deploymentSvg } from "./deployment-svg.ts";
import { type Drawing, drawingOf, nothingToDraw } from "./drawing.ts";

/** Kubernetes workloads by namespace, with what stands in front of them. Throws PlumbruleError (exit 3) where there is none. */
export function drawDeployment(assessment: Assessment): Drawing {
  const shown = visibleAssessment(assessment);
  const { architecture } = shown;
  if (!architecture?.deployment?.length) {
    const reason = architecture?.deploymentReason ?? "the assessment was made before deployments were kept in it";
    throw nothingToDraw(`no Kubernetes object is known: ${reason}`, [
      "keep the Kubernetes manifests in the workload's folder, or name the folder that holds them: providers.repository.path",
    ]);
  }
  const graph = deploymentGraph(architecture.deployment, architecture.deploymentReason);
  return drawingOf(shown, "deployment", {
    notes: graph.notes,
    mermaid: deploymentMermaid(graph),
    svg: deploymentSvg(graph),
  });
}

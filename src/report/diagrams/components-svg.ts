import { arrow } from "../svg/arrow.ts";
import { layeredLayout, type Point } from "../svg/layered-layout.ts";
import { element, type Svg } from "../svg/svg.ts";
import { counted } from "../words.ts";
import type { ComponentGraph, EdgeKind, GraphNode } from "./component-graph.ts";
import type { HealthLevel } from "./health.ts";
import { healthMark } from "./health-mark.ts";
import { shortened } from "./mermaid-text.ts";
import { type Part, sheet, textAt } from "./sheet.ts";

const SIZES = { width: 200, height: 66, gapX: 180, gapY: 24 };
/** Characters that fit into a box. */
const FITS = 23;
/** Numbers are written on so many edges at most; of more they are told to who points at one. */
const MOST_NUMBERS = 30;

const STROKES: { readonly [K in EdgeKind]: { dash?: string; width: number } } = {
  both: { width: 1.5 },
  declared: { width: 1.5, dash: "5 4" },
  observed: { width: 3.5 },
};

/** The worse, the heavier the frame; what is not known has a broken one. */
const FRAMES: { readonly [L in HealthLevel]: { width: number; dash?: string } } = {
  critical: { width: 5 },
  high: { width: 4 },
  medium: { width: 3 },
  low: { width: 2 },
  unknown: { width: 1, dash: "4 3" },
  clear: { width: 1 },
};

/** A component diagram as a picture; `id` is unique in the document that it stands in. */
export function componentsSvg(graph: ComponentGraph, how: { file: boolean }): Svg {
  const { width, height, places, routes } = layeredLayout(
    graph.nodes.map(({ id }) => id),
    graph.edges,
    SIZES,
  );
  const lines = graph.edges.map((edge, at) =>
    arrow(routes[at] as Point[], {
      kind: `edge edge-${edge.kind}`,
      ...STROKES[edge.kind],
      title: [`${edge.source} → ${edge.target}`, wordsOf(graph, edge.kind), edge.numbers].filter(Boolean).join(": "),
    }),
  );
  const written =
    graph.edges.length > MOST_NUMBERS
      ? []
      : graph.edges.flatMap(({ numbers }, at) => (numbers === "" ? [] : [numbersAt(routes[at] as Point[], numbers)]));
  const boxes = graph.nodes.map((node) => boxOf(node, places.get(node.id) as Point));
  return sheet(
    {
      title: "Components and what they depend on",
      description: `${counted(graph.nodes.length, "component")}, ${counted(graph.edges.length, "dependency", "dependencies")}. The mark and the words in a box say its worst open finding.`,
      parts: [{ width, height, drawn: [...lines, ...written, ...boxes] }, legendOf(graph)],
      notes: graph.notes,
    },
    how.file,
  );
}

function wordsOf(graph: ComponentGraph, kind: EdgeKind): string {
  return graph.legend.find((one) => one.kind === kind)?.words ?? "";
}

function boxOf({ id, type, health }: GraphNode, { x, y }: Point): Svg {
  const frame = FRAMES[health.level];
  return element("g", { class: `component health-${health.level}`, transform: `translate(${x} ${y})` }, [
    element("title", {}, [`${id} (${type}): ${health.words}`]),
    element("rect", {
      width: SIZES.width,
      height: SIZES.height,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": frame.width,
      ...(frame.dash === undefined ? {} : { "stroke-dasharray": frame.dash }),
    }),
    textAt(10, 20, shortened(id, FITS), { bold: true }),
    textAt(10, 36, shortened(type, FITS), { size: 11 }),
    healthMark(health.level, 16, 49),
    textAt(28, 53, health.words, { size: 11 }),
  ]);
}

/** Above the head of the arrow, where lines lie apart. */
function numbersAt(route: readonly Point[], numbers: string): Svg {
  const [from, to] = route.slice(-2) as [Point, Point];
  return to.x >= from.x
    ? textAt(to.x - 12, to.y - 3, numbers, { anchor: "end", size: 9 })
    : textAt(to.x + 12, to.y - 3, numbers, { size: 9 });
}

function legendOf({ legend }: ComponentGraph): Part {
  const row = 22;
  return {
    width: legend.length === 0 ? 0 : 420,
    height: legend.length * row,
    drawn: legend.flatMap(({ kind, words }, at) => {
      const y = at * row + row / 2;
      return [
        arrow(
          [
            { x: 0, y },
            { x: 60, y },
          ],
          { kind: `edge edge-${kind}`, ...STROKES[kind], title: words },
        ),
        textAt(72, y + 4, words),
      ];
    }),
  };
}

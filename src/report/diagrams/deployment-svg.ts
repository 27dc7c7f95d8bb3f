import { arrow } from "../svg/arrow.ts";
import { layeredLayout, type Point } from "../svg/layered-layout.ts";
import { element, type Svg } from "../svg/svg.ts";
import { counted } from "../words.ts";
import type { DeploymentGraph, DeploymentNode } from "./deployment-graph.ts";
import { shortened } from "./mermaid-text.ts";
import { type Part, sheet, textAt } from "./sheet.ts";

const SIZES = { width: 220, height: 72, gapX: 90, gapY: 18 };
/** Between a namespace's frame and what is in it; its title stands above. */
const PADDING = 20;
const TITLE = 24;
const FITS = 30;

/** A deployment as a picture: a frame for each namespace, one below the other. */
export function deploymentSvg(graph: DeploymentGraph): Svg {
  const places = new Map<string, Point>();
  const frames: Svg[] = [];
  let y = 0;
  let width = 0;
  for (const { title, nodes } of graph.namespaces) {
    const inside = new Set(nodes.map(({ key }) => key));
    const layout = layeredLayout([...inside], edgesWithin(graph, inside), SIZES);
    for (const [key, place] of layout.places)
      places.set(key, { x: place.x + PADDING, y: y + place.y + TITLE + PADDING });
    const frame = { width: layout.width + 2 * PADDING, height: layout.height + TITLE + 2 * PADDING };
    frames.push(
      element("rect", { y, ...frame, fill: "none", stroke: "currentColor", "stroke-dasharray": "6 4" }),
      textAt(PADDING, y + TITLE - 4, shortened(title, 60), { bold: true }),
    );
    y += frame.height + PADDING;
    width = Math.max(width, frame.width);
  }
  const nodes = graph.namespaces.flatMap((one) => one.nodes);
  const drawing: Part = {
    width,
    height: y,
    drawn: [
      ...frames,
      ...graph.edges.map(({ source, target }) =>
        arrow(between(places.get(source) as Point, places.get(target) as Point), {
          kind: "edge",
          width: 1.5,
          title: `${source} → ${target}`,
        }),
      ),
      ...nodes.map((node) => boxOf(node, places.get(node.key) as Point)),
    ],
  };
  return sheet(
    {
      title: "Where the workload runs",
      description: `${counted(nodes.length, "Kubernetes object")} in ${counted(graph.namespaces.length, "namespace")}.`,
      parts: [drawing],
      notes: graph.notes,
    },
    true,
  );
}

function edgesWithin({ edges }: DeploymentGraph, inside: ReadonlySet<string>): DeploymentGraph["edges"] {
  return edges.filter(({ source, target }) => inside.has(source) && inside.has(target));
}

/** From the right side of one box to the left side of another. */
function between(from: Point, to: Point): Point[] {
  return [
    { x: from.x + SIZES.width, y: from.y + SIZES.height / 2 },
    { x: to.x, y: to.y + SIZES.height / 2 },
  ];
}

function boxOf({ key, lines, runs }: DeploymentNode, { x, y }: Point): Svg {
  return element("g", { class: runs ? "workload" : "front", transform: `translate(${x} ${y})` }, [
    element("title", {}, [[key, ...lines].join(", ")]),
    element("rect", {
      width: SIZES.width,
      height: SIZES.height,
      ...(runs ? {} : { rx: SIZES.height / 2 }),
      fill: "none",
      stroke: "currentColor",
    }),
    ...lines.map((line, at) =>
      textAt(SIZES.width / 2, 18 + at * 16, shortened(line, FITS), {
        anchor: "middle",
        bold: at === 0,
        size: at === 0 ? 13 : 11,
      }),
    ),
  ]);
}

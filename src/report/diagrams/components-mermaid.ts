import type { ComponentGraph, EdgeKind, GraphNode } from "./component-graph.ts";
import { HEALTH_MARKS, HEALTH_ORDER } from "./health.ts";
import { mermaidText, noteLines } from "./mermaid-text.ts";

const ARROWS: { readonly [K in EdgeKind]: string } = { both: "-->", declared: "-.->", observed: "==>" };

/** Mermaid source of a component diagram. Nodes are numbered; names stand in labels alone. */
export function componentsMermaid(graph: ComponentGraph): string {
  const numbers = new Map(graph.nodes.map(({ id }, at) => [id, `c${at + 1}`]));
  const lines = [
    "flowchart LR",
    ...graph.nodes.map((node) => `  ${numbers.get(node.id)}${shaped(node)}:::${node.health.level}`),
    ...graph.edges.map(({ source, target, kind, numbers: said }) => {
      const label = said === "" ? "" : `|"${mermaidText(said, 80)}"|`;
      return `  ${numbers.get(source)} ${ARROWS[kind]}${label} ${numbers.get(target)}`;
    }),
  ];
  if (graph.legend.length > 0) {
    lines.push('  subgraph legend["Legend"]', "    direction LR");
    for (const { kind, words } of graph.legend)
      lines.push(`    ${kind}1[" "] ${ARROWS[kind]}|"${mermaidText(words, 80)}"| ${kind}2[" "]`);
    lines.push("  end");
  }
  lines.push(...noteLines(graph.notes));
  const levels = new Set(graph.nodes.map(({ health }) => health.level));
  for (const level of HEALTH_ORDER) if (levels.has(level)) lines.push(`  classDef ${level} ${STROKES[level]}`);
  return `${lines.join("\n")}\n`;
}

/** The worse, the heavier the frame; what is not known has a broken one. */
const STROKES: { readonly [L in (typeof HEALTH_ORDER)[number]]: string } = {
  critical: "stroke-width:5px",
  high: "stroke-width:4px",
  medium: "stroke-width:3px",
  low: "stroke-width:2px",
  unknown: "stroke-dasharray:4 3",
  clear: "stroke-width:1px",
};

function shaped({ id, type, health }: GraphNode): string {
  const label = `"${mermaidText(id)}<br/>${mermaidText(type)}<br/>${HEALTH_MARKS[health.level]} ${mermaidText(health.words)}"`;
  return `[${label}]`;
}

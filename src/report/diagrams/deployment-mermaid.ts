import type { DeploymentGraph, DeploymentNode } from "./deployment-graph.ts";
import { mermaidText, noteLines } from "./mermaid-text.ts";

/** Mermaid source of a deployment. Objects and namespaces are numbered; names stand in labels alone. */
export function deploymentMermaid({ namespaces, edges, notes }: DeploymentGraph): string {
  const numbers = new Map(namespaces.flatMap(({ nodes }) => nodes).map(({ key }, at) => [key, `o${at + 1}`]));
  const lines = [
    "flowchart LR",
    ...namespaces.flatMap(({ title, nodes }, at) => [
      `  subgraph ns${at + 1}["${mermaidText(title)}"]`,
      ...nodes.map((node) => `    ${numbers.get(node.key)}${shaped(node)}`),
      "  end",
    ]),
    ...edges.map(({ source, target }) => `  ${numbers.get(source)} --> ${numbers.get(target)}`),
    ...noteLines(notes),
  ];
  return `${lines.join("\n")}\n`;
}

/** What runs pods is a box, what stands in front of it has round ends. */
function shaped({ lines, runs }: DeploymentNode): string {
  const label = lines.map((line) => mermaidText(line)).join("<br/>");
  return runs ? `["${label}"]` : `(["${label}"])`;
}

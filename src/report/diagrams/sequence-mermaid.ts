import { mermaidText } from "./mermaid-text.ts";
import type { Sequence, Step } from "./sequence-steps.ts";

/** Characters of a message: with sixty spans in their worst spelling it stays below Mermaid's 50,000 (`maxTextSize`). */
const LONGEST = 64;

/** Mermaid source of a sequence diagram. Participants are numbered; names stand in labels alone. */
export function sequenceMermaid({ participants, steps }: Sequence, title: string, notes: readonly string[]): string {
  const last = participants.length;
  const lines = [
    "sequenceDiagram",
    ...participants.map(({ name }, at) => `  participant p${at + 1} as ${mermaidText(name)}`),
    `  Note over p1,p${last}: ${mermaidText(title, 120)}`,
    ...steps.map((step) => `  p${step.from + 1}${arrowOf(step)}p${step.to + 1}: ${mermaidText(step.text, LONGEST)}`),
    ...notes.map((note) => `  Note over p1,p${last}: ${mermaidText(note, 240)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** A call activates who is called, and a return ends that; a cross marks what failed. */
function arrowOf({ what, failed }: Step): string {
  if (what === "call") return "->>+";
  if (what === "return") return failed ? "--x-" : "-->>-";
  return failed ? "-x" : "->>";
}

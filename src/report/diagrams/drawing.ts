import type { Assessment } from "../../model/assessment.ts";
import { EXIT, PlumbruleError } from "../../model/errors.ts";
import type { Svg } from "../svg/svg.ts";

/** The kinds of diagram, in the order they are offered. */
export const DIAGRAMS = ["components", "sequence", "deployment"] as const;
export type DiagramName = (typeof DIAGRAMS)[number];

/** Which dependencies are drawn: those that the workload declares, those that telemetry shows, or all. */
export const EDGE_CHOICES = ["declared", "observed", "both"] as const;
export type EdgeChoice = (typeof EDGE_CHOICES)[number];

/** One diagram, drawn: what `plumbrule diagrams show --json` prints. */
export interface Drawing {
  diagram: DiagramName;
  workload: string;
  /** RFC 3339 */
  asOf: string;
  /** What is not in the picture and why: what was left out, what is not known. */
  notes: string[];
  /** Mermaid source. */
  mermaid: string;
  /** An SVG document of its own. */
  svg: string;
}

/** Puts a diagram together. A picture that is a file needs its declaration. */
export function drawingOf(
  { workload, asOf }: Assessment,
  diagram: DiagramName,
  of: { notes: readonly string[]; mermaid: string; svg: Svg },
): Drawing {
  return {
    diagram,
    workload: workload.name,
    asOf,
    notes: [...of.notes],
    mermaid: of.mermaid,
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n${of.svg.markup}\n`,
  };
}

/** Says why a diagram would be empty (exit 3), and what would fill it. */
export function nothingToDraw(reason: string, suggestions: string[]): PlumbruleError {
  return new PlumbruleError(`there is nothing to draw: ${reason}`, {
    code: "PLUMBRULE_E_NOTHING_TO_DRAW",
    exitCode: EXIT.noVerdict,
    suggestions,
  });
}

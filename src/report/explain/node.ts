import type { OutcomeName } from "../../model/outcome.ts";

type ExplainKind =
  | "matches"
  | "framework"
  | "pillar"
  | "practice"
  | "check"
  | "finding"
  | "evidence"
  | "component"
  | "decision";

/** A sum shown line by line. `agrees` says whether it comes to what the assessment prints. */
export interface ExplainSum {
  heads: string[];
  rows: string[][];
  /** The last line of the sum, under the same heads. */
  total: string[];
  agrees: boolean;
}

/** One step of the walk from a score down to a query. Plain data: `explain --json` prints it. */
export interface ExplainNode {
  kind: ExplainKind;
  id: string;
  title: string;
  /** Of a practice or finding. */
  outcome?: OutcomeName;
  /** Labelled statements in reading order. */
  details: { label: string; text: string }[];
  sum?: ExplainSum;
  children: ExplainNode[];
}

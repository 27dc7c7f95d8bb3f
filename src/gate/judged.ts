import type { Judgement } from "../model/gate.ts";

/** What one part of a policy came to. */
export type Judged = Pick<Judgement, "violations" | "missing" | "held" | "notes">;

export function nothingJudged(): Judged {
  return { violations: [], missing: [], held: [], notes: [] };
}

/**
 * What a check or a practice came to. A union, never a magic number (ADR 0002).
 * `decide` is the one place that says what each outcome means to scoring.
 */
export type Outcome =
  | { outcome: "pass" }
  | { outcome: "partial"; score: number }
  | { outcome: "fail" }
  | { outcome: "unknown"; reason: string }
  | { outcome: "not-applicable"; reason: string }
  | { outcome: "waived"; reason: string; underlying: "partial" | "fail"; score: number }
  | { outcome: "error"; reason: string };

export type OutcomeName = Outcome["outcome"];

export const OUTCOME_NAMES: readonly OutcomeName[] = [
  "fail",
  "partial",
  "unknown",
  "error",
  "waived",
  "pass",
  "not-applicable",
];

/** What an outcome means to a score: a decided number 0..1, something open, or nothing to weigh. */
export type Decision = { kind: "decided"; score: number } | { kind: "open" } | { kind: "irrelevant" };

export function decide(outcome: Outcome): Decision {
  switch (outcome.outcome) {
    case "pass":
      return { kind: "decided", score: 1 };
    case "fail":
      return { kind: "decided", score: 0 };
    case "partial":
    case "waived":
      return { kind: "decided", score: outcome.score };
    case "unknown":
    case "error":
      return { kind: "open" };
    case "not-applicable":
      return { kind: "irrelevant" };
  }
}

/** Partial at the ends of its range is a pass or a fail; anything outside 0..1 or NaN is a broken rule. */
export function partial(score: number): Outcome {
  if (!(score >= 0 && score <= 1)) return { outcome: "error", reason: `a partial score of ${score} is outside 0..1` };
  if (score === 1) return { outcome: "pass" };
  if (score === 0) return { outcome: "fail" };
  return { outcome: "partial", score };
}

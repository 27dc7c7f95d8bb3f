import type { Strength } from "../model/evidence.ts";
import type { CheckVerdict } from "../model/fact.ts";
import type { Outcome } from "../model/outcome.ts";

/** The worst decides, and what is open is never a pass. */
const WORST_FIRST = ["fail", "partial", "waived", "unknown", "pass"] as const;

/** What each judged check came to over its subjects. */
export function verdictsOf(
  judged: readonly { check: { id: string }; verdicts: readonly { outcome: Outcome; strength: Strength | null }[] }[],
  contradictions: readonly { check: string }[],
): Map<string, CheckVerdict> {
  const contradicted = new Set(contradictions.map(({ check }) => check));
  return new Map(
    judged.map(({ check, verdicts }) => {
      const outcomes = new Set(
        verdicts.map(({ outcome }) => (outcome.outcome === "error" ? "unknown" : outcome.outcome)),
      );
      return [
        check.id,
        {
          outcome: WORST_FIRST.find((one) => outcomes.has(one)) ?? "unknown",
          failsObserved: verdicts.some(
            ({ outcome, strength }) => outcome.outcome === "fail" && strength === "observed",
          ),
          contradicted: contradicted.has(check.id),
        },
      ];
    }),
  );
}

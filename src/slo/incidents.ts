import type { PolicyStanding } from "../model/budget-policy.ts";
import { formatInstant } from "../model/time.ts";
import { allowance } from "./budget.ts";
import type { SlicesSoFar } from "./history.ts";

/**
 * The incident that spent the most of a budget: slices that were bad one after the other. A good slice ends it, and so does one without
 * data, since whether it went on is not known. Null when no slice was bad, or the objective leaves no budget to have a share of.
 */
export function worstIncident(
  { scores, seconds, budgetEvents, until }: SlicesSoFar,
  target: number,
): NonNullable<PolicyStanding["worstIncident"]> | null {
  const budget = allowance(target) * budgetEvents;
  if (!(budget > 0)) return null;
  let worst = { bad: 0, first: 0, last: 0 };
  let run = { bad: 0, first: 0, last: 0 };
  for (const [at, score] of scores.entries()) {
    if (score === null || score === 1) run = { bad: 0, first: at + 1, last: at + 1 };
    else {
      run = { ...run, bad: run.bad + 1 - score, last: at };
      if (run.bad > worst.bad) worst = run;
    }
  }
  if (worst.bad === 0) return null;
  const endOf = (at: number) => formatInstant(until - (scores.length - 1 - at) * seconds * 1000);
  return { from: endOf(worst.first - 1), to: endOf(worst.last), spent: worst.bad / budget };
}

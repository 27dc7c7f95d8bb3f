import { formatInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { allowance } from "./budget.ts";
import { burnWindows } from "./burn-rates.ts";
import type { Counts } from "./counts.ts";
import type { SinceOf, SlicesSoFar } from "./history.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import type { Period } from "./window.ts";

/** What was counted of an objective, as its history is looked for. */
interface Counted {
  objective: Objective;
  period: Period;
  slices?: SlicesSoFar;
  /** Of events. */
  countsIn(seconds: number): Counts | Unknown;
}

/**
 * Since when at the latest a budget has been spent so far. Only what is certain: bad slices stay in a window until its end, so that from
 * the one on that reached the bound nothing was better; in a calendar window all that had failed by then of all events until now. Of a
 * rolling window of events the traffic before it is not known, and so nothing.
 */
export function sinceOf({ objective, period, slices, countsIn }: Counted, rules: ErrorBudgetRules): SinceOf {
  const allowed = allowance(objective.target);
  return (remainingAtMost) => {
    if (slices) {
      const bound = (1 - remainingAtMost) * allowed * slices.budgetEvents;
      let bad = 0;
      for (const [at, score] of slices.scores.entries()) {
        bad += score === null ? 0 : 1 - score;
        // At the bound itself rounding decides; a bad slice later is certain.
        if (bad > 0 && bad >= bound)
          return formatInstant(period.countedUntil - (slices.scores.length - 1 - at) * slices.seconds * 1000);
      }
      return formatInstant(period.countedUntil);
    }
    if (objective.members) return { reason: "a composite of occurrences has no counts of its own" };
    if (!objective.calendar)
      return { reason: "what was counted before its rolling window, and left it since, was not asked" };
    const whole = (period.countedUntil - period.start) / 1000;
    const all = countsIn(whole);
    if (isUnknown(all)) return all;
    const backs = burnWindows((period.end - period.start) / 1000, rules.burnRates)
      .flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds])
      .filter((seconds) => seconds < whole)
      .sort((a, b) => b - a);
    for (const seconds of backs) {
      const last = countsIn(seconds);
      if (isUnknown(last)) continue;
      const bad = all.bad - last.bad;
      if (bad > 0 && 1 - bad / (allowed * all.total) <= remainingAtMost)
        return formatInstant(period.countedUntil - seconds * 1000);
    }
    return formatInstant(period.countedUntil);
  };
}

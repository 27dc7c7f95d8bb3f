import type { BurnRate } from "../model/budget.ts";
import { allowance } from "./budget.ts";
import type { Counts } from "./counts.ts";
import { fixedSeconds, parseObjectiveDuration, shorthand } from "./duration.ts";
import type { ErrorBudgetRules } from "./rules.ts";

export interface BurnWindow {
  severity: "page" | "ticket";
  longSeconds: number;
  shortSeconds: number;
  /** Times the speed that uses up the budget in exactly one window. */
  threshold: number;
}

const MINUTE_SECONDS = 60;

/** The alert windows of an objective over `windowSeconds`. Whole minutes, at least one: nothing shorter is scraped. */
export function burnWindows(windowSeconds: number, rules: ErrorBudgetRules["burnRates"]): BurnWindow[] {
  const scale = Math.min(1, windowSeconds / (rules.scaledBelow.value * 86_400));
  return rules.pairs.map(({ severity, long, share }) => {
    const given = fixedSeconds(parseObjectiveDuration(long) ?? { count: 1, unit: "h" }) ?? 0;
    const longSeconds = wholeMinutes(given * scale);
    return {
      severity,
      longSeconds,
      shortSeconds: wholeMinutes(longSeconds * rules.shortShare.value),
      threshold: (share * windowSeconds) / longSeconds,
    };
  });
}

function wholeMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / MINUTE_SECONDS)) * MINUTE_SECONDS;
}

/** How fast counts of one window spend the budget; null without traffic, or where there is no budget and nothing failed. */
function burnRateOf(counts: Counts | null, target: number): number | null {
  if (counts === null) return null;
  const allowed = allowance(target);
  if (allowed === 0) return counts.bad === 0 ? 0 : null;
  return counts.bad / (allowed * counts.total);
}

/** `countsOf` gives the counts of the last `seconds`, null where there was no traffic. */
export function burnRates(
  windows: readonly BurnWindow[],
  target: number,
  countsIn: (seconds: number) => Counts | null,
): BurnRate[] {
  return windows.map(({ severity, longSeconds, shortSeconds, threshold }) => {
    const longRate = burnRateOf(countsIn(longSeconds), target);
    const shortRate = burnRateOf(countsIn(shortSeconds), target);
    return {
      severity,
      long: shorthand(longSeconds),
      short: shorthand(shortSeconds),
      threshold,
      longRate,
      shortRate,
      firing: longRate !== null && shortRate !== null && longRate > threshold && shortRate > threshold,
    };
  });
}

/** The most that a burn rate can be: everything fails. An alert above it can never fire. */
export function highestBurnRate(target: number): number {
  return 1 / allowance(target);
}

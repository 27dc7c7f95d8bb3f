import { allowance } from "./budget.ts";
import type { Counts } from "./counts.ts";
import { shareInterval } from "./interval.ts";
import type { ErrorBudgetRules } from "./rules.ts";

/** When the budget will be used up if the last days go on, in days from the end of the run; null: not within the horizon. */
export interface Forecast {
  days: number | null;
  /** With the highest rate of failures that the last days allow, and with the lowest. */
  earliest: number | null;
  latest: number | null;
  /** Share of events that failed in the last days, and what it may truly be. */
  rate: { value: number; low: number; high: number };
  /** Days that are looked ahead. */
  horizonDays: number;
}

export interface History {
  /** One entry a day, the oldest first, null where nothing was counted. */
  days: readonly (Counts | null)[];
  target: number;
  /** A rolling window forgets its oldest day as a new one comes; a calendar window keeps all until it ends. */
  rolling: boolean;
  /** Days until the end of the period; of a rolling window its length. */
  horizonDays: number;
}

/**
 * Carries the failures of the last days on. The uncertainty is the wider one of two: of counting so many events, and of the days
 * among each other, since failures come in incidents and days differ more than chance would have it.
 */
export function forecast(
  { days, target, rolling, horizonDays }: History,
  rules: ErrorBudgetRules,
): Forecast | { reason: string } {
  const allowed = allowance(target);
  if (allowed === 0) return { reason: "at 100 % there is no budget to spend" };
  const recent = days.slice(-rules.forecast.recent.value).filter((day) => day !== null);
  if (recent.length < rules.forecast.leastDays.value)
    return { reason: `only ${recent.length} of the last days have data; ${rules.forecast.leastDays.value} are needed` };
  const bad = sum(recent.map((day) => day.bad));
  const total = sum(recent.map((day) => day.total));
  const counting = shareInterval(bad, total, rules.interval.confidence.value);
  const among = spread(recent.map((day) => day.bad / day.total));
  const value = bad / total;
  const rate = {
    value,
    low: Math.max(0, Math.min(counting?.low ?? value, value - among)),
    high: Math.min(1, Math.max(counting?.high ?? value, value + among)),
  };
  const perDay = total / recent.length;
  const until = (failing: number) => firstDay(days, allowed, rolling, horizonDays, perDay, failing);
  return { days: until(rate.value), earliest: until(rate.high), latest: until(rate.low), rate, horizonDays };
}

/** The first day ahead at whose end the budget is spent; 0 when it is now. */
function firstDay(
  days: readonly (Counts | null)[],
  allowed: number,
  rolling: boolean,
  horizonDays: number,
  perDay: number,
  failing: number,
): number | null {
  let bad = sum(days.map((day) => day?.bad ?? 0));
  let total = sum(days.map((day) => day?.total ?? 0));
  for (let ahead = 0; ahead <= horizonDays; ahead++) {
    if (total > 0 && bad >= allowed * total) return ahead;
    const leaving = rolling ? days[ahead] : null;
    bad += perDay * failing - (leaving?.bad ?? 0);
    total += perDay - (leaving?.total ?? 0);
  }
  return null;
}

/** Twice the standard error of a mean: about 95 %. */
function spread(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  return 2 * Math.sqrt(variance / values.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

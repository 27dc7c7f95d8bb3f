import { DAY_MS } from "../../model/time.ts";
import type { Work } from "./work.ts";

const WEEK_MS = 7 * DAY_MS;
/** seconds */
export const WEEK = WEEK_MS / 1000;

/** Whole weeks that end with the run; `start` and `end` in milliseconds, half-open. */
export interface Weeks {
  start: number;
  end: number;
  count: number;
}

/** No week before 1970: no row is older. */
export function weeksBefore(asOf: number, windowSeconds: number): Weeks {
  const count = Math.floor(Math.min(windowSeconds, asOf / 1000) / WEEK);
  return { start: asOf - count * WEEK_MS, end: asOf, count };
}

export function within(weeks: Weeks, work: readonly Work[]): Work[] {
  return work.filter(({ at }) => at >= weeks.start && at < weeks.end);
}

/** Sums by week. A week without any work has no sample: whether nothing was done, or nothing written down, is not known. */
export function byWeek(
  weeks: Weeks,
  work: readonly Work[],
  size: (one: Work) => number,
): { all: (number | null)[]; toil: (number | null)[] } {
  const all: (number | null)[] = Array.from({ length: weeks.count }, () => null);
  const toil: (number | null)[] = [...all];
  for (const one of work) {
    const week = Math.floor((one.at - weeks.start) / WEEK_MS);
    all[week] = (all[week] ?? 0) + size(one);
    toil[week] = (toil[week] ?? 0) + (one.toil ? size(one) : 0);
  }
  return { all, toil };
}

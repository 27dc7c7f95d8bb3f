import { canonicalJson } from "../../model/json.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";

/** How its calls are counted. */
export const COST_EXPLORER = "aws/cost-explorer";

/** AWS Cost Explorer pricing: each request, and each page, $0.01. */
export const USD_EACH = 0.01;

/** Costs of the last days still change: they are refreshed for up to three (AWS Cost Management, "Understanding your cost data"; recalled). */
const LATE_DAYS = 3;

/** Whole days, UTC. */
export interface Days {
  /** Milliseconds, midnight. */
  start: number;
  days: number;
}

/** The last so many days before an instant (RFC 3339) whose costs do not change any more. */
export function closedDays(asOf: string, days: number): Days {
  return { start: (Math.floor(Date.parse(asOf) / DAY_MS) - LATE_DAYS - days) * DAY_MS, days };
}

export function windowOf({ start, days }: Days): { start: string; end: string } {
  return { start: formatInstant(start), end: formatInstant(start + days * DAY_MS) };
}

/** As Cost Explorer wants them; the end is the day after the last. */
export function periodOf({ start, days }: Days): { Start: string; End: string } {
  return { Start: dayOf(start), End: dayOf(start + days * DAY_MS) };
}

/** `2026-01-10` */
export function dayOf(ms: number): string {
  return formatInstant(ms).slice(0, 10);
}

/** Under what name an answer is kept: `what` is all that decides it. */
export function keyOf(account: string, what: { [name: string]: unknown }): string {
  return canonicalJson({ source: COST_EXPLORER, account, ...what });
}

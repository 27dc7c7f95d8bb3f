import type { Window } from "../../model/evidence.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";

/** Whole days, UTC. */
export interface Days {
  /** Milliseconds, midnight. */
  start: number;
  days: number;
}

export function windowOf({ start, days }: Days): Window {
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

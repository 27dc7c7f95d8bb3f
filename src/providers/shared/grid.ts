import type { Window } from "../../model/evidence.ts";
import { formatInstant } from "../../model/time.ts";

/** Intervals that follow each other: the first begins at `start`, each is `stepSeconds` long. One is a whole window. */
export interface Grid {
  /** Milliseconds. */
  start: number;
  stepSeconds: number;
  count: number;
}

export function windowOf({ start, stepSeconds, count }: Grid): Window {
  return { start: formatInstant(start), end: formatInstant(start + stepSeconds * count * 1000) };
}

export function endOf({ start, stepSeconds, count }: Grid): number {
  return start + stepSeconds * count * 1000;
}

/** Clouds count whole minutes: a run that ends within one is read up to its beginning. Milliseconds. */
export function lastWholeMinute(asOf: string): number {
  return Math.floor(Date.parse(asOf) / 60_000) * 60_000;
}

/**
 * Puts the points of an answer into the intervals they belong to. Two points of one interval are added when they are counts (`adds`),
 * else the interval is unknown, as it is where no point lies. What lies outside is not asked for and not taken.
 */
export function filled(
  { start, stepSeconds, count }: Grid,
  points: Iterable<{ at: number; value: number }>,
  adds: boolean,
): (number | null)[] {
  const values = new Array<number | null>(count).fill(null);
  const twice = new Set<number>();
  for (const { at, value } of points) {
    const index = Math.floor((at - start) / (stepSeconds * 1000));
    if (index < 0 || index >= count || !Number.isFinite(value)) continue;
    const known = values[index] ?? null;
    if (known !== null && !adds) twice.add(index);
    values[index] = known === null ? value : known + value;
  }
  for (const index of twice) values[index] = null;
  return values;
}

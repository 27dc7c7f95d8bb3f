import type { Series, Window } from "../../../model/evidence.ts";
import { formatInstant } from "../../../model/time.ts";
import type { Combine } from "../settings.ts";

const MINUTE_SECONDS = 60;

/** A series of more intervals than this gets a longer step: 104 days of minutes. */
const MOST_INTERVALS = 150_000;

/** Sums and numbers of samples by minutes before asOf (1 is the last minute). */
export interface MinuteSums {
  minutes: ReadonlyMap<number, number>;
  sums: readonly number[];
  counts: readonly number[];
}

/** How a series is cut into intervals: the last one ends at asOf. */
export interface Grid {
  asOfMs: number;
  stepMinutes: number;
  intervals: number;
}

/** A grid that reaches back over the earliest minute. Long ones get a longer step, a multiple of the wanted one. */
export function gridOf(asOfMs: number, stepMinutes: number, earliestMinute: number): Grid {
  const factor = Math.max(1, Math.ceil(earliestMinute / stepMinutes / MOST_INTERVALS));
  const step = stepMinutes * factor;
  return { asOfMs, stepMinutes: step, intervals: Math.ceil(earliestMinute / step) };
}

export function windowOf(grid: Grid): Window {
  const lengthMs = grid.intervals * grid.stepMinutes * MINUTE_SECONDS * 1000;
  return { start: formatInstant(grid.asOfMs - lengthMs), end: formatInstant(grid.asOfMs) };
}

/** Where samples lie, in minutes before asOf: `earliest` is the larger number. 0 and 0 without any. */
export interface Extent {
  earliest: number;
  latest: number;
}

export function extentOf(tables: readonly ReadonlyMap<number, unknown>[]): Extent {
  let earliest = 0;
  let latest = 0;
  for (const table of tables) {
    for (const minute of table.keys()) {
      if (minute > earliest) earliest = minute;
      if (latest === 0 || minute < latest) latest = minute;
    }
  }
  return { earliest, latest };
}

const DAY_MINUTES = 1440;
/** Empty intervals up to asOf for each one with data, beyond which a series would be nothing but its own absence. */
const MOST_SILENCE = 3;

/** Why samples of this extent cannot be a series that ends at asOf: none, or all of them long past. */
export function extentProblem(extent: Extent, window: Window): string | undefined {
  if (extent.earliest === 0) return `no sample of it lies between ${window.start} and ${window.end}`;
  const silent = extent.latest - 1;
  if (silent <= DAY_MINUTES || silent <= MOST_SILENCE * (extent.earliest - silent)) return undefined;
  return `its last sample lies ${Math.floor(silent / DAY_MINUTES)} days before ${window.end}: it is too old to speak for that time`;
}

/** Index of the interval that holds a minute. */
export function intervalOf(grid: Grid, minute: number): number {
  return grid.intervals - Math.ceil(minute / grid.stepMinutes);
}

export function seriesOf(grid: Grid, values: (number | null)[]): Series {
  return { start: windowOf(grid).start, step: grid.stepMinutes * MINUTE_SECONDS, values };
}

/** The mean of each file's samples in an interval, combined over the files. An interval without a sample is null. */
export function combined(grid: Grid, files: readonly MinuteSums[], combine: Combine): (number | null)[] {
  const values = Array.from({ length: grid.intervals }, (): number | null => null);
  const contributors = new Uint32Array(grid.intervals);
  for (const file of files) {
    const sums = new Float64Array(grid.intervals);
    const counts = new Float64Array(grid.intervals);
    for (const [minute, slot] of file.minutes) {
      const at = intervalOf(grid, minute);
      if (at < 0 || at >= grid.intervals) continue;
      sums[at] = (sums[at] as number) + (file.sums[slot] ?? 0);
      counts[at] = (counts[at] as number) + (file.counts[slot] ?? 0);
    }
    for (let at = 0; at < grid.intervals; at++) {
      if (counts[at] === 0) continue;
      const mean = (sums[at] as number) / (counts[at] as number);
      const before = values[at] ?? null;
      values[at] = before === null ? mean : joined(before, mean, combine);
      contributors[at] = (contributors[at] as number) + 1;
    }
  }
  if (combine !== "mean") return values;
  return values.map((value, at) => (value === null ? null : value / (contributors[at] as number)));
}

function joined(a: number, b: number, combine: Combine): number {
  if (combine === "max") return Math.max(a, b);
  return combine === "min" ? Math.min(a, b) : a + b;
}

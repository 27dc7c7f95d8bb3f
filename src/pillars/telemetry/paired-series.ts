import type { Series } from "../../model/evidence.ts";
import { isSample } from "./usable-series.ts";

/** Two quantities in the same interval. */
export interface Pair {
  first: number;
  second: number;
}

/**
 * Means of two series in the intervals in which both have a sample. Intervals are `seconds` long, or as long as the coarser step,
 * and are counted from the epoch, so that series read at different instants meet. In order of time; linear in the input.
 */
export function pairedSeries(first: Series, second: Series, seconds: number): Pair[] {
  const step = Math.max(seconds, first.step, second.step);
  const ones = meansByInterval(first, step);
  const others = meansByInterval(second, step);
  const pairs: Pair[] = [];
  for (const [interval, one] of ones) {
    const other = others.get(interval);
    if (other !== undefined) pairs.push({ first: one.sum / one.count, second: other.sum / other.count });
  }
  return pairs;
}

function meansByInterval(series: Series, step: number): Map<number, { sum: number; count: number }> {
  const start = Date.parse(series.start) / 1000;
  const means = new Map<number, { sum: number; count: number }>();
  series.values.forEach((value, i) => {
    if (!isSample(value)) return;
    const interval = Math.floor((start + i * series.step) / step);
    const mean = means.get(interval);
    if (mean) {
      mean.sum += value;
      mean.count++;
    } else means.set(interval, { sum: value, count: 1 });
  });
  return means;
}

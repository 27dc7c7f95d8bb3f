import type { Interval } from "../../../model/delivery.ts";
import { quantile as typeSeven } from "../../../model/quantile.ts";
/** Type-7 quantile (Hyndman and Fan 1996: linear interpolation) of ascending values; undefined without any. */
export function quantile(ascending: readonly number[], q: number): number | undefined {
  return ascending.length === 0 ? undefined : typeSeven(ascending, q);
}

export interface Bootstrap {
  /** Resamples of one interval. */
  resamples: number;
  /** 0..1 */
  confidence: number;
  /** Most random draws of one interval: large samples get fewer resamples. */
  draws: number;
}

/**
 * Percentile bootstrap interval of the median of ascending values (Efron and Tibshirani 1993, ch. 13); undefined below two values.
 * The generator is seeded by the sample alone, so that the same sample gives the same interval.
 */
export function medianInterval(ascending: readonly number[], rules: Bootstrap): Interval | undefined {
  const size = ascending.length;
  if (size < 2) return undefined;
  const resamples = Math.max(50, Math.min(rules.resamples, Math.floor(rules.draws / size)));
  const random = generator(size, ascending);
  const counts = new Uint32Array(size);
  const medians: number[] = [];
  for (let i = 0; i < resamples; i++) {
    counts.fill(0);
    for (let j = 0; j < size; j++) {
      const pick = Math.floor(random() * size);
      counts[pick] = (counts[pick] ?? 0) + 1;
    }
    medians.push(medianOfCounts(ascending, counts));
  }
  medians.sort((a, b) => a - b);
  const tail = (1 - rules.confidence) / 2;
  return {
    low: quantile(medians, tail) ?? Number.NaN,
    high: quantile(medians, 1 - tail) ?? Number.NaN,
    confidence: rules.confidence,
  };
}

/** Type-7 median of the values, each as often as counted. */
function medianOfCounts(ascending: readonly number[], counts: Uint32Array): number {
  const size = ascending.length;
  const lower = Math.floor((size - 1) / 2);
  const upper = Math.ceil((size - 1) / 2);
  let seen = 0;
  let low: number | undefined;
  for (let i = 0; i < size; i++) {
    seen += counts[i] ?? 0;
    if (low === undefined && seen > lower) low = ascending[i];
    if (seen > upper) return ((low ?? Number.NaN) + (ascending[i] ?? Number.NaN)) / 2;
  }
  return Number.NaN;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for resampling, and the same on every machine. */
function generator(size: number, values: readonly number[]): () => number {
  let state = (size ^ Math.round((values[0] ?? 0) * 3600) ^ Math.round((values.at(-1) ?? 0) * 3600)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

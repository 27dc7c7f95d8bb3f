import type { Take } from "./measures.ts";

/** google.api.Distribution in JSON: 64-bit numbers are texts. */
export interface Distribution {
  count?: string | number | null;
  mean?: number | null;
  bucketOptions?: {
    explicitBuckets?: { bounds?: number[] | null } | null;
    exponentialBuckets?: {
      numFiniteBuckets?: number | null;
      growthFactor?: number | null;
      scale?: number | null;
    } | null;
    linearBuckets?: { numFiniteBuckets?: number | null; width?: number | null; offset?: number | null } | null;
  } | null;
  bucketCounts?: (string | number)[] | null;
}

const SHARES: { [take in Exclude<Take, "mean">]: number } = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 };

/** A distribution that is read several times: its counts as numbers, and the ends between its buckets. */
export interface Spread {
  mean: number | null;
  counts: number[];
  /** Of all counts. */
  total: number;
  bounds: readonly number[];
}

/** What can be taken of a distribution; undefined of no values, and of what is no distribution. */
export function spreadOf(distribution: Distribution): Spread | undefined {
  if (!(Number(distribution.count ?? 0) > 0)) return undefined;
  const counts = (distribution.bucketCounts ?? []).map(Number);
  const bounds = boundsOf(distribution) ?? [];
  const total = counts.reduce((sum, one) => sum + one, 0);
  const right = counts.length <= bounds.length + 1 && counts.every((one) => one >= 0);
  return { mean: finite(distribution.mean), counts: right ? counts : [], total: right ? total : 0, bounds };
}

/**
 * The mean, or a percentile: linear inside the bucket it falls into, as Cloud Monitoring does. Where that has no upper end the percentile is
 * at least its lower one, which is given. Null where the buckets say nothing.
 */
export function taken({ mean, counts, total, bounds }: Spread, take: Take): number | null {
  if (take === "mean") return mean;
  if (!(total > 0) || bounds.length === 0) return null;
  const wanted = SHARES[take] * total;
  let before = 0;
  for (const [at, count] of counts.entries()) {
    if (count > 0 && before + count >= wanted) {
      const upper = bounds[at];
      if (upper === undefined) return finite(bounds.at(-1));
      // Of times and shares none is below zero.
      const lower = at === 0 ? Math.min(0, upper) : (bounds[at - 1] ?? 0);
      return finite(lower + ((upper - lower) * (wanted - before)) / count);
    }
    before += count;
  }
  return null;
}

/** The ends between buckets, ascending; undefined where there are none, or too many to be meant. */
function boundsOf({ bucketOptions }: Distribution): readonly number[] | undefined {
  const { explicitBuckets, exponentialBuckets, linearBuckets } = bucketOptions ?? {};
  if (explicitBuckets) return explicitBuckets.bounds?.length ? explicitBuckets.bounds : undefined;
  if (exponentialBuckets) {
    const { numFiniteBuckets, growthFactor, scale } = exponentialBuckets;
    return ends(
      `exponential ${numFiniteBuckets} ${growthFactor} ${scale}`,
      numFiniteBuckets,
      (at) => (scale ?? 0) * (growthFactor ?? 0) ** at,
    );
  }
  if (linearBuckets) {
    const { numFiniteBuckets, width, offset } = linearBuckets;
    return ends(
      `linear ${numFiniteBuckets} ${width} ${offset}`,
      numFiniteBuckets,
      (at) => (offset ?? 0) + (width ?? 0) * at,
    );
  }
  return undefined;
}

/** Cloud Monitoring itself has at most 200. */
const MOST_BUCKETS = 10_000;

/** The ends of the last distribution: those of one series are all alike. */
let last: { key: string; ends: readonly number[] } = { key: "", ends: [] };

function ends(
  key: string,
  buckets: number | null | undefined,
  end: (at: number) => number,
): readonly number[] | undefined {
  if (!buckets || buckets > MOST_BUCKETS) return undefined;
  if (last.key !== key) last = { key, ends: Array.from({ length: buckets + 1 }, (_, at) => end(at)) };
  return last.ends;
}

function finite(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

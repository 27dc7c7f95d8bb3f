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

/**
 * The mean, or a percentile: linear inside the bucket it falls into, as Cloud Monitoring does. Where that has no upper end the percentile is
 * at least its lower one, which is given. Null of no values, and of what is no distribution.
 */
export function taken(distribution: Distribution, take: Take): number | null {
  const total = Number(distribution.count ?? 0);
  if (!(total > 0)) return null;
  if (take === "mean") return finite(distribution.mean);
  const counts = (distribution.bucketCounts ?? []).map(Number);
  const bounds = boundsOf(distribution);
  if (!bounds || counts.length > bounds.length + 1 || counts.some((one) => !(one >= 0))) return null;
  const all = counts.reduce((sum, one) => sum + one, 0);
  if (!(all > 0)) return null;
  const wanted = SHARES[take] * all;
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
function boundsOf({ bucketOptions }: Distribution): number[] | undefined {
  const { explicitBuckets, exponentialBuckets, linearBuckets } = bucketOptions ?? {};
  if (explicitBuckets) return explicitBuckets.bounds?.length ? explicitBuckets.bounds : undefined;
  if (exponentialBuckets) {
    const { numFiniteBuckets, growthFactor, scale } = exponentialBuckets;
    return ends(numFiniteBuckets, (at) => (scale ?? 0) * (growthFactor ?? 0) ** at);
  }
  if (linearBuckets) {
    const { numFiniteBuckets, width, offset } = linearBuckets;
    return ends(numFiniteBuckets, (at) => (offset ?? 0) + (width ?? 0) * at);
  }
  return undefined;
}

/** Cloud Monitoring itself has at most 200. */
const MOST_BUCKETS = 10_000;

function ends(buckets: number | null | undefined, end: (at: number) => number): number[] | undefined {
  if (!buckets || buckets > MOST_BUCKETS) return undefined;
  return Array.from({ length: buckets + 1 }, (_, at) => end(at));
}

function finite(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

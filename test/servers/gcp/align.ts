/** Buckets with the ends 1, 2, 4 … 2^(n-1), unless others are named; the last has no end. */
export interface Buckets {
  counts: number[];
  sum: number;
  bounds?: number[] | undefined;
}

export type Value = number | Buckets;

export interface Source {
  project: string;
  metric: { type: string; labels: { [name: string]: string | number } };
  resource: { type: string; labels: { [name: string]: string } };
  kind: "DELTA" | "GAUGE" | "CUMULATIVE";
  /** What was written for the minute that ends then. */
  at(end: number): Value | undefined;
}

export class BadAlignment extends Error {}

// google.monitoring.v3.Aggregation
export const ALIGNERS: { [number: string]: string } = {
  0: "NONE",
  1: "DELTA",
  2: "RATE",
  10: "MIN",
  11: "MAX",
  12: "MEAN",
  13: "COUNT",
  14: "SUM",
  16: "COUNT_TRUE",
  17: "FRACTION_TRUE",
  18: "PERCENTILE_99",
  19: "PERCENTILE_95",
  20: "PERCENTILE_50",
  21: "PERCENTILE_05",
};
export const REDUCERS: { [number: string]: string } = {
  0: "NONE",
  1: "MEAN",
  2: "MIN",
  3: "MAX",
  4: "SUM",
  6: "COUNT",
};

const MINUTE = 60_000;

/** One value for the period that ends then: of all that was written after its begin, up to its end. */
export function aligned(source: Source, aligner: string, end: number, periodMs: number): Value | undefined {
  const distribution = /^PERCENTILE/.test(aligner);
  if ((aligner === "DELTA" || aligner === "RATE") && source.kind === "GAUGE")
    throw new BadAlignment(`The aligner ALIGN_${aligner} cannot be applied to metrics with kind GAUGE`);
  if (aligner !== "DELTA" && aligner !== "RATE" && source.kind === "CUMULATIVE")
    throw new BadAlignment(`The aligner ALIGN_${aligner} cannot be applied to metrics with kind CUMULATIVE`);
  const values: Value[] = [];
  for (let at = end - periodMs + MINUTE; at <= end; at += MINUTE) {
    const value = source.at(at);
    if (value !== undefined) values.push(value);
  }
  if (values.length === 0) return undefined;
  if (values.some((value) => typeof value === "object")) {
    if (aligner === "DELTA" || aligner === "SUM") return added(values as Buckets[]);
    throw new BadAlignment(`ALIGN_${aligner} is not given for distributions by this server`);
  }
  if (distribution) throw new BadAlignment(`The aligner ALIGN_${aligner} needs a distribution`);
  const numbers = values as number[];
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (aligner === "DELTA" || aligner === "SUM") return sum;
  if (aligner === "RATE") return sum / (periodMs / 1000);
  if (aligner === "MAX") return Math.max(...numbers);
  if (aligner === "MIN") return Math.min(...numbers);
  if (aligner === "MEAN") return sum / numbers.length;
  if (aligner === "COUNT") return numbers.length;
  throw new BadAlignment(`ALIGN_${aligner} is not given by this server`);
}

export function reduced(values: Value[], reducer: string): Value {
  if (reducer === "COUNT") return values.length;
  if (values.some((value) => typeof value === "object")) {
    if (reducer !== "SUM") throw new BadAlignment(`The reducer REDUCE_${reducer} does not add distributions`);
    return added(values as Buckets[]);
  }
  const numbers = values as number[];
  if (reducer === "MAX") return Math.max(...numbers);
  if (reducer === "MIN") return Math.min(...numbers);
  const sum = numbers.reduce((a, b) => a + b, 0);
  return reducer === "MEAN" ? sum / numbers.length : sum;
}

function added(all: readonly Buckets[]): Buckets {
  const counts: number[] = [];
  for (const one of all) for (const [at, count] of one.counts.entries()) counts[at] = (counts[at] ?? 0) + count;
  return { counts, sum: all.reduce((sum, one) => sum + one.sum, 0), bounds: all[0]?.bounds };
}

/** google.monitoring.v3.TypedValue in JSON. */
export function typed(value: Value): object {
  if (typeof value === "number")
    return Number.isInteger(value) ? { int64Value: String(value) } : { doubleValue: value };
  const count = value.counts.reduce((a, b) => a + b, 0);
  const last = value.counts.findLastIndex((one) => one > 0);
  return {
    distributionValue: {
      count: String(count),
      mean: count === 0 ? 0 : value.sum / count,
      bucketOptions: value.bounds
        ? { explicitBuckets: { bounds: value.bounds } }
        : { exponentialBuckets: { numFiniteBuckets: 20, growthFactor: 2, scale: 1 } },
      // Trailing zeros are left out.
      bucketCounts: value.counts.slice(0, last + 1).map(String),
    },
  };
}

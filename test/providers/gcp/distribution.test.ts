import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Distribution, spreadOf, taken } from "../../../src/providers/gcp/distribution.ts";

const explicit = (bounds: number[], counts: number[], mean = 1): Distribution => ({
  count: String(counts.reduce((a, b) => a + b, 0)),
  mean,
  bucketOptions: { explicitBuckets: { bounds } },
  bucketCounts: counts.map(String),
});

function p(distribution: Distribution, take: "p50" | "p90" | "p95" | "p99" | "mean") {
  const spread = spreadOf(distribution);
  return spread ? taken(spread, take) : undefined;
}

describe("percentiles of a distribution", () => {
  it("are linear inside a bucket, of every kind of buckets", () => {
    expect(p(explicit([10, 20], [0, 100]), "p50")).toBe(15);
    const linear = { linearBuckets: { numFiniteBuckets: 3, width: 10, offset: 5 } };
    expect(p({ count: "10", bucketOptions: linear, bucketCounts: ["0", "0", "10"] }, "p50")).toBe(20);
    const exponential = { exponentialBuckets: { numFiniteBuckets: 4, growthFactor: 2, scale: 1 } };
    expect(p({ count: "10", bucketOptions: exponential, bucketCounts: ["0", "0", "0", "10"] }, "p50")).toBe(6);
    // The same again, after another one.
    expect(p({ count: "10", bucketOptions: linear, bucketCounts: ["0", "10"] }, "p50")).toBe(10);
  });

  it("above the last end are at least that; below the first are not below zero", () => {
    expect(p(explicit([10, 20], [0, 0, 5]), "p99")).toBe(20);
    expect(p(explicit([10, 20], [10]), "p50")).toBe(5);
  });

  it("of nothing, of no buckets, and of what is no distribution are none", () => {
    expect(spreadOf(explicit([10], []))).toBeUndefined();
    expect(spreadOf({})).toBeUndefined();
    expect(p({ count: "3", mean: 2 }, "p99")).toBeNull();
    expect(p({ count: "3", mean: 2 }, "mean")).toBe(2);
    expect(p(explicit([10], [1, 2, 3, 4]), "p50")).toBeNull();
    expect(p({ ...explicit([10], [1, 2]), bucketCounts: ["-1", "2"] }, "p50")).toBeNull();
    expect(
      p(
        { count: "1", bucketOptions: { linearBuckets: { numFiniteBuckets: 1e9, width: 1 } }, bucketCounts: ["1"] },
        "p50",
      ),
    ).toBeNull();
  });

  it("grow with their share, and lie between the ends of the buckets that hold values", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 21 }), (counts) => {
        const bounds = Array.from({ length: 20 }, (_, at) => 2 ** at);
        fc.pre(counts.some((count) => count > 0));
        const one = explicit(bounds, counts);
        const all = (["p50", "p90", "p95", "p99"] as const).map((take) => p(one, take) ?? Number.NaN);
        expect(all).toEqual([...all].sort((a, b) => a - b));
        const first = counts.findIndex((count) => count > 0);
        expect(all[0]).toBeGreaterThanOrEqual(first === 0 ? 0 : (bounds[first - 1] ?? 0));
        const last = counts.findLastIndex((count) => count > 0);
        expect(all[3]).toBeLessThanOrEqual(bounds[Math.min(last, 19)] ?? 0);
      }),
    );
  });
});

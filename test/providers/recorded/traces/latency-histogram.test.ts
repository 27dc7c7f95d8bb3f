import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LatencyHistograms } from "../../../../src/providers/recorded/traces/latency-histogram.ts";

const QUANTILES = [0.01, 0.5, 0.9, 0.99, 1];

function exact(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(quantile * sorted.length)) - 1] as number;
}

describe("latency histograms", () => {
  const durations = fc.array(fc.oneof(fc.integer({ min: 2, max: 1000 }), fc.integer({ min: 2, max: 1e12 })), {
    minLength: 1,
    maxLength: 200,
  });

  it("gives nearest-rank quantiles within one per cent", () => {
    fc.assert(
      fc.property(durations, durations, (first, second) => {
        const histograms = new LatencyHistograms();
        first.forEach((value, i) => {
          histograms.add(3, value);
          const other = second[i];
          if (other !== undefined) histograms.add(900_000, other);
        });
        expect(histograms.error).toBeLessThanOrEqual(0.01);
        const found = histograms.quantiles(QUANTILES).get(3) ?? [];
        QUANTILES.forEach((quantile, i) => {
          const expected = exact(first, quantile);
          expect(Math.abs((found[i] as number) - expected) / expected).toBeLessThanOrEqual(0.0101);
        });
      }),
    );
  });

  it("keeps to its memory by wider buckets, and says what that costs", () => {
    const histograms = new LatencyHistograms(1 << 12);
    const values: number[] = [];
    for (let i = 0; i < 60_000; i++) {
      const value = Math.round(1000 * 1.0004 ** i);
      values.push(value);
      histograms.add(i % 40, value);
    }
    expect(histograms.error).toBeGreaterThan(0.01);
    const cell = values.filter((_, i) => i % 40 === 7);
    const [median] = histograms.quantiles([0.5]).get(7) as [number];
    expect(Math.abs(median / exact(cell, 0.5) - 1)).toBeLessThanOrEqual(histograms.error * 1.01);
  });

  it("counts durations of zero", () => {
    const histograms = new LatencyHistograms();
    histograms.add(0, 0);
    expect(histograms.quantiles([0.5]).get(0)).toEqual([0]);
  });
});

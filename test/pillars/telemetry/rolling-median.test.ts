import fc from "fast-check";
import { expect, test } from "vitest";
import { rollingMedian } from "../../../src/pillars/telemetry/rolling-median.ts";

function naive(samples: readonly number[], width: number): number[] {
  const size = Math.min(samples.length, width);
  return samples.map((_, i) => {
    const start = Math.min(Math.max(0, i - Math.floor(size / 2)), samples.length - size);
    const sorted = samples.slice(start, start + size).sort((a, b) => a - b);
    const upper = sorted[size >> 1] ?? 0;
    return size % 2 === 1 ? upper : ((sorted[(size >> 1) - 1] ?? 0) + upper) / 2;
  });
}

test("equals sorting every window anew", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (samples, width) => {
        expect([...rollingMedian(Float64Array.from(samples), width)]).toEqual(naive(samples, width));
      },
    ),
  );
});

test("of nothing is nothing", () => {
  expect(rollingMedian(new Float64Array(0), 5)).toHaveLength(0);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied } from "../../../src/providers/shared/formula.ts";
import type { Formula } from "../../../src/providers/shared/metric-rules.ts";

const GRID = { stepSeconds: 300, count: 3 };
const of = (values: { [id: string]: (number | null)[] }) => new Map(Object.entries(values));

describe("a signal made of a vendor's metrics", () => {
  it("is counts per second, counts, or a value in another unit", () => {
    const values = of({ a: [300, 0, 600], b: [300, 3, null] });
    expect(applied({ rate: ["a"] }, values, GRID)).toEqual([1, 0, 2]);
    expect(applied({ rate: ["a", "b"] }, values, GRID)).toEqual([2, 0.01, null]);
    expect(applied({ count: ["a", "b"] }, values, GRID)).toEqual([600, 3, null]);
    expect(applied({ value: "b", scale: -0.01, offset: 1 }, values, GRID)).toEqual([-2, 0.97, null]);
    expect(applied({ largest: ["a", "b"], scale: 0.5 }, values, GRID)).toEqual([150, 1.5, null]);
  });

  it("has no share of nothing, and none where a count is missing", () => {
    const values = of({ bad: [1, 0, null], all: [4, 0, 10] });
    expect(applied({ success: { bad: ["bad"], all: ["all"] } }, values, GRID)).toEqual([0.75, null, null]);
    expect(applied({ share: { of: ["bad"], in: ["all"] } }, values, GRID)).toEqual([0.25, null, null]);
  });

  it("says nothing of an interval in which any metric that it needs has no value", () => {
    const sample = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null });
    const formulas: fc.Arbitrary<Formula> = fc.constantFrom<Formula>(
      { rate: ["a", "b"] },
      { count: ["a", "b"] },
      { largest: ["a", "b"] },
      { share: { of: ["a"], in: ["b"] } },
      { success: { bad: ["a"], all: ["a", "b"] } },
    );
    fc.assert(
      fc.property(formulas, fc.array(fc.tuple(sample, sample), { maxLength: 20 }), (formula, samples) => {
        const values = of({ a: samples.map(([a]) => a), b: samples.map(([, b]) => b) });
        const made = applied(formula, values, { stepSeconds: 60, count: samples.length });
        for (const [at, [a, b]] of samples.entries()) {
          if (a === null || b === null) expect(made[at]).toBeNull();
          else if (made[at] !== null) expect(Number.isFinite(made[at])).toBe(true);
        }
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowance, errorBudget } from "../../src/slo/budget.ts";
import { type Counts, countsOf } from "../../src/slo/counts.ts";

const FOUR_WEEKS = 28 * 24 * 60;

function counts(bad: number, total: number): Counts {
  return { good: total - bad, bad, total };
}

describe("error budgets", () => {
  it("1,040 bad of 1,000,000 at 99.9 % is more than all of it, and is not rounded away", () => {
    const budget = errorBudget(counts(1_040, 1_000_000), 0.999, FOUR_WEEKS);
    expect(budget.total).toBe(0.001);
    expect(budget.consumed).toBeCloseTo(1.04, 12);
    expect(budget.remaining).toBeCloseTo(-0.04, 12);
    expect(budget.remainingMinutes).toBeCloseTo(-1.6128, 12);
    expect(budget.burnRate).toBeCloseTo(1.04, 12);
  });

  it("differ from the formula that circulates, which calls a missed objective healthy", () => {
    const target = 0.999;
    const missed = counts(1_500, 1_000_000);
    const circulating = target - missed.good / missed.total;
    // "0.05 % consumed" of a budget that is overspent by half.
    expect(circulating).toBeCloseTo(0.0005, 12);
    expect(1 - circulating).toBeGreaterThan(0.99);
    expect(errorBudget(missed, target, FOUR_WEEKS).remaining).toBeCloseTo(-0.5, 12);
  });

  it("see one bad event in ten million", () => {
    expect(errorBudget(counts(1, 10_000_001), 0.9999999, FOUR_WEEKS).consumed).toBeCloseTo(0.9999999, 7);
    expect(errorBudget(counts(1, 10_000_001), 0.999, FOUR_WEEKS).consumed).toBeGreaterThan(0);
  });

  it("of a goal of 100 % are none: nothing may fail, and what failed has no share", () => {
    expect(errorBudget(counts(0, 100), 1, FOUR_WEEKS)).toMatchObject({ total: 0, consumed: 0, remaining: 1 });
    expect(errorBudget(counts(1, 100), 1, FOUR_WEEKS)).toMatchObject({
      consumed: null,
      remaining: null,
      burnRate: null,
    });
  });

  it("of slices of a calendar window are those of the whole period", () => {
    // Ten of 30 days have passed, one of them was bad; 10 % of 30 may be.
    const budget = errorBudget(counts(1, 10), 0.9, 30 * 24 * 60, 30);
    expect(budget.consumed).toBeCloseTo(1 / 3, 12);
    expect(budget.burnRate).toBeCloseTo(1, 12);
  });

  it("are exact for known counts to 1e-9, at targets from 0.9 to 0.9999", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (nines, last, total, share) => {
          // The target and the arithmetic in whole numbers: allowed = last × 10^-nines.
          const scale = 10n ** BigInt(nines);
          const target = Number(scale - BigInt(last)) / Number(scale);
          const bad = BigInt(Math.floor(Number(total) * share * share));
          const consumed = Number((bad * scale * 10n ** 15n) / (BigInt(last) * total)) / 1e15;
          const budget = errorBudget(counts(Number(bad), Number(total)), target, FOUR_WEEKS);
          expect(Math.abs((budget.consumed ?? Number.NaN) - consumed)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, consumed),
          );
        },
      ),
    );
  });

  it("never grow by a bad event, nor shrink by a good one", () => {
    const events = fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }));
    fc.assert(
      fc.property(events, fc.double({ min: 0, max: 0.99999, noNaN: true }), ([bad, good], target) => {
        const at = (b: number, g: number) => errorBudget(counts(b, b + g), target, FOUR_WEEKS).remaining ?? 0;
        expect(at(bad + 1, good)).toBeLessThanOrEqual(at(bad, good));
        expect(at(bad, good + 1)).toBeGreaterThanOrEqual(at(bad, good));
      }),
    );
  });

  it("read a target as the decimal it was written as", () => {
    expect([0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999].map(allowance)).toEqual([
      0.1, 0.05, 0.01, 0.005, 0.001, 0.0005, 0.0001, 0.00001,
    ]);
  });
});

describe("counts", () => {
  it.each([
    [
      { good: 99, total: 100 },
      { good: 99, bad: 1, total: 100 },
    ],
    [
      { bad: 1, total: 100 },
      { good: 99, bad: 1, total: 100 },
    ],
    [
      { bad: 0, total: 0.5 },
      { good: 0.5, bad: 0, total: 0.5 },
    ],
    // Both were extrapolated, each with its own rounding.
    [
      { good: 100.00000000001, total: 100 },
      { good: 100, bad: 0, total: 100 },
    ],
  ])("of %j", (measured, expected) => expect(countsOf(measured)).toEqual(expected));

  it.each([
    [{ good: 101, total: 100 }, "more than all events"],
    [{ bad: 101, total: 100 }, "bad events (101) are more"],
    [{ good: Number.NaN, total: 100 }, "is not a number"],
    [{ good: 1, total: Number.POSITIVE_INFINITY }, "is not a number"],
    [{ good: -1, total: 100 }, "is negative"],
    [{ good: 0, total: 0 }, "no traffic"],
    [{ good: null, total: 5 }, "no data"],
    [{ good: 5, total: null }, "no data"],
    [{ good: 5 }, "was not counted"],
    [{ total: 5 }, "neither good nor bad"],
  ])("cannot be %j", (measured, said) => {
    expect(countsOf(measured)).toMatchObject({ reason: expect.stringContaining(said) });
  });
});

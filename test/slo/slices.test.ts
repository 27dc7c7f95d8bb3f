import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compositeConsumed, compositeRatioTimeslices, compositeTimeslices } from "../../src/slo/composite.ts";
import type { Counts } from "../../src/slo/counts.ts";
import { ratioTimeslices, type Slice, sumOf, timeslices } from "../../src/slo/slices.ts";
import { counts } from "./support.ts";

describe("slices", () => {
  it("are good from their target on, however many events they have", () => {
    const slices = [counts(0, 1), counts(5, 100), counts(6, 100), counts(1_000_000, 1_000_000), null];
    expect(sumOf(timeslices(slices, 0.95))).toEqual({ counts: { good: 2, bad: 2, total: 4 }, empty: 1 });
    expect(sumOf(timeslices([counts(93, 100)], 0.07))).toMatchObject({ counts: { good: 1 } });
  });

  it("weigh the same by their ratios", () => {
    const found = sumOf(ratioTimeslices([counts(0, 10), counts(500_000, 1_000_000), null]));
    expect(found.counts.good / found.counts.total).toBeCloseTo(0.75, 12);
    expect(found.empty).toBe(1);
  });

  it("one heavy bad slice: slices make it one of many, events count as heavily as it is", () => {
    const slices: Slice[] = [counts(10_000, 1_000_000), ...Array.from({ length: 287 }, () => counts(0, 100))];
    const sums = slices.reduce<Counts>(
      (all, one) => counts(all.bad + (one?.bad ?? 0), all.total + (one?.total ?? 0)),
      counts(0, 0),
    );
    expect(sums.bad / sums.total).toBeCloseTo(0.009721, 6);
    const averaged = sumOf(ratioTimeslices(slices)).counts;
    expect(averaged.bad / averaged.total).toBeCloseTo(0.0000347, 7);
  });
});

describe("composite objectives", () => {
  it("of occurrences add up what their members spent, by weight", () => {
    const members = [
      { target: 0.999, weight: 1, counts: counts(500, 1_000_000) },
      { target: 0.99, weight: 2, counts: counts(1_000, 1_000_000) },
    ];
    expect(compositeConsumed(members)).toBeCloseTo(0.5 + 2 * 0.1, 12);
    expect(compositeConsumed([...members, { target: 0.9, weight: 1, counts: null }])).toBeNull();
  });

  it("of slices are bad where any member is, and not known where one has no data and none is bad", () => {
    const a = { slices: [counts(0, 9), counts(9, 9), counts(0, 9), null], sliceTarget: 0.9 };
    const b = { slices: [counts(0, 9), counts(0, 9), null, counts(9, 9)], sliceTarget: 0.9 };
    expect(sumOf(compositeTimeslices([a, b]))).toEqual({ counts: { good: 1, bad: 2, total: 3 }, empty: 1 });
  });

  it("of ratios add up what is missing: 95 % and 95 % make 90 %", () => {
    const [found] = compositeRatioTimeslices([{ slices: [counts(5, 100)] }, { slices: [counts(5, 100)] }]);
    expect(found).toBeCloseTo(0.9, 12);
    expect(compositeRatioTimeslices([{ slices: [counts(8, 9)] }, { slices: [counts(8, 9)] }])).toEqual([0]);
  });

  it("are never better than their worst member", () => {
    const slice = fc.option(
      fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })).map(([bad, good]) => counts(bad, bad + good)),
      { freq: 9 },
    );
    const slices = fc.array(slice, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(slices, slices, (one, two) => {
        const both = sumOf(
          compositeTimeslices([
            { slices: one, sliceTarget: 0.9 },
            { slices: two, sliceTarget: 0.9 },
          ]),
        );
        expect(both.counts.good).toBeLessThanOrEqual(sumOf(timeslices(one, 0.9)).counts.good);
        expect(both.counts.bad).toBeGreaterThanOrEqual(sumOf(timeslices(two, 0.9)).counts.bad);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BurnRate } from "../../src/model/budget.ts";
import { burnRates, burnWindows, highestBurnRate } from "../../src/slo/burn-rates.ts";
import { shareInterval } from "../../src/slo/interval.ts";
import { type Seen, statusOf } from "../../src/slo/status.ts";
import { counts, rules } from "./support.ts";

const DAY = 86_400;
const period = { start: 0, end: 28 * DAY * 1000, countedUntil: 28 * DAY * 1000 };
const promised = {
  name: "checkout-availability",
  service: "checkout",
  target: 0.999,
  budgetingMethod: "Occurrences",
  window: "28d",
};
const judge = (seen: Seen, target = 0.999, burn: BurnRate[] = []) =>
  statusOf({ ...promised, target }, period, seen, burn, rules);
const of = (bad: number, total: number) => ({ counts: counts(bad, total), counted: true });

describe("status", () => {
  it("is the contract's example", () => {
    const row = judge(of(1_040, 1_000_000));
    expect(row).toMatchObject({
      name: "checkout-availability",
      service: "checkout",
      objective: "99.9 % over 28 days",
      window: { start: "1970-01-01T00:00:00Z", end: "1970-01-29T00:00:00Z", rolling: true },
      good: 998_960,
      total: 1_000_000,
      sli: 0.99896,
      status: "exhausted",
      reason: null,
    });
    expect(row.sliInterval?.low).toBeCloseTo(0.9989, 4);
    expect(row.sliInterval?.high).toBeCloseTo(0.99902, 5);
  });

  it.each([
    [0, "healthy"],
    [800, "healthy"],
    [801, "at-risk"],
    [999, "at-risk"],
    [1_000, "exhausted"],
    [1_001, "exhausted"],
  ])("of %i bad in a million at 99.9 %% is %s", (bad, status) => {
    expect(judge(of(bad, 1_000_000)).status).toBe(status);
  });

  it("of a budget that is spent to the last event is exhausted, whatever the target", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 1_000_000 }), (last, times) => {
        // target = 1 - last / 10,000, total = 10,000 × times, allowed = last × times
        const row = judge(of(last * times, 10_000 * times), (10_000 - last) / 10_000);
        expect(row.status).toBe("exhausted");
      }),
    );
  });

  it("is at risk while an alert fires, and of no traffic none fires", () => {
    const windows = burnWindows(28 * DAY, rules.burnRates);
    const hot = burnRates(windows, 0.999, () => counts(20, 1_000));
    expect(hot.map(({ firing }) => firing)).toEqual([true, true, true, true]);
    expect(judge(of(1, 1_000_000), 0.999, hot).status).toBe("at-risk");
    const silent = burnRates(windows, 0.999, () => null);
    expect(silent).toMatchObject([{ longRate: null, shortRate: null, firing: false }, {}, {}, {}]);
    expect(judge(of(1, 1_000_000), 0.999, silent).status).toBe("healthy");
  });

  it("is unknown, with the counts, of too few events", () => {
    expect(judge(of(0, 999))).toMatchObject({
      status: "unknown",
      good: 999,
      total: 999,
      errorBudget: { consumed: null, remaining: null },
      reason: "too few events: of 999 the objective allows 0.999 to fail, less than 1",
    });
    expect(judge(of(0, 1_000)).status).toBe("healthy");
  });

  it("of a goal of 100 % is exhausted by one event, and healthy without", () => {
    expect(judge(of(1, 100), 1)).toMatchObject({
      status: "exhausted",
      reason: "100 % allows nothing to fail, and 1 did",
    });
    expect(judge(of(0, 100), 1)).toMatchObject({ status: "healthy", errorBudget: { total: 0, consumed: 0 } });
  });

  it("says why nothing is known, and before its first window", () => {
    expect(judge({ reason: "no data" })).toMatchObject({ status: "unknown", reason: "no data", sli: null });
    expect(statusOf(promised, { reason: "not yet" }, of(1, 100), [], rules)).toMatchObject({ status: "unknown" });
  });

  it("of a ratio that came as one number has no counts and no interval", () => {
    const row = judge({ counts: { good: 0.9995, bad: 0.0005, total: 1 }, counted: false });
    expect(row).toMatchObject({ good: null, total: null, sli: 0.9995, sliInterval: null, status: "healthy" });
    expect(row.errorBudget.consumed).toBeCloseTo(0.5, 9);
  });
});

describe("burn windows", () => {
  const table = (days: number) =>
    burnWindows(days * DAY, rules.burnRates).map((one) => [one.longSeconds / 60, one.shortSeconds / 60, one.threshold]);

  it("of 28 and 30 days are those of Sloth", () => {
    expect(table(28)).toEqual([
      [60, 5, expect.closeTo(13.44)],
      [360, 30, expect.closeTo(5.6)],
      [1440, 120, expect.closeTo(2.8)],
      [4320, 360, expect.closeTo(0.9333, 4)],
    ]);
    expect(table(30).map(([, , threshold]) => threshold)).toEqual([14.4, 6, 3, 1].map((one) => expect.closeTo(one)));
  });

  it("of shorter windows shrink with them, and keep their thresholds", () => {
    expect(table(7)).toEqual([
      [15, 1, expect.closeTo(13.44)],
      [90, 8, expect.closeTo(5.6)],
      [360, 30, expect.closeTo(2.8)],
      [1080, 90, expect.closeTo(0.9333, 4)],
    ]);
  });

  it("of any length have a long window above its short one, inside the objective's own", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 400 * 24 * 60 }), (minutes) => {
        for (const one of burnWindows(minutes * 60, rules.burnRates)) {
          expect(one.shortSeconds).toBeLessThanOrEqual(one.longSeconds);
          expect(one.longSeconds).toBeLessThanOrEqual(minutes * 60);
          expect(one.shortSeconds).toBeGreaterThanOrEqual(60);
          expect(one.threshold).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("an alert above the highest burn rate can never fire", () => {
    expect(highestBurnRate(0.9)).toBeCloseTo(10);
    const everythingFails = burnRates(burnWindows(30 * DAY, rules.burnRates), 0.9, () => counts(100, 100));
    expect(everythingFails.map(({ firing }) => firing)).toEqual([false, true, true, true]);
  });
});

describe("Wilson's interval", () => {
  // Values of Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i", (good, total, low, high) => {
    const found = shareInterval(good, total, 0.95);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it("holds the share, within 0 and 1, and narrows with more events", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (good, bad) => {
        const [few, many] = [shareInterval(good, good + bad, 0.95), shareInterval(good * 9, (good + bad) * 9, 0.95)];
        if (!few || !many) throw new Error("these are counts");
        const share = good / (good + bad);
        expect(few.low).toBeLessThanOrEqual(share);
        expect(few.high).toBeGreaterThanOrEqual(share);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it("of what are no counts is none", () => {
    expect([shareInterval(2, 1, 0.95), shareInterval(0, 0, 0.95), shareInterval(Number.NaN, 1, 0.95)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

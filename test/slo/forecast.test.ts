import { describe, expect, it } from "vitest";
import { forecast } from "../../src/slo/forecast.ts";
import { counts, rules } from "./support.ts";

const day = (bad: number) => counts(bad, 100_000);
const quiet = Array.from({ length: 21 }, () => day(0));

describe("forecast", () => {
  it("of a steady rate is the day on which the budget is spent", () => {
    // 28 days at 99.9 %: 2,800 may fail. Four weeks of 50 a day are 1,400; from now on it goes on so: never.
    const steady = Array.from({ length: 28 }, () => day(50));
    expect(forecast({ days: steady, target: 0.999, rolling: true, horizonDays: 28 }, rules)).toMatchObject({
      days: null,
    });
    // A week of 200 a day after three quiet ones: 1,400 spent, 200 more each day, nothing bad leaves: day 7.
    const rising = [...quiet, ...Array.from({ length: 7 }, () => day(200))];
    expect(forecast({ days: rising, target: 0.999, rolling: true, horizonDays: 28 }, rules)).toMatchObject({ days: 7 });
  });

  it("tells how sure it is: the days before and after, by how much the last ones differed", () => {
    const rising = [...quiet, ...[100, 300, 150, 250, 200, 220, 180].map(day)];
    const found = forecast({ days: rising, target: 0.999, rolling: true, horizonDays: 28 }, rules);
    if ("reason" in found) throw new Error(found.reason);
    expect(found.days).toBe(7);
    expect(found.earliest).toBeLessThan(7);
    expect(found.latest).toBeGreaterThan(7);
    expect(found.rate.low).toBeLessThan(0.002);
    expect(found.rate.high).toBeGreaterThan(0.002);
  });

  it("forgets the bad days that leave a rolling window, and none of a calendar window", () => {
    const past = [...Array.from({ length: 7 }, () => day(350)), ...Array.from({ length: 21 }, () => day(60))];
    // 3,710 of 2,800: spent now; a rolling window would get better, but now is now.
    expect(forecast({ days: past, target: 0.999, rolling: true, horizonDays: 28 }, rules)).toMatchObject({ days: 0 });
    const under = [...Array.from({ length: 4 }, () => day(350)), ...Array.from({ length: 24 }, () => day(50))];
    expect(forecast({ days: under, target: 0.999, rolling: true, horizonDays: 28 }, rules)).toMatchObject({
      days: null,
    });
    // Ten days of a month, 90 a day of 100 allowed: 900 of 1,000. Not spent at its end, at most with the higher rate.
    const month = Array.from({ length: 10 }, () => day(90));
    expect(forecast({ days: month, target: 0.999, rolling: false, horizonDays: 20 }, rules)).toMatchObject({
      days: null,
    });
    const burning = Array.from({ length: 10 }, (_, i) => day(i < 5 ? 0 : 180));
    expect(forecast({ days: burning, target: 0.999, rolling: false, horizonDays: 20 }, rules)).toMatchObject({
      days: 4,
    });
  });

  it("is none without days to judge by, or without a budget", () => {
    expect(
      forecast({ days: [null, day(1), null], target: 0.999, rolling: true, horizonDays: 28 }, rules),
    ).toMatchObject({
      reason: expect.stringContaining("only 1 of the last days"),
    });
    expect(forecast({ days: quiet, target: 1, rolling: true, horizonDays: 28 }, rules)).toMatchObject({
      reason: expect.stringContaining("no budget"),
    });
  });
});

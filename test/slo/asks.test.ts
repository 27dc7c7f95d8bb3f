import { expect, it } from "vitest";
import type { Indicator } from "../../src/model/objective.ts";
import type { Objective } from "../../src/model/workload.ts";
import { asksOf, periodOf } from "../../src/slo/asks.ts";
import { rules } from "./support.ts";

const NOW = Date.UTC(2026, 0, 31);
const query = { type: "Prometheus", spec: { query: "q" } };
const objective: Objective = {
  name: "o",
  service: "a",
  kind: "other",
  target: 0.99,
  window: "28d",
  budgetingMethod: "Occurrences",
  indicator: { kind: "ratio", counter: true, total: query, bad: query },
  source: { path: "p", line: 1 },
};
const utc = (startTime: string) => ({ startTime, timeZone: "UTC" });

it.each([
  ["a window that is no duration", { window: "banana" }, 'its window "banana" is no duration'],
  ["a calendar that is none", { calendar: utc("x") }, "its calendar cannot be read"],
  ["a time zone that is none", { calendar: { startTime: "2026-01-01 00:00:00", timeZone: "y" } }, "is no time zone"],
  ["a calendar that has not begun", { calendar: utc("2027-01-01 00:00:00") }, "has not begun"],
  ["a window from before 1970", { window: "99999Y" }, "leaves the years"],
  ["a window that ends after 9999", { window: "99999M", calendar: utc("2020-01-01 00:00:00") }, "leaves the years"],
  ["slices of months", { budgetingMethod: "Timeslices", timeSliceWindow: "1M" }, "slices of 1M have no fixed length"],
  ["slices without a length", { budgetingMethod: "Timeslices" }, "slices of no length"],
  ["millions of slices", { window: "9000d", budgetingMethod: "Timeslices", timeSliceWindow: "1m" }, "12960000 slices"],
])("an objective with %s is unknown with that reason, and nothing is asked for it", (_, changes, reason) => {
  const odd = { ...objective, ...changes };
  expect(periodOf(odd, NOW)).toMatchObject({ reason: expect.stringContaining(reason) });
  expect(asksOf(odd, "a", NOW, rules)).toEqual([]);
});

it("events are asked for the whole window and for each burn window, slices as one series, days when they are wanted", () => {
  const hours = [28 * 24, 72, 24, 6, 2, 1, 0.5, 1 / 12].map((hour) => hour * 3600);
  expect(asksOf(objective, "a", NOW, rules)).toMatchObject([{ objective: "o", subject: "a", windows: hours }]);
  const sliced = { ...objective, budgetingMethod: "Timeslices", timeSliceWindow: "5m" };
  const slices = { start: "2026-01-03T00:00:00Z", stepSeconds: 300, count: 28 * 288 };
  expect(asksOf(sliced, "a", NOW, rules)).toMatchObject([{ windows: [], slices }]);
  expect(asksOf(objective, "a", NOW, rules, true)).toMatchObject([{ slices: { stepSeconds: 86_400, count: 28 } }]);
});

it("events inside maintenance are asked too, cut to the window and each moment once; slices and single ratios are not", () => {
  const work = (from: string, to: string) => ({ from, to, reason: "r", by: "Ada" });
  const maintenance = [
    work("2026-01-10T02:00:00Z", "2026-01-10T04:00:00Z"),
    work("2026-01-10T03:00:00Z", "2026-01-10T05:00:00Z"),
    work("2026-01-30T23:00:00Z", "2026-02-02T00:00:00Z"),
    work("2025-12-01T00:00:00Z", "2025-12-02T00:00:00Z"),
  ];
  const asked = (changes: Partial<Objective>) =>
    asksOf({ ...objective, ...changes }, "a", NOW, rules, false, maintenance).map((ask) => ask.maintenance);
  const spans = [
    { start: "2026-01-10T02:00:00Z", end: "2026-01-10T05:00:00Z" },
    { start: "2026-01-30T23:00:00Z", end: "2026-01-31T00:00:00Z" },
  ];
  expect(asked({})).toEqual([spans]);
  const { indicator, ...composite } = objective;
  const member = { indicator: indicator as Indicator, target: 0.9, weight: 1 };
  expect(asksOf({ ...composite, members: [member, member] }, "a", NOW, rules, false, maintenance)).toMatchObject([
    { member: 0, maintenance: spans },
    { member: 1, maintenance: spans },
  ]);
  expect(asked({ budgetingMethod: "Timeslices", timeSliceWindow: "5m" })).toEqual([undefined]);
  expect(asked({ indicator: { kind: "raw", raw: query, means: "success" } })).toEqual([undefined]);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MaintenanceWindow } from "../../src/model/budget-policy.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { formatInstant } from "../../src/model/time.ts";
import type { Objective } from "../../src/model/workload.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { budgetsOf } from "../../src/slo/budgets.ts";
import { lengthOf, maintenanceOf, wholeInside } from "../../src/slo/maintenance.ts";
import { component, documentOf, objective, reading, series } from "../pillars/telemetry/documents.ts";
import { rules } from "./support.ts";

const HOUR = 3_600_000;
const START = Date.parse("2022-08-22T00:00:00Z");
const window = (from: number, to: number, more: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  from: formatInstant(START + from * HOUR),
  to: formatInstant(START + to * HOUR),
  reason: "work",
  by: "Ada",
  ...more,
});
const of = (all: MaintenanceWindow[]) =>
  maintenanceOf({ name: "o", service: "web" }, all, { start: START, countedUntil: START + 24 * HOUR });
const hours = (all: MaintenanceWindow[]) =>
  of(all).spans.map(({ start, end }) => [(start - START) / HOUR, (end - START) / HOUR]);

describe("the windows of an objective", () => {
  it("are cut to its period, and merged where they overlap or touch", () => {
    expect(hours([window(3, 4), window(-5, 1), window(4, 6), window(5, 5.5), window(23, 99)])).toEqual([
      [0, 1],
      [3, 6],
      [23, 24],
    ]);
    expect(hours([window(-9, 0), window(24, 25)])).toEqual([]);
  });

  it("are those about all, about it, or about its component", () => {
    const named = [
      window(1, 2, { objectives: ["o"] }),
      window(3, 4, { objectives: ["other"] }),
      window(5, 6, { components: ["web"] }),
      window(7, 8, { components: ["db"] }),
      window(9, 10),
    ];
    expect(hours(named)).toEqual([
      [1, 2],
      [5, 6],
      [9, 10],
    ]);
  });

  it("count each moment once, in whatever order they are written", () => {
    const any = fc.array(fc.tuple(fc.integer({ min: -5, max: 30 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 });
    fc.assert(
      fc.property(any, (list) => {
        const all = list.map(([from, length]) => window(from, from + length));
        const covered = Array.from({ length: 24 }, (_, hour) =>
          list.some(([from, length]) => from <= hour && hour + 1 <= from + length),
        );
        expect(lengthOf(of(all).spans) / HOUR).toBe(covered.filter(Boolean).length);
        expect(of(all.toReversed()).spans).toEqual(of(all).spans);
        const inside = wholeInside(of(all).spans);
        expect(covered.map((_, hour) => inside(START + hour * HOUR, START + (hour + 1) * HOUR))).toEqual(covered);
      }),
    );
  });
});

const recorded = (name: string) => ({ type: "Recorded", spec: { series: name } });
const promised: Objective = {
  ...objective("web", "availability", 0.9),
  window: "1d",
  indicator: { kind: "ratio", counter: false, bad: recorded("errors"), total: recorded("requests") },
};
const slices = { budgetingMethod: "Timeslices", timeSliceTarget: 0.9, timeSliceWindow: "1h" };

/** 100 requests a minute; of the 60 minutes from 10:00 on half fail, else 5. */
function minutes(lost = (_minute: number) => false): Evidence[] {
  const at = Array.from({ length: 1440 }, (_, minute) => minute);
  const counted = (value: (minute: number) => number) =>
    series(at.map((minute) => (lost(minute) ? null : value(minute))));
  return [
    reading(
      "web",
      "requests",
      counted(() => 100),
    ),
    reading(
      "web",
      "errors",
      counted((minute) => (minute >= 600 && minute < 660 ? 50 : 5)),
    ),
  ];
}

function row(maintenance: MaintenanceWindow[], over: Partial<Objective> = {}, evidence = minutes()) {
  const document = { ...documentOf([component("web")], evidence, [{ ...promised, ...over }]), maintenance };
  return budgetsOf(indexEvidence(document), rules)[0];
}

describe("figures without maintenance, of a recording", () => {
  it("leave out the intervals that lie wholly inside, and keep those that do in part", () => {
    expect(row([])?.withoutMaintenance).toBeUndefined();
    const found = row([window(10, 11)]);
    expect(found).toMatchObject({ total: 144_000, good: 144_000 - 1380 * 5 - 60 * 50 });
    expect(found?.withoutMaintenance).toMatchObject({ total: 138_000, good: 138_000 - 1380 * 5, sli: 0.95 });
    // From 10:00:30 to 10:59:30: the first and the last minute count.
    const half = row([window(10 + 1 / 120, 11 - 1 / 120)]);
    expect(half?.withoutMaintenance).toMatchObject({ total: 138_200, good: 138_200 - 1380 * 5 - 100 });
  });

  it("of slices leave out whole slices only: an hour with a minute outside of the work counts", () => {
    expect(row([window(10, 11)], slices)).toMatchObject({ good: 23, total: 24 });
    expect(row([window(10, 11)], slices)?.withoutMaintenance).toMatchObject({ good: 23, total: 23 });
    expect(row([window(10 + 1 / 60, 11)], slices)?.withoutMaintenance).toMatchObject({ good: 23, total: 24 });
  });

  it("of a calendar's slices have the budget of what is left of its period", () => {
    const calendar = { startTime: "2022-08-22 00:00:00", timeZone: "UTC" };
    const found = row([window(12, 18)], { ...slices, calendar, window: "2d" });
    // One bad slice, of 48 × 10 % and of 42 × 10 %.
    expect(found?.errorBudget.consumed).toBeCloseTo(1 / 4.8, 12);
    expect(found?.withoutMaintenance?.errorBudget.consumed).toBeCloseTo(1 / 4.2, 12);
  });

  it("are known where nothing was recorded meanwhile, and the whole is not", () => {
    const found = row(
      [window(2, 6)],
      {},
      minutes((minute) => minute >= 120 && minute < 360),
    );
    expect(found).toMatchObject({ status: "unknown", reason: expect.stringContaining("was recorded") });
    expect(found?.withoutMaintenance).toMatchObject({ status: "healthy", total: 120_000 });
  });

  it("are unknown when all of the window was maintenance", () => {
    expect(row([window(-1, 25)])?.withoutMaintenance).toMatchObject({ status: "unknown", sli: null });
  });
});

describe("figures without maintenance, of what a source answered", () => {
  const query = { type: "Prometheus", spec: { query: "q" } };
  const asked = { ...promised, indicator: { kind: "ratio" as const, counter: true, bad: query, total: query } };
  const span = "2022-08-22T10:00:00Z/2022-08-22T11:00:00Z";
  const answers = (bad: number, inside: number | null, total = 100_000) => [
    reading("web", "objective.bad", bad, { objective: promised.name, window: "86400" }),
    reading("web", "objective.total", total, { objective: promised.name, window: "86400" }),
    reading("web", "objective.bad", inside, { objective: promised.name, maintenance: span }),
    reading("web", "objective.total", 4000, { objective: promised.name, maintenance: span }),
  ];
  const rest = (...given: Parameters<typeof answers>) =>
    row([window(10, 11)], asked, answers(...given))?.withoutMaintenance;

  it("are the difference", () => {
    expect(rest(5000, 3000)).toMatchObject({ total: 96_000, good: 94_000, reason: null });
    expect(rest(5000, 0)).toMatchObject({ total: 96_000, good: 91_000 });
  });

  it("may be more inside by what the source extrapolates, not by more", () => {
    expect(rest(3000, 3050)).toMatchObject({ total: 96_000, good: 96_000 });
    expect(rest(3000, 3500)).toMatchObject({ status: "unknown", reason: expect.stringContaining("negative") });
  });

  it("are unknown where the inside is not known, or was never asked", () => {
    expect(rest(5000, null)?.reason).toBe(`in the maintenance window ${span}: the source could not be read`);
    const unasked = row([window(1, 2)], asked, answers(5000, 3000))?.withoutMaintenance;
    expect(unasked?.reason).toMatch(/the bad events were not measured$/);
  });
});

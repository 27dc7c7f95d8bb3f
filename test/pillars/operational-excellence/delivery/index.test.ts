import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeliveryReport } from "../../../../src/model/delivery.ts";
import type { Evidence, Row } from "../../../../src/model/evidence.ts";
import { calendar, fullWeeks, monday } from "../../../../src/pillars/operational-excellence/delivery/calendar.ts";
import {
  componentDelivery,
  type DeliveryRules,
  delivery,
  deliveryReport,
  isTimeZone,
} from "../../../../src/pillars/operational-excellence/delivery/index.ts";
import { medianInterval, quantile } from "../../../../src/pillars/operational-excellence/delivery/quantiles.ts";
import { delivery as deliveryOf } from "../../../../src/pillars/operational-excellence/delivery/report.ts";
import { component, factOf, indexOf, reading, reasonOf, shippedRules, valueIn, WORKLOAD } from "../evidence-fixture.ts";

const RULES = shippedRules().tables.delivery as DeliveryRules;
const AS_OF = "2024-06-01T00:00:00Z";
const END = Date.parse(AS_OF);
const DAY = 86_400_000;
const instant = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
const SINCE = instant(END - 400 * DAY);

interface Deployed {
  service?: string;
  tag: string;
  daysAgo: number;
  leads?: (number | null)[];
  seed?: boolean;
}

function deployments(list: Deployed[], zone = "UTC"): { deployments: Row[]; changes: Row[] } {
  return {
    deployments: list.map(({ service = WORKLOAD, tag, daysAgo, leads = [], seed = false }) => ({
      service,
      tag,
      sha: tag,
      at: instant(END - daysAgo * DAY),
      dateSource: "tagger",
      commits: seed ? null : leads.length,
      seed,
      zone,
    })),
    changes: list.flatMap(({ service = WORKLOAD, tag, leads = [] }) =>
      leads.map((leadHours, i) => ({ service, tag, sha: `${tag}-${i}`, leadHours, squash: false, cherryPick: false })),
    ),
  };
}

function failure(tag: string, daysAgo: number, more: Row = {}): Row {
  return {
    service: WORKLOAD,
    tag,
    at: instant(END - daysAgo * DAY),
    kind: "revert",
    grade: "explicit",
    evidence: "x",
    recoveredBy: null,
    recoveryHours: null,
    fixes: [],
    ...more,
  };
}

function evidenceOf(parts: { deployments: Row[]; changes: Row[]; failures?: Row[]; unattributed?: Row[] }): Evidence[] {
  const window = { window: { start: SINCE, end: AS_OF }, source: { provider: "repository", query: "git" } };
  return [
    reading(WORKLOAD, "delivery.deployments", parts.deployments, window),
    reading(WORKLOAD, "delivery.changes", parts.changes, window),
    reading(WORKLOAD, "delivery.failures", parts.failures ?? [], window),
    reading(WORKLOAD, "delivery.unattributed", parts.unattributed ?? [], window),
  ];
}

function report(evidence: Evidence[], days: number | "default" = 90, zone = "UTC"): DeliveryReport {
  const windowSeconds = days === "default" ? undefined : days * 86_400;
  return deliveryReport(evidence, { asOf: AS_OF, windowSeconds, zone, rules: RULES });
}

function only(document: DeliveryReport): DeliveryReport["services"][number] {
  const [first, ...others] = document.services;
  if (first === undefined || others.length > 0) throw new Error(`${document.services.length} services`);
  return first;
}

describe("quantiles", () => {
  test("type 7, as R and numpy give them", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 10], 0.9)).toBeCloseTo(7.6, 12);
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeUndefined();
  });

  test("the interval of a median holds it, is the same every time, and narrows", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 60 }), (values) => {
        const sorted = values.sort((a, b) => a - b);
        const interval = medianInterval(sorted, RULES.bootstrap);
        if (interval === undefined) throw new Error("no interval");
        expect(interval).toEqual(medianInterval([...sorted], RULES.bootstrap));
        expect(interval.low).toBeGreaterThanOrEqual(sorted[0] ?? 0);
        expect(interval.high).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
        expect(interval.low).toBeLessThanOrEqual(interval.high);
      }),
      { numRuns: 30 },
    );
    const spread = (n: number): number => {
      const interval = medianInterval(
        Array.from({ length: n }, (_, i) => (i + 0.5) / n),
        RULES.bootstrap,
      );
      return interval === undefined ? Number.NaN : interval.high - interval.low;
    };
    // The median of n uniform values has a standard deviation of about 1 / (2 √n).
    expect(spread(25)).toBeGreaterThan(0.25);
    expect(spread(400)).toBeGreaterThan(0.06);
    expect(spread(400)).toBeLessThan(0.14);
  });
});

describe("days and weeks of a zone", () => {
  test("the week of 2026-03-23 in Berlin has 167 hours and is one week", () => {
    const berlin = calendar("Europe/Berlin");
    const from = Date.parse("2026-03-22T23:00:00Z"); // Monday 00:00 local, UTC+1
    const to = Date.parse("2026-03-29T22:00:00Z"); // the next Monday 00:00 local, UTC+2
    expect((to - from) / 3_600_000).toBe(167);
    expect(fullWeeks(berlin, from, to)).toEqual([berlin.day(from)]);
    expect(fullWeeks(berlin, from + 1, to)).toEqual([]);
    expect(fullWeeks(berlin, from, to - 1)).toEqual([]);
    expect(monday(berlin.day(from))).toBe(berlin.day(from));
    expect(berlin.day(to) - berlin.day(from)).toBe(7);
  });

  test("a deployment late on Sunday is of that week in one zone and of the next in another", () => {
    const at = Date.parse("2024-05-12T22:30:00Z"); // Monday 00:30 in Berlin
    expect(monday(calendar("UTC").day(at))).toBe(calendar("UTC").day(at) - 6);
    expect(monday(calendar("Europe/Berlin").day(at))).toBe(calendar("Europe/Berlin").day(at));
  });

  test("a zone where midnight does not exist on one day, and far dates", () => {
    // Havana skips 00:00–01:00 on 2024-03-10.
    const havana = calendar("America/Havana");
    const before = Date.parse("2024-03-10T04:59:59Z");
    expect(havana.day(before + 1000) - havana.day(before)).toBe(1);
    expect(calendar("UTC").day(-1)).toBe(-1);
    expect(monday(-1)).toBe(-3);
  });

  test("names that are no zone", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Base")).toBe(false);
    expect(() => report([], 90, "Mars/Base")).toThrow(RangeError);
  });
});

describe("the report", () => {
  test("counts, means and medians from counts; weeks without a deployment are in the median", () => {
    // 2024-06-01 is a Saturday: the last 28 days hold three full ISO weeks, from 2024-05-06, 05-13 and 05-20.
    const parts = deployments([
      { tag: "v1.0.0", daysAgo: 200, seed: true },
      { tag: "v1.1.0", daysAgo: 24.9, leads: [1, 3] },
      { tag: "v1.2.0", daysAgo: 24.8, leads: [5] },
      { tag: "v1.3.0", daysAgo: 23, leads: [-2, null, 100] },
      { tag: "v1.4.0", daysAgo: 1, leads: [] },
    ]);
    const service = only(report(evidenceOf(parts), 28));
    expect(service.deploymentFrequency).toEqual({
      deployments: 4,
      perDay: 4 / 28,
      deployDays: 3,
      deployDayRatio: 3 / 28,
      weeklyMedian: 0,
      fullWeeks: 3,
      sampleSize: 4,
    });
    // The last one is of the week that is not over.
    expect(service.weeks).toEqual([
      { start: "2024-05-06", deployments: 3, failed: 0 },
      { start: "2024-05-13", deployments: 0, failed: 0 },
      { start: "2024-05-20", deployments: 0, failed: 0 },
    ]);
    expect(service.changeLeadTime).toMatchObject({
      unit: "h",
      commits: 4,
      median: 4,
      oldestCommitMedian: 5,
      negativeDropped: 1,
      undated: 1,
      seeds: 0,
      sampleSize: 4,
    });
    expect(service.changeLeadTime.p90).toBeCloseTo(71.5, 9);
    const byDeployment = deliveryReport(evidenceOf(parts), {
      asOf: AS_OF,
      windowSeconds: 28 * 86_400,
      zone: "UTC",
      rules: RULES,
      basis: "deployment",
    });
    expect(only(byDeployment).changeLeadTime).toMatchObject({
      basis: "deployment",
      median: 5,
      sampleSize: 3,
      commits: 4,
    });
  });

  test("the window is half-open", () => {
    const parts = deployments([
      { tag: "v1", daysAgo: 28, leads: [1] },
      { tag: "v2", daysAgo: 0, leads: [1] },
    ]);
    expect(only(report(evidenceOf(parts), 28)).deploymentFrequency.deployments).toBe(1);
  });

  test("a failure counts once and by its own window; cures count as rework, by theirs; open ones have an age", () => {
    const list = Array.from({ length: 10 }, (_, i) => ({ tag: `v1.${i}.0`, daysAgo: 50 - i, leads: [1] }));
    const parts = deployments([{ tag: "v0.9.0", daysAgo: 100, leads: [1] }, ...list]);
    const failures = [
      failure("v0.9.0", 100, { recoveredBy: "v1.0.0", recoveryHours: 50 * 24, fixes: ["v1.0.0"] }),
      failure("v1.1.0", 49, {
        kind: "hotfix",
        grade: "inferred",
        recoveredBy: "v1.2.0",
        recoveryHours: 24,
        fixes: ["v1.2.0", "v1.3.0", "v1.4.0"],
      }),
      failure("v1.8.0", 42),
    ];
    const service = only(report(evidenceOf({ ...parts, failures }), 90));
    expect(service.changeFailRate).toMatchObject({
      value: 0.2,
      interval: { explicit: 0.1, all: 0.2 },
      failed: 2,
      deployments: 10,
      sampleSize: 10,
    });
    expect(service.failedDeploymentRecoveryTime).toMatchObject({
      median: 24,
      open: 1,
      oldestOpen: 42 * 24,
      sampleSize: 1,
    });
    expect(service.deploymentReworkRate).toMatchObject({ value: 0.4, rework: 4, deployments: 10 });
    // Without a window asked for, rework has its own of 180 days.
    const usual = only(report(evidenceOf({ ...parts, failures }), "default"));
    expect(usual.changeFailRate.deployments).toBe(10);
    expect(usual.deploymentReworkRate).toMatchObject({ rework: 4, deployments: 11 });
  });

  test("every missing number has a reason", () => {
    const nothing = only(report(evidenceOf(deployments([{ tag: "v1", daysAgo: 200, seed: true }])), 90));
    expect(nothing.deploymentFrequency).toMatchObject({
      deployments: 0,
      reason: expect.stringMatching(/^no-deployments/),
    });
    for (const block of [nothing.changeLeadTime, nothing.failedDeploymentRecoveryTime])
      expect(block).toMatchObject({ median: null, sampleSize: 0, reason: expect.stringMatching(/^no-deployments/) });
    for (const block of [nothing.changeFailRate, nothing.deploymentReworkRate])
      expect(block).toMatchObject({ value: null, reason: expect.stringMatching(/^no-deployments/) });
    expect(nothing.grades.every((grade) => grade.reason === "no-deployments" && grade.levels === undefined)).toBe(true);
    const seed = only(report(evidenceOf(deployments([{ tag: "v1", daysAgo: 20, seed: true }])), 90));
    expect(seed.changeLeadTime).toMatchObject({
      median: null,
      seeds: 1,
      reason: expect.stringContaining("first of its line"),
    });
    expect(seed.failedDeploymentRecoveryTime.reason).toMatch(/no failed deployment/);
    expect(
      only(report(evidenceOf(deployments([{ tag: "v1", daysAgo: 1, leads: [1] }])), 3)).deploymentFrequency,
    ).toMatchObject({
      weeklyMedian: null,
      reason: expect.stringContaining("no full ISO week"),
    });
    const none = report(evidenceOf(deployments([])), 90);
    expect(none).toMatchObject({ services: [], reason: expect.stringMatching(/^no-deployments/) });
    const shallow = evidenceOf(deployments([])).map((one) => ({ ...one, value: null, reason: "the clone is shallow" }));
    expect(report(shallow, 90)).toMatchObject({ services: [], reason: "the clone is shallow" });
    expect(report([], 90).reason).toMatch(/not gathered/);
    expect(report(evidenceOf(deployments([])), 500).reason).toMatch(/reaches back/);
  });

  test("is the same whatever the order of rows and readings, and holds no NaN or infinity", () => {
    const parts = deployments([
      { tag: "v1.0.0", daysAgo: 60, seed: true },
      { tag: "v1.1.0", daysAgo: 40, leads: [5, 2, 9] },
      { service: "api", tag: "api/v1", daysAgo: 30, leads: [7] },
    ]);
    const straight = evidenceOf(parts);
    const reversed = evidenceOf({
      deployments: [...parts.deployments].reverse(),
      changes: [...parts.changes].reverse(),
    }).reverse();
    expect(JSON.stringify(report(reversed))).toBe(JSON.stringify(report(straight)));
    expect(report(straight).services.map((one) => one.service)).toEqual(["api", WORKLOAD]);
    expect(JSON.stringify(report(straight))).not.toMatch(/NaN|Infinity/);
  });

  test("rows of a wrong form are left out, not believed", () => {
    const parts = deployments([{ tag: "v1", daysAgo: 5, leads: [1] }]);
    const bad: Row[] = [
      { service: 3, tag: "x", at: "yesterday" },
      { tag: "y" },
      { service: WORKLOAD, tag: "z", at: "2024-05-31" },
    ];
    const service = only(report(evidenceOf({ ...parts, deployments: [...parts.deployments, ...bad] }), 90));
    expect(service.deploymentFrequency.deployments).toBe(1);
  });
});

describe("grades by year", () => {
  function graded(more: { failed?: number; perWeek?: number; lead?: number }): {
    [year: string]: DeliveryReport["services"][number]["grades"][number];
  } {
    const list: Deployed[] = [];
    for (let week = 0; week < 13; week++)
      for (let i = 0; i < (more.perWeek ?? 1); i++)
        list.push({ tag: `v${week}.${i}.0`, daysAgo: 3 + week * 7 + i, leads: [more.lead ?? 30] });
    const parts = deployments(list.filter((one) => one.daysAgo < 90));
    const failures = parts.deployments
      .slice(0, more.failed ?? 0)
      .map((row) => failure(String(row.tag), 0, { at: row.at ?? null, recoveredBy: "x", recoveryHours: 2, fixes: [] }));
    const service = only(report(evidenceOf({ ...parts, failures }), 90));
    return Object.fromEntries(service.grades.map((grade) => [grade.year, grade]));
  }

  test("2024: the fail rate is near a cluster, never a level; equal distances are both named", () => {
    const { "2024": year } = graded({ failed: 2, perWeek: 1 }); // 2 of 13: 15.4 %
    expect(year?.levels).toEqual({
      deploymentFrequency: { level: "high" },
      changeLeadTime: { level: "high" },
      failedDeploymentRecoveryTime: { level: "high" },
      changeFailRate: { closestTo: ["high"] },
    });
    expect(year?.overall).toBe("high");
    // 3 of 20 is 15 %, as near to the high cluster's 20 % as to the medium one's 10 %.
    const list = Array.from({ length: 20 }, (_, i) => ({ tag: `v1.${i}.0`, daysAgo: 1 + i * 4, leads: [30] }));
    const parts = deployments(list);
    const failures = list.slice(0, 3).map((one) => failure(one.tag, one.daysAgo, { recoveryHours: 1 }));
    const grades = only(report(evidenceOf({ ...parts, failures }), 90)).grades;
    expect(grades.find((grade) => grade.year === "2024")?.levels?.changeFailRate).toEqual({
      closestTo: ["high", "medium"],
    });
  });

  test("each year by its own table", () => {
    const years = graded({ failed: 2, perWeek: 1, lead: 30 * 24 + 1 });
    expect(years["2019"]?.levels?.changeLeadTime).toEqual({ level: "low" });
    expect(years["2019"]?.levels?.changeFailRate).toEqual({ level: "low" }); // 15.4 % is above 15 %
    expect(years["2019"]?.overall).toBe("low");
    expect(years["2021"]?.levels?.changeFailRate).toEqual({ level: "high" });
    expect(years["2022"]?.levels?.deploymentFrequency).toEqual({ level: "medium" });
    expect(years["2020"]).toMatchObject({ overall: null, reason: expect.stringContaining("no levels") });
    expect(graded({ perWeek: 1, lead: 200 * 24 })["2024"]?.levels?.changeLeadTime).toEqual({ level: "below-low" });
    expect(graded({ perWeek: 5, lead: 0.5 })["2018"]?.levels).toMatchObject({
      deploymentFrequency: { level: "elite" },
      changeLeadTime: { level: "elite" },
      failedDeploymentRecoveryTime: { level: null },
    });
  });

  test("2025 has a score and no level", () => {
    const { "2025": year } = graded({ failed: 2, perWeek: 1, lead: 30 });
    expect(year?.levels).toBeUndefined();
    const fail = 10 * (1 - 2 / 13);
    expect(year?.scores).toMatchObject({
      changeLeadTime: { value: 6, industry: { id: "all", mean: 5.5, deviation: 2.4 } },
      deploymentFrequency: { value: 6 },
      failedDeploymentRecoveryTime: { value: 8 },
      changeFailRate: { value: fail, industry: { mean: 8.1 } },
      deploymentReworkRate: { value: 10 },
    });
    expect(year?.score).toBeCloseTo((6 + 6 + 8 + fail + 10) / 5, 12);
    expect(year?.missing).toEqual([]);
  });

  test("under five deployments the numbers stand and nothing is graded", () => {
    const service = only(report(evidenceOf(deployments([{ tag: "v1", daysAgo: 5, leads: [1] }])), 90));
    expect(service.changeLeadTime.median).toBe(1);
    expect(service.grades.map((grade) => grade.reason)).toEqual(service.grades.map(() => "insufficient-data"));
  });
});

describe("facts", () => {
  const parts = deployments([
    { tag: "v1.0.0", daysAgo: 80, seed: true },
    { tag: "v1.1.0", daysAgo: 60, leads: [10, 30] },
    { service: "api", tag: "api/v1.0.0", daysAgo: 50, leads: [50] },
  ]);
  const failures = [failure("v1.1.0", 60, { recoveredBy: "v1.2.0", recoveryHours: 7, fixes: [] })];
  const components = [component("api"), component("web")];

  test("of the workload over all services, of a component where a prefix is its id", () => {
    const index = indexOf({ components, evidence: evidenceOf({ ...parts, failures }) });
    const of = (id: string): unknown => valueIn(factOf(index, [delivery], `delivery.${id}`, WORKLOAD));
    expect(of("deployments")).toBe(3);
    expect(of("lead-time-median")).toBe(30);
    expect(of("change-fail-rate")).toBeCloseTo(1 / 3, 12);
    expect(of("recovery-median")).toBe(7);
    expect(of("undo-median")).toBe(7);
    expect(of("batch-size-median")).toBe(1.5);
    expect(of("days-between-deployments")).toBeCloseTo(30, 12);
    expect(factOf(index, [delivery], "delivery.lead-time-median", WORKLOAD)).toMatchObject({
      sampleSize: 3,
      strength: "observed",
    });
    expect(valueIn(factOf(index, [componentDelivery], "component-delivery.lead-time-median", "api"))).toBe(50);
    const web = factOf(index, [componentDelivery], "component-delivery.deployments", "web");
    expect(reasonOf(web)).toMatch(/prefix "web"/);
  });

  test("no release, no deployments lately, or a lost reading: unknown with the reason, never zero", () => {
    const none = indexOf({ components, evidence: evidenceOf(deployments([])) });
    expect(reasonOf(factOf(none, [delivery], "delivery.change-fail-rate", WORKLOAD))).toMatch(/no tag names a release/);
    const old = indexOf({ components, evidence: evidenceOf(deployments([{ tag: "v1", daysAgo: 170, seed: true }])) });
    expect(reasonOf(factOf(old, [delivery], "delivery.deployments", WORKLOAD))).toMatch(/no-deployments/);
    const whole = evidenceOf({ ...parts, failures });
    for (const lost of whole) {
      const index = indexOf({
        components,
        evidence: whole.filter((one) => one !== lost),
        plan: whole.map((one) => ({
          subject: one.subject,
          signal: one.signal,
          provider: "repository",
          strength: one.strength,
          taken: 1,
        })),
      });
      for (const definition of delivery.facts)
        expect(
          valueIn(factOf(index, [delivery], definition.id, WORKLOAD)),
          `${definition.id} without ${lost.signal}`,
        ).toBeNull();
    }
  });

  test("the document of an assessment is the report, and has a reason where there is none", () => {
    const evidence = evidenceOf({ ...parts, failures });
    const index = indexOf({ components, evidence });
    expect(deliveryOf(index, shippedRules())).toEqual(report(evidence, "default"));
    expect(deliveryOf(indexOf({ components, evidence: [] }), shippedRules())).toMatchObject({
      services: [],
      reason: expect.stringContaining("not gathered"),
    });
    expect(deliveryOf(index, { ...shippedRules(), tables: {} }).reason).toMatch(/no delivery table/);
  });
});

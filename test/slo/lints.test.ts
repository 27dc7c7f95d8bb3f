import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/model/workload.ts";
import { type Linted, lintObjectives } from "../../src/slo/lints.ts";
import { rules } from "./support.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const CALENDAR = { startTime: "2026-01-01 00:00:00", timeZone: "UTC" };
const objective = (over: Partial<Objective> = {}): Objective => ({
  name: "checkout-availability",
  service: "checkout",
  kind: "availability",
  target: 0.999,
  window: "28d",
  budgetingMethod: "Occurrences",
  source: { path: "slos/checkout.yaml", line: 4 },
  ...over,
});
const lint = (...all: Linted[]) => lintObjectives(all, NOW, rules);
const of = (over: Partial<Objective>, around: Omit<Linted, "objective"> = {}) =>
  lint({ objective: objective(over), ...around }).map(({ rule }) => rule);
const slices = (window: string, timeSliceWindow: string, target = 0.9): Partial<Objective> => ({
  budgetingMethod: "Timeslices",
  window,
  timeSliceWindow,
  target,
});

it("says nothing of an objective that is kept well", () => {
  const around = { events: 1_000_000, owner: "shop-team", alertPolicies: ["page"], revisit: "2026-11-24" };
  expect(of({}, around)).toEqual([]);
});

it("complains of nothing that is not known", () => {
  expect(of({})).toEqual([]);
});

it("names objective and place, and shows names instead of obeying them", () => {
  expect(lint({ objective: objective({ name: "a\u202eb", target: 1 }) })).toEqual([
    {
      rule: "no-budget",
      objective: "a\\u202eb",
      message: expect.stringMatching(/^100 % leaves no budget/),
      source: { path: "slos/checkout.yaml", line: 4 },
    },
  ]);
});

describe("a budget", () => {
  it.each([
    [0.999, 1000, []],
    [0.999, 999, ["too-few-events"]],
    [0.9999, 9_999, ["too-few-events"]],
    [0.9999, 10_000, []],
    [0.999, 0, ["too-few-events"]],
    [0.999, Number.NaN, []],
    [0.999, -1, []],
    [1, 5, ["no-budget"]],
  ])("of %d and %d events: %j", (target, events, expected) => {
    expect(of({ target }, { events })).toEqual(expected);
  });

  it("says how many events it needs", () => {
    expect(lint({ objective: objective({ target: 0.9999 }), events: 300 })[0]?.message).toBe(
      "of 300 events in its window 99.99 % lets 0.03 fail: one failure is a miss. It needs 10000 events, a lower target or a longer window",
    );
  });

  it("of slices needs no count of events", () => {
    expect(of(slices("28d", "1h", 0.999))).toEqual(["too-few-events"]);
    expect(of(slices("28d", "1m", 0.999))).toEqual([]);
    expect(of(slices("28d", "1m", 0.999), { events: 1 })).toEqual([]);
  });

  it("of a composite is that of its members", () => {
    const member = {
      indicator: { kind: "raw", means: "success", raw: { type: "Prometheus", spec: {} } },
      weight: 1,
    } as const;
    expect(of({ members: [{ ...member, target: 1 }] })).toEqual(["no-budget"]);
    expect(of({ target: 0.5, members: [{ ...member, target: 0.9 }] }, { events: 1 })).toEqual([]);
  });
});

describe("alerts", () => {
  it.each([
    [0.93, 0],
    [0.92, 1],
    [0.82, 2],
    [0.6, 3],
    [0, 3],
  ])("at %d: %i can never fire", (target, expected) => {
    expect(of({ target }).filter((rule) => rule === "alert-never-fires")).toHaveLength(expected);
  });

  it("are too short when the window is", () => {
    expect(of({ window: "7d" }).filter((rule) => rule === "alert-window-too-short")).toHaveLength(1);
    expect(of({ window: "2w" }).filter((rule) => rule === "alert-window-too-short")).toHaveLength(0);
  });
});

describe("a window", () => {
  it.each([
    ["28d", undefined, false],
    ["4w", undefined, false],
    ["168h", undefined, false],
    ["30d", undefined, true],
    ["1M", undefined, true],
    ["30d", CALENDAR, false],
    ["1M", CALENDAR, false],
  ])("of %s (%j) is no whole number of weeks: %s", (window, calendar, expected) => {
    expect(of({ window, ...(calendar ? { calendar } : {}) }).includes("window-not-whole-weeks")).toBe(expected);
  });

  it("that is none says nothing here", () => {
    expect(of({ window: "soon" })).toEqual([]);
  });

  it.each([
    [slices("28d", "1h"), false],
    [slices("28d", "5h"), true],
    [slices("28d", "3d"), true],
    [{ ...slices("1M", "6h"), calendar: CALENDAR }, false],
    [{ ...slices("1M", "7h"), calendar: CALENDAR }, true],
    [{ timeSliceWindow: "5h" }, false],
  ])("%j leaves something over: %s", (over, expected) => {
    expect(of(over).includes("slice-does-not-divide-window")).toBe(expected);
  });
});

it("of two objectives of one service and kind the second is named, with the place of the first", () => {
  const lints = lint(
    { objective: objective() },
    { objective: objective({ name: "other-service", service: "cart" }) },
    { objective: objective({ name: "other-kind", kind: "latency" }) },
    { objective: objective({ name: "second", source: { path: "b.yaml", line: 9 } }) },
    { objective: objective({ name: "no-kind", kind: "other" }) },
    { objective: objective({ name: "no-kind-either", kind: "other" }) },
  );
  expect(lints).toMatchObject([
    { rule: "second-of-kind", objective: "second", message: expect.stringContaining("(slos/checkout.yaml:4)") },
  ]);
});

describe("keeping", () => {
  it.each<[Omit<Linted, "objective">, string[]]>([
    [{ owner: null }, ["without-owner"]],
    [{ owner: " " }, ["without-owner"]],
    [{ alertPolicies: [] }, ["without-alert-policy"]],
    [{ revisit: null }, ["without-revisit-date"]],
    [{ revisit: "some day" }, ["without-revisit-date"]],
    [{ revisit: "2026-11-23" }, ["revisit-overdue"]],
    [{ revisit: "2026-11-24" }, []],
    [{ revisit: "2027-01-01" }, []],
  ])("%j: %j", (around, expected) => {
    expect(of({}, around)).toEqual(expected);
  });
});

describe("the error-budget policy", () => {
  const path = "error-budget-policy.yaml";
  it.each([
    [null, ["without-budget-policy"]],
    [{ path }, []],
    [{ path, revisit: "2026-11-24T23:59:59Z" }, []],
    [{ path, revisit: "2026-11-23T23:59:59Z" }, ["policy-revisit-overdue"]],
  ])("%j: %j", (policy, expected) => {
    expect(of({}, { policy })).toEqual(expected);
  });
});

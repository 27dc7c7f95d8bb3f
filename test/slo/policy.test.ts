import { describe, expect, it } from "vitest";
import type { BurnRate } from "../../src/model/budget.ts";
import type { ErrorBudgetPolicy } from "../../src/model/budget-policy.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Objective } from "../../src/model/workload.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { budgetsOf } from "../../src/slo/budgets.ts";
import { standingOf } from "../../src/slo/policy.ts";
import { budget, burnRate } from "../gate/gated.ts";
import { component, documentOf, objective, reading, series } from "../pillars/telemetry/documents.ts";
import { rules } from "./support.ts";

const policy: ErrorBudgetPolicy = {
  owner: "shop-team",
  maintenance: "included",
  states: [
    { name: "frozen", when: { remainingAtMost: 0 }, freeze: true, actions: ["no releases"] },
    { name: "alarmed", when: { remainingAtMost: 0.5, burn: "page" }, freeze: true, actions: [] },
    { name: "careful", when: { remainingAtMost: 0.2 }, freeze: false, actions: [] },
    { name: "normal", freeze: false, actions: [] },
  ],
  exemptions: [],
  source: { path: "error-budget-policy.yaml" },
};
const firing = burnRate({ longRate: 20, shortRate: 20, firing: true });
const ticket = { ...firing, severity: "ticket" as const };
const open = burnRate({ longRate: 20, shortRate: null });
const state = (remaining: number | null, rates: BurnRate[] = [burnRate()], status = {}) =>
  standingOf(policy, budget(remaining, { burnRates: rates, ...status }), { since: () => "2026-01-01T00:00:00Z" });

describe("the state of an objective", () => {
  it.each([
    [1, [burnRate()], "normal"],
    [0.2 + 1e-12, [burnRate()], "normal"],
    [0.2, [burnRate()], "careful"],
    [0.4, [firing], "alarmed"],
    [0.4, [ticket], null],
    [0.4, [ticket, burnRate()], "normal"],
    [0.6, [firing], "normal"],
    [0.1, [firing], "alarmed"],
    [0, [firing], "frozen"],
    [-1, [open], "frozen"],
    [0.6, [open], "normal"],
    // Whether a page fires is not known, and would be a state before the others.
    [0.1, [open], null],
    [0.1, [], null],
  ])("with %d left and %o is %s", (left, rates, expected) => {
    expect(state(left, rates)).toMatchObject({ state: expected, ...(expected ? {} : { reason: expect.any(String) }) });
  });

  it("is not known when the budget is not, and frozen when it is exhausted in words alone", () => {
    expect(state(null)).toEqual({ state: null, since: null, freeze: null, actions: [], reason: "no data" });
    expect(state(1e-13, [burnRate()], { status: "exhausted" })).toMatchObject({ state: "frozen", freeze: true });
  });

  it("tells actions and since when; not since when of alerts, which nobody knows before the end of the run", () => {
    expect(state(0)).toEqual({
      state: "frozen",
      since: "2026-01-01T00:00:00Z",
      freeze: true,
      actions: ["no releases"],
      reason: null,
    });
    expect(state(0.4, [firing])).toMatchObject({ since: null, reason: expect.stringContaining("alerts") });
    expect(state(1)).toMatchObject({ since: null, reason: null });
  });

  it("judges by the figures without maintenance where those are the judged ones", () => {
    const { good, total, sli, sliInterval, errorBudget, status, reason } = budget(0.9);
    const rest = { good, total, sli, sliInterval, errorBudget, status, reason, windows: [] };
    const row = (judged: boolean) =>
      budget(-1, { status: judged ? "healthy" : "exhausted", withoutMaintenance: { ...rest, judged } });
    expect(standingOf(policy, row(true), { since: () => "" }).state).toBe("normal");
    expect(standingOf(policy, row(false), { since: () => "" }).state).toBe("frozen");
  });
});

const recorded = (name: string) => ({ type: "Recorded", spec: { series: name } });
const promised: Objective = {
  ...objective("web", "availability", 0.9),
  window: "1d",
  indicator: { kind: "ratio", counter: false, bad: recorded("errors"), total: recorded("requests") },
};

/** 100 requests a minute, of which so many fail in each hour's minutes. */
function day(failing: (hour: number) => number): Evidence[] {
  const hours = Array.from({ length: 1440 }, (_, minute) => Math.floor(minute / 60));
  return [
    reading("web", "requests", series(hours.map(() => 100))),
    reading("web", "errors", series(hours.map(failing))),
  ];
}

function since(over: Partial<Objective>, failing: (hour: number) => number, errorBudgetPolicy = policy) {
  const document = documentOf([component("web")], day(failing), [{ ...promised, ...over }]);
  return budgetsOf(indexEvidence({ ...document, errorBudgetPolicy }), rules)[0]?.policy;
}

describe("since when a budget has been spent", () => {
  const slices = { budgetingMethod: "Timeslices", timeSliceTarget: 0.95, timeSliceWindow: "1h" };
  const calendar = { startTime: "2022-08-22 00:00:00", timeZone: "UTC" };

  it("is the end of the slice that spent it: later ones cannot give it back before the window's end", () => {
    // 2.4 of 24 hours may be bad: the third bad one spends it.
    const bad = (hour: number) => ([2, 5, 9, 20].includes(hour) ? 50 : 0);
    expect(since(slices, bad)).toMatchObject({ state: "frozen", since: "2022-08-22T10:00:00Z", reason: null });
    expect(since({ ...slices, calendar, window: "1d" }, bad)).toMatchObject({ since: null });
  });

  it("of events in a calendar window is a time by which enough had failed for all that came until now", () => {
    // Of 144,000 events so far 14,400 may fail. The alert windows of two days reach back 309, 103, 26 … minutes.
    const over = { calendar, window: "2d" };
    const frozenSince = (failing: (hour: number) => number) => {
      const standing = since(over, failing);
      expect(standing?.state).toBe("frozen");
      return standing?.since;
    };
    expect(frozenSince((hour) => (hour < 3 ? 100 : 0))).toBe("2022-08-22T18:51:00Z");
    // 18,000 fail in the last three hours: 26 minutes before the end 15,400 had, 103 minutes before it 7,700.
    expect(frozenSince((hour) => (hour >= 21 ? 100 : 0))).toBe("2022-08-22T23:34:00Z");
  });

  it("of events in a rolling window is not known: what has left it was never asked", () => {
    expect(since({}, () => 50)).toMatchObject({
      state: "frozen",
      since: null,
      freeze: true,
      reason: expect.stringContaining("rolling window"),
    });
  });
});

describe("the incident that spent the most", () => {
  const slices = { budgetingMethod: "Timeslices", timeSliceTarget: 0.95, timeSliceWindow: "1h" };
  const withRule = { ...policy, incident: { spent: 0.2, action: "a postmortem" } };

  it("is the worst run of bad slices, as a share of the budget", () => {
    const bad = (hour: number) => ([2, 5, 6, 20].includes(hour) ? 50 : 0);
    const worst = since(slices, bad, withRule)?.worstIncident;
    expect(worst).toMatchObject({ from: "2022-08-22T05:00:00Z", to: "2022-08-22T07:00:00Z" });
    // Two of the 2.4 hours that may be bad.
    expect(worst?.spent).toBeCloseTo(2 / 2.4, 12);
    expect(since(slices, (hour) => (hour === 0 ? 50 : 0), withRule)?.worstIncident).toMatchObject({
      from: "2022-08-22T00:00:00Z",
      to: "2022-08-22T01:00:00Z",
    });
  });

  it("is none where nothing was bad, and not told of events or without a rule", () => {
    expect(since(slices, () => 0, withRule)?.worstIncident).toBeNull();
    expect(since({}, () => 50, withRule)).not.toHaveProperty("worstIncident");
    expect(since(slices, () => 50)).not.toHaveProperty("worstIncident");
  });
});

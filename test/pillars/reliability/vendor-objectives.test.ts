import { expect, test } from "vitest";
import type { ObjectiveStatus } from "../../../src/model/budget.ts";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { vendorObjectives } from "../../../src/pillars/reliability/vendor-objectives.ts";
import { indexOf, reading, WORKLOAD } from "../cost-optimization/evidence-fixture.ts";

function budget(name: string, sli: number | null): ObjectiveStatus {
  return {
    name,
    service: "edge",
    objective: "99.9 % over 28 days",
    target: 0.999,
    budgetingMethod: "Occurrences",
    window: { start: "2026-01-01T00:00:00Z", end: "2026-01-29T00:00:00Z", rolling: true },
    good: null,
    total: null,
    sli,
    sliInterval: null,
    errorBudget: { total: 0.001, consumed: null, remaining: null, remainingMinutes: null, burnRate: null },
    burnRates: [],
    status: sli === null ? "unknown" : "healthy",
    reason: null,
  };
}

function compared(value: EvidenceValue, budgets: ObjectiveStatus[]) {
  const index = { ...indexOf([], value === null ? [] : [reading(WORKLOAD, "vendor-slo", value)]), budgets };
  return vendorObjectives.derive(index, WORKLOAD)["objectives.compared-with-vendor"];
}

const vendor = (name: string, attainment: number | null) => ({ name, service: "edge", goal: 0.999, attainment });

test("what the vendor makes of an objective is held against our count, as a share of the budget", () => {
  const fact = compared([vendor("up", 0.9985), vendor("other", 0.5)], [budget("up", 0.9995), budget("fast", 0.9)]);
  expect(fact?.value).toEqual([
    { objective: "up", service: "edge", ours: 0.9995, vendor: 0.9985, apart: expect.closeTo(1, 9) },
  ]);
});

test("nothing is compared that one of them does not know, or that two of ours could be", () => {
  const none = { value: null, reason: expect.stringContaining("under the same name") };
  expect(compared([vendor("up", null)], [budget("up", 0.999)])).toMatchObject(none);
  expect(compared([vendor("up", 0.9)], [budget("up", null)])).toMatchObject(none);
  expect(compared([vendor("up", 0.9)], [budget("up", 0.99), budget("up", 0.98)])).toMatchObject(none);
  expect(compared(null, [budget("up", 0.99)])).toMatchObject({
    value: null,
    reason: expect.stringContaining("vendor-slo"),
  });
});

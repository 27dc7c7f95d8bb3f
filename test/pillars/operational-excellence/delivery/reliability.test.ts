import { expect, test } from "vitest";
import type { BudgetState, ObjectiveStatus } from "../../../../src/model/budget.ts";
import { reliability } from "../../../../src/pillars/operational-excellence/delivery/reliability.ts";

function budget(name: string, status: BudgetState): ObjectiveStatus {
  return {
    name,
    service: "web",
    objective: "99 % over 28 days",
    target: 0.99,
    budgetingMethod: "Occurrences",
    window: { start: "2026-01-01T00:00:00Z", end: "2026-01-29T00:00:00Z", rolling: true },
    good: null,
    total: null,
    sli: null,
    sliInterval: null,
    errorBudget: { total: 0.01, consumed: null, remaining: null, remainingMinutes: null, burnRate: null },
    burnRates: [],
    status,
    reason: null,
  };
}

test("an objective is met while anything of its budget is left; what is not known is in no share", () => {
  const budgets = [budget("a", "healthy"), budget("b", "at-risk"), budget("c", "exhausted"), budget("d", "unknown")];
  expect(reliability(budgets)).toEqual({ value: 2 / 3, met: 2, missed: ["c"], unknown: ["d"], sampleSize: 3 });
});

test("without objectives, or with none that could be judged, there is no number, and it is said why", () => {
  expect(reliability([])).toMatchObject({ value: null, reason: "there are no objectives" });
  expect(reliability([budget("a", "unknown")])).toMatchObject({ value: null, unknown: ["a"], sampleSize: 0 });
  expect(reliability([budget("a", "unknown")]).reason).toContain("could be judged");
});

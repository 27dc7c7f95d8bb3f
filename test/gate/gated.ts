import type { Assessment } from "../../src/model/assessment.ts";
import type { BurnRate, ObjectiveStatus } from "../../src/model/budget.ts";
import type { Objective } from "../../src/model/workload.ts";
import { sampleAssessment } from "../report/sample-assessment.ts";

export const OBJECTIVE: Objective = {
  name: "front-door",
  service: "frontend",
  kind: "availability",
  target: 0.999,
  window: "28d",
  budgetingMethod: "Occurrences",
  source: { path: "slos/front-door.yaml", line: 7 },
};

export function burnRate(changes: Partial<BurnRate> = {}): BurnRate {
  return {
    severity: "page",
    long: "1h",
    short: "5m",
    threshold: 13.44,
    longRate: 0.9,
    shortRate: 0.2,
    firing: false,
    ...changes,
  };
}

/** A budget of which that share is left; unknown when it is null. */
export function budget(remaining: number | null, changes: Partial<ObjectiveStatus> = {}): ObjectiveStatus {
  return {
    name: "front-door",
    service: "frontend",
    objective: "99.9 % over 28 days",
    target: 0.999,
    budgetingMethod: "Occurrences",
    window: { start: "2022-07-25T00:00:00Z", end: "2022-08-22T00:00:00Z", rolling: true },
    good: 1,
    total: 1,
    sli: 1,
    sliInterval: null,
    errorBudget: {
      total: 0.001,
      consumed: remaining === null ? null : 1 - remaining,
      remaining,
      remainingMinutes: null,
      burnRate: null,
    },
    burnRates: [burnRate(), burnRate({ severity: "ticket", long: "1d", short: "2h", threshold: 2.8 })],
    status: remaining === null ? "unknown" : remaining <= 0 ? "exhausted" : remaining < 0.2 ? "at-risk" : "healthy",
    reason: remaining === null ? "no data" : null,
    ...changes,
  };
}

/** The sample as a gate would like it: every source read, nothing broken, one objective with all of its budget. */
export function sound(changes: Partial<Assessment> = {}): Assessment {
  const sample = sampleAssessment();
  return {
    ...sample,
    objectives: [OBJECTIVE],
    errorBudgets: [budget(1)],
    diagnostics: [],
    findings: sample.findings.filter(({ outcome }) => outcome !== "error"),
    waivers: [],
    ...changes,
  };
}

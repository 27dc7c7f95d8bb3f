import { expect, test } from "vitest";
import type { ObjectiveStatus } from "../../../src/model/budget.ts";
import type { ErrorBudgetPolicy, PolicyStanding } from "../../../src/model/budget-policy.ts";
import { errorBudgetPolicy } from "../../../src/pillars/reliability/error-budget-policy.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { budget } from "../../gate/gated.ts";
import { component, documentOf, objective } from "../telemetry/documents.ts";

const policy: ErrorBudgetPolicy = {
  owner: "shop-team",
  maintenance: "included",
  states: [{ name: "normal", freeze: false, actions: [] }],
  exemptions: [],
  source: { path: "policy.yaml" },
};
const objectives = [objective("web", "availability", 0.99), objective("web", "latency", 0.9)];

type Incident = PolicyStanding["worstIncident"];

/** `incidents`: the worst of each objective; undefined where it is not known. */
function facts(changes?: Partial<ErrorBudgetPolicy>, incidents: Incident[] = []) {
  const document = documentOf([component("web")], [], objectives);
  const whole = changes ? { ...document, errorBudgetPolicy: { ...policy, ...changes } } : document;
  const derived = errorBudgetPolicy.derive({ ...indexEvidence(whole), budgets: incidents.map(judged) }, "shop");
  return Object.fromEntries(
    Object.entries(derived).map(([id, fact]) => [id.replace("error-budget-policy.", ""), fact.value]),
  );
}

function judged(worstIncident: Incident): ObjectiveStatus {
  const standing = { state: "normal", since: null, freeze: false, actions: [], reason: null };
  return budget(0.5, { policy: { ...standing, ...(worstIncident === undefined ? {} : { worstIncident }) } });
}

test("without a policy no objective has one, and who approved it is not known", () => {
  expect(facts()).toEqual({
    files: [],
    objectives: ["web-availability", "web-latency"],
    "uncovered-objectives": ["web-availability", "web-latency"],
    approver: null,
    revisit: null,
    "revisit-overdue": null,
    "incident-rule": [],
    "costly-incidents": null,
  });
});

test("a policy is about all objectives, or those that it names", () => {
  expect(facts({})).toMatchObject({ files: ["policy.yaml"], "uncovered-objectives": [], approver: "" });
  expect(facts({ objectives: ["web-latency"], approvedBy: "Ada" })).toMatchObject({
    "uncovered-objectives": ["web-availability"],
    approver: "Ada",
  });
});

test.each([
  [undefined, true],
  ["2022-08-22T23:59:59Z", true],
  ["2022-08-23T00:00:00Z", false],
])("to be looked at again by %s is overdue: %s", (revisit, overdue) => {
  expect(facts(revisit === undefined ? {} : { revisit })).toMatchObject({
    revisit: revisit ?? "",
    "revisit-overdue": overdue,
  });
});

test("an incident beyond the policy's share is told; that there was none only where each objective's incidents are known", () => {
  const rule = { incident: { spent: 0.2, action: "a postmortem" } };
  const incident = (spent: number) => ({ from: "2022-08-22T05:00:00Z", to: "2022-08-22T07:00:00Z", spent });
  const costly = (...incidents: Incident[]) => facts(rule, incidents)["costly-incidents"];
  const told = ["front-door from 2022-08-22T05:00:00Z to 2022-08-22T07:00:00Z (30 % of the budget)"];
  expect(facts(rule)).toMatchObject({ "incident-rule": ["a postmortem"], "costly-incidents": null });
  expect(costly(incident(0.3), null)).toEqual(told);
  expect(costly(incident(0.3), undefined)).toEqual(told);
  expect(costly(incident(0.2), null)).toEqual([]);
  expect(costly(null, undefined)).toBeNull();
});

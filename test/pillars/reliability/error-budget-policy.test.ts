import { expect, test } from "vitest";
import type { ErrorBudgetPolicy } from "../../../src/model/budget-policy.ts";
import { errorBudgetPolicy } from "../../../src/pillars/reliability/error-budget-policy.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { component, documentOf, objective } from "../telemetry/documents.ts";

const policy: ErrorBudgetPolicy = {
  owner: "shop-team",
  maintenance: "included",
  states: [{ name: "normal", freeze: false, actions: [] }],
  exemptions: [],
  source: { path: "policy.yaml" },
};
const objectives = [objective("web", "availability", 0.99), objective("web", "latency", 0.9)];

function facts(changes?: Partial<ErrorBudgetPolicy>) {
  const document = documentOf([component("web")], [], objectives);
  const whole = changes ? { ...document, errorBudgetPolicy: { ...policy, ...changes } } : document;
  const derived = errorBudgetPolicy.derive(indexEvidence(whole), "shop");
  return Object.fromEntries(
    Object.entries(derived).map(([id, fact]) => [id.replace("error-budget-policy.", ""), fact.value]),
  );
}

test("without a policy no objective has one, and who approved it is not known", () => {
  expect(facts()).toEqual({
    files: [],
    objectives: ["web-availability", "web-latency"],
    "uncovered-objectives": ["web-availability", "web-latency"],
    approver: null,
    revisit: null,
    "revisit-overdue": null,
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

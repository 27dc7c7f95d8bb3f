import { expect, it } from "vitest";
import { listChecks } from "../../src/checks/list.ts";
import { factsOf } from "../../src/pipeline/rules.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
const rows = listChecks(rules, await factsOf(rules));
const strengthOf = (id: string) => rows.find((row) => row.id === id)?.strength;

it("says how a check can be known at best: its weakest need, by the strongest reading of that", () => {
  expect(strengthOf("missing-objective")).toBe("configured");
  expect(strengthOf("dependency-unobserved")).toBe("attested");
  expect(strengthOf("traffic-drop")).toBe("observed");
  // What users noticed is observed; the alerts are configured.
  expect(strengthOf("silent-failure")).toBe("configured");
});

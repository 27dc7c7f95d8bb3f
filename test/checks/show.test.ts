import { expect, it } from "vitest";
import { describeCheck, findCheck } from "../../src/checks/show.ts";
import { shippedRules } from "../support/sample-rules.ts";

it("shows how many samples a reading needs, be it of a signal or of a fact", async () => {
  const rules = await shippedRules();
  const needs = rules.checks.flatMap((check) =>
    check.needs.flatMap((need) => need.readings.map((one) => ({ check, one }))),
  );
  for (const { check, one } of needs.filter(({ one }) => one.minSamples !== undefined)) {
    const name = one.fact === undefined ? `signal ${one.signal}` : `fact ${one.fact}`;
    expect(describeCheck(findCheck(rules, check.id))).toContain(`${name}, at least ${one.minSamples} samples`);
  }
});

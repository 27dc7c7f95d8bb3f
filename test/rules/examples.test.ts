import { describe, expect, it } from "vitest";
import { runExamples } from "../../src/checks/examples.ts";
import { PILLARS } from "../../src/model/rules.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();

describe("every check's own examples", () => {
  for (const check of rules.checks) {
    it(`${check.pillar}/${check.id}`, () => {
      expect(runExamples(check).filter((result) => !result.ok)).toEqual([]);
    });
  }
});

describe("the checks that ship", () => {
  it("are at least sixty, of all pillars, and no two ask the same of the same readings", () => {
    expect(rules.checks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rules.checks.map((check) => check.pillar)).size).toBe(PILLARS.length);
    const asked = rules.checks.map((check) =>
      JSON.stringify([check.needs.map((need) => need.readings), check.condition ?? check.curve, check.appliesTo]),
    );
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("leave units to the values, and placeholders out of texts that are not filled", () => {
    for (const check of rules.checks) {
      for (const text of [check.expected, ...Object.values(check.message)])
        expect(text, check.id).not.toMatch(
          /\}\s*(?:%|per cent)|\}\s+(?:days?|hours?|minutes?|seconds?|ms|min|[smhd])\b/,
        );
      for (const text of [check.why, check.fix, check.question, check.blindSpot])
        expect(text, check.id).not.toMatch(/\{\w+\}/);
    }
  });

  it("each speak to a practice of AWS, state what they cannot see, and cite every threshold", () => {
    for (const check of rules.checks) {
      expect(Object.keys(check.practices).length, check.id).toBeGreaterThan(0);
      expect(check.blindSpot.length, check.id).toBeGreaterThan(20);
      for (const threshold of Object.values(check.thresholds))
        expect(threshold.source.length, check.id).toBeGreaterThan(10);
    }
  });
});

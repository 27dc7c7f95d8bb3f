import { describe, expect, it } from "vitest";
import type { Framework, Rules } from "../../src/model/rules.ts";
import type { Answer } from "../../src/model/workload.ts";
import { assessEvidence } from "../../src/pipeline/assessment.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";
import { sampleCheck, shippedRules } from "../support/sample-rules.ts";

const shipped = await shippedRules();
const framework: Framework = {
  id: "f",
  title: "F",
  version: "1",
  source: "test",
  pillars: [{ id: "p", title: "P", practices: [{ id: "A", title: "a" }] }],
};
const check = sampleCheck({
  id: "busy",
  appliesTo: ["component"],
  needs: [{ as: "x", readings: [{ signal: "requests", statistic: "value" }] }],
  practices: { f: [{ id: "A", covers: "part", why: "w" }] },
});
const rules: Rules = { ...shipped, checks: [check], frameworks: [framework] };

function assess(outcome: Answer["outcome"], value: number) {
  const answer: Answer = {
    framework: "f",
    practice: "A",
    outcome,
    by: "ann",
    at: "2026-01-01T00:00:00Z",
    reason: "known",
  };
  return assessEvidence(
    emptyDocument({
      workload: { name: "shop", components: [{ id: "a", type: "http-service", dependsOn: [] }] },
      answers: [answer],
      evidence: [reading("a", "requests", value)],
      plan: [{ subject: "a", signal: "requests", provider: "test", strength: "observed", taken: 1 }],
    }),
    rules,
  );
}

describe("an answer that evidence contradicts", () => {
  it.each(["pass", "not-applicable"] as const)("is a finding of its own: %s", (outcome) => {
    const { findings, frameworks } = assess(outcome, 5);
    const claim = findings.find((one) => one.check === "contradicted-claim");
    expect(claim).toMatchObject({ subject: "shop", outcome: "fail", message: expect.stringContaining("ann answered") });
    expect(claim?.evidence).toHaveLength(1);
    expect(frameworks[0]?.pillars[0]?.practices[0]?.outcome).toBe("fail");
  });

  it("is none when the check passes, or the answer owns the failure", () => {
    for (const { findings } of [assess("pass", 0), assess("fail", 5), assess("partial", 5)]) {
      expect(findings.filter((one) => one.check === "contradicted-claim")).toEqual([]);
    }
  });
});

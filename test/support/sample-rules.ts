import { join } from "node:path";
import type { Check, Rules, ScoringRules } from "../../src/model/rules.ts";
import { compileRules } from "../../src/pipeline/rules.ts";

/** A small whole check to change parts of. */
export function sampleCheck(changes: Partial<Check> = {}): Check {
  return {
    id: "sample",
    pillar: "reliability",
    title: { pass: "fine", fail: "not fine" },
    question: "?",
    appliesTo: ["service"],
    severity: "medium",
    needs: [{ as: "x", readings: [{ signal: "requests", statistic: "p99" }] }],
    thresholds: { best: { value: 1, source: "ours: test" }, worst: { value: 3, source: "ours: test" } },
    condition: { pass: "x <= best" },
    measure: "x",
    expected: "<= {best}",
    message: { fail: "x is {x}" },
    why: "why",
    fix: "fix",
    effort: "S",
    blindSpot: "blind",
    practices: {},
    examples: [],
    ...changes,
  };
}

export const SCORING: ScoringRules = {
  riskWeights: { high: 3, medium: 2, low: 1, source: "test" },
  severityWeights: { critical: 4, high: 3, medium: 2, low: 1, source: "test" },
  partShare: { each: 0.25, atMost: 0.75, source: "test" },
  minimumCoverage: { value: 0.2, source: "test" },
  minimumSamples: { share: 0.75, source: "test" },
  answerPartialScore: { value: 0.5, source: "test" },
  effort: { S: 1, M: 5, L: 20, unit: "d", source: "test" },
};

let shipped: Promise<Rules> | undefined;

/** The rules of this checkout, compiled once a test file. */
export function shippedRules(): Promise<Rules> {
  shipped ??= compileRules(join(import.meta.dirname, "../../rules"));
  return shipped;
}

import type { Fact, FactValue } from "../model/fact.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Check, CheckExample } from "../model/rules.ts";
import { compileCheck } from "./judge.ts";

export interface ExampleResult {
  check: string;
  example: string;
  ok: boolean;
  expected: string;
  actual: string;
}

/** Scores of examples are written by hand with a few digits. */
const SCORE_TOLERANCE = 1e-9;

/** Puts the check to its own examples. A check without a passing, a failing and an unknown example is not ok. */
export function runExamples(check: Check): ExampleResult[] {
  const compiled = compileCheck(check);
  const results = check.examples.map((example) => {
    const { criticality = "medium", componentType = "http-service", ...values } = example.given;
    const facts = Object.fromEntries(check.needs.map((need) => [need.as, asFact(values[need.as])]));
    const outcome = compiled.judge(facts, { criticality: String(criticality), componentType: String(componentType) });
    return {
      check: check.id,
      example: example.name,
      ok: agrees(outcome, example),
      expected: describe(example.outcome, example.score),
      actual: describe(
        outcome.outcome,
        "score" in outcome ? outcome.score : undefined,
        "reason" in outcome ? outcome.reason : "",
      ),
    };
  });
  const missing = requiredOutcomes(check).filter(
    (needed) => !check.examples.some((example) => example.outcome === needed),
  );
  return [
    ...results,
    ...missing.map((outcome) => ({
      check: check.id,
      example: `(no example for ${outcome})`,
      ok: false,
      expected: outcome,
      actual: "no such example",
    })),
  ];
}

function requiredOutcomes(check: Check): CheckExample["outcome"][] {
  const needed: CheckExample["outcome"][] = ["pass", "fail", "unknown"];
  if ((check.condition ?? check.curve)?.notApplicable?.length) needed.push("not-applicable");
  if (check.curve || check.condition?.partialScore !== undefined) needed.push("partial");
  return needed;
}

function agrees(outcome: Outcome, example: CheckExample): boolean {
  if (outcome.outcome !== example.outcome) return false;
  if (example.score === undefined || outcome.outcome !== "partial") return true;
  return Math.abs(outcome.score - example.score) <= SCORE_TOLERANCE;
}

function asFact(value: unknown): Fact {
  if (value === undefined || value === null) return { value: null, reason: "not given", evidence: [] };
  return { value: value as FactValue, unit: "", strength: "observed", evidence: [], sampleSize: 1 };
}

function describe(outcome: string, score?: number, reason?: string): string {
  return `${outcome}${score === undefined ? "" : ` ${score}`}${reason ? ` (${reason})` : ""}`;
}

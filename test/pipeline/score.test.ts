import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FrameworkResult } from "../../src/model/assessment.ts";
import type { Evidence, EvidenceDocument } from "../../src/model/evidence.ts";
import { canonicalJson } from "../../src/model/json.ts";
import type { Check, Framework, Rules } from "../../src/model/rules.ts";
import type { Answer } from "../../src/model/workload.ts";
import { summarize } from "../../src/pipeline/check-summary.ts";
import { evaluate, judgementsOf } from "../../src/pipeline/evaluate.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { scoreFramework } from "../../src/pipeline/score.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";
import { SCORING, sampleCheck } from "../support/sample-rules.ts";

const SIGNALS = ["s0", "s1", "s2"];
const COMPONENTS = ["a", "b"];
const PRACTICES = ["P0", "P1", "P2", "P3"];

const level = fc.constantFrom(0, 1, 2, 3);
const covers = fc.constantFrom("full" as const, "part" as const, "part" as const);

/** Checks on one or two signals, with every kind of condition, mapped at random. */
const checks: fc.Arbitrary<Check[]> = fc
  .array(
    fc.record({
      main: fc.constantFrom(...SIGNALS),
      weaker: fc.option(fc.constantFrom(...SIGNALS), { nil: undefined }),
      guard: fc.option(fc.constantFrom(...SIGNALS), { nil: undefined }),
      severity: fc.constantFrom("low" as const, "medium" as const, "high" as const, "critical" as const),
      mapped: fc.uniqueArray(fc.record({ id: fc.constantFrom(...PRACTICES), covers, why: fc.constant("w") }), {
        selector: (one) => one.id,
        minLength: 1,
        maxLength: 3,
      }),
      workload: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) =>
    list.map((one, i) =>
      sampleCheck({
        id: `c${i}`,
        severity: one.severity,
        appliesTo: one.workload ? ["workload"] : ["component"],
        needs: [
          {
            as: "x",
            readings: [
              { signal: one.main, statistic: "value" },
              ...(one.weaker ? [{ signal: one.weaker, statistic: "value" }] : []),
            ],
          },
          { as: "g", readings: [{ signal: one.guard ?? one.main, statistic: "value" }] },
        ],
        thresholds: {
          best: { value: 1, source: "ours: test" },
          worst: { value: 3, source: "ours: test" },
          half: { value: 0.5, source: "ours: test" },
        },
        condition: {
          ...(one.guard ? { notApplicable: [{ when: "g == best", reason: "guarded" }] } : {}),
          pass: "x < best",
          fail: "x >= worst",
          partialScore: "half",
        },
        practices: { f: one.mapped },
      }),
    ),
  );

const framework: fc.Arbitrary<Framework> = fc
  .array(fc.constantFrom("high" as const, "medium" as const, "low" as const), { minLength: 4, maxLength: 4 })
  .map((risks) => ({
    id: "f",
    title: "F",
    version: "1",
    source: "test",
    pillars: [
      { id: "p", title: "P", practices: PRACTICES.map((id, i) => ({ id, title: id, risk: risks[i] ?? "low" })) },
    ],
  }));

const answers: fc.Arbitrary<Answer[]> = fc.uniqueArray(
  fc.record({
    framework: fc.constant("f"),
    practice: fc.constantFrom(...PRACTICES),
    outcome: fc.constantFrom("pass" as const, "partial" as const, "fail" as const, "not-applicable" as const),
    by: fc.constant("ann"),
    at: fc.constant("2026-01-01T00:00:00Z"),
    reason: fc.constant("known"),
  }),
  { selector: (one) => one.practice },
);

const document: fc.Arbitrary<EvidenceDocument> = fc
  .record({
    values: fc.array(fc.option(level, { nil: undefined }), { minLength: 9, maxLength: 9 }),
    answers,
  })
  .map(({ values, answers: given }) => {
    const subjects = [...COMPONENTS, "shop"];
    const evidence: Evidence[] = [];
    subjects.forEach((subject, i) => {
      SIGNALS.forEach((signal, j) => {
        const value = values[i * SIGNALS.length + j];
        if (value !== undefined) evidence.push(reading(subject, signal, value));
      });
    });
    return emptyDocument({
      workload: { name: "shop", components: COMPONENTS.map((id) => ({ id, type: "http-service", dependsOn: [] })) },
      answers: given,
      plan: evidence.map((item) => ({
        subject: item.subject,
        signal: item.signal,
        provider: "test",
        strength: item.strength,
        taken: 1,
      })),
      evidence,
    });
  });

const scenario = fc.record({ checks, framework, document });
type Scenario = { checks: Check[]; framework: Framework; document: EvidenceDocument };

function rulesOf({ checks: list, framework: one }: Scenario): Rules {
  return { digest: "test", checks: list, frameworks: [one], signals: [], scoring: SCORING, tables: {} };
}

function score(input: Scenario): { result: FrameworkResult; outcomes: Map<string, string> } {
  const evaluation = evaluate(indexEvidence(input.document), rulesOf(input), []);
  const result = scoreFramework(input.framework, {
    checks: input.checks,
    summaries: new Map(evaluation.judged.map((entry) => [entry.check.id, summarize(entry, "shop")])),
    answers: input.document.answers,
    waivers: [],
    scoring: SCORING,
  });
  const outcomes = new Map<string, string>();
  for (const entry of evaluation.judged) {
    for (const one of judgementsOf(entry)) outcomes.set(`${entry.check.id}/${one.subject.id}`, one.outcome.outcome);
  }
  for (const practice of result.pillars[0]?.practices ?? []) outcomes.set(practice.id, practice.outcome);
  return { result, outcomes };
}

const pillarOf = (result: FrameworkResult) => {
  const pillar = result.pillars[0];
  if (!pillar) throw new Error("no pillar");
  return pillar;
};
/** Sums of shares differ in their last bits with the order of what is open. */
const ROUNDING = 1e-9;

describe("scores of random workloads", () => {
  it("lie inside their interval, and value is null exactly below the minimum coverage", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const { score: pillar, practices } = pillarOf(score(input).result);
        expect(pillar.low).toBeGreaterThanOrEqual(0);
        expect(pillar.high).toBeLessThanOrEqual(100 + ROUNDING);
        expect(pillar.low).toBeLessThanOrEqual(pillar.high + ROUNDING);
        if (pillar.value === null) expect(pillar.reason).toBeTruthy();
        else {
          expect(pillar.coverage).toBeGreaterThanOrEqual(SCORING.minimumCoverage.value);
          expect(pillar.value).toBeGreaterThanOrEqual(pillar.low - ROUNDING);
          expect(pillar.value).toBeLessThanOrEqual(pillar.high + ROUNDING);
        }
        if (pillar.coverage < SCORING.minimumCoverage.value) expect(pillar.value).toBeNull();
        const { attested, configured, observed } = pillar.strength;
        const shares = attested + configured + observed;
        expect(shares === 0 || Math.abs(shares - 1) < ROUNDING).toBe(true);
        for (const practice of practices) {
          expect(practice.low).toBeLessThanOrEqual(practice.high + ROUNDING);
          if (practice.outcome === "pass") expect(practice.low).toBeCloseTo(1, 9);
          if (["unknown", "not-applicable", "error", "waived"].includes(practice.outcome))
            expect(practice.reason).toBeTruthy();
        }
      }),
      { numRuns: 300 },
    );
  });

  it("losing evidence never raises low and never turns an outcome into pass", () => {
    fc.assert(
      fc.property(scenario, fc.nat(), fc.boolean(), (input, pick, blank) => {
        const { evidence } = input.document;
        if (evidence.length === 0) return;
        const lost = evidence[pick % evidence.length];
        const left = blank
          ? evidence.map((item) => (item === lost ? { ...item, value: null, reason: "throttled" } : item))
          : evidence.filter((item) => item !== lost);
        const before = score(input);
        const after = score({ ...input, document: { ...input.document, evidence: left } });
        expect(pillarOf(after.result).score.low).toBeLessThanOrEqual(pillarOf(before.result).score.low + ROUNDING);
        for (const [id, outcome] of after.outcomes) {
          if (outcome === "pass") expect(before.outcomes.get(id), id).toBe("pass");
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("do not depend on order or duplicates", () => {
    fc.assert(
      fc.property(scenario, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (input, random) => {
        const keyed = [...input.document.evidence, ...input.document.evidence].map((item) => ({
          item,
          at: random.next().value ?? 0,
        }));
        const shuffled = keyed.sort((a, b) => a.at - b.at).map(({ item }) => item);
        const other = {
          ...input,
          checks: [...input.checks].reverse(),
          document: { ...input.document, evidence: shuffled, answers: [...input.document.answers].reverse() },
        };
        expect(canonicalJson(score(other).result)).toBe(canonicalJson(score(input).result));
      }),
      { numRuns: 200 },
    );
  });

  it("mending what fails never lowers low", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const mended = input.document.evidence.map((item) => ({ ...item, value: item.value === 3 ? 0 : item.value }));
        const guardless = {
          ...input,
          checks: input.checks.map(({ condition, ...check }) => ({
            ...check,
            condition: { pass: condition?.pass ?? "false" },
          })),
        };
        const before = pillarOf(score(guardless).result).score;
        const after = pillarOf(score({ ...guardless, document: { ...input.document, evidence: mended } }).result).score;
        expect(after.low).toBeGreaterThanOrEqual(before.low - ROUNDING);
      }),
      { numRuns: 200 },
    );
  });

  it("scaling all risk weights changes nothing", () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const evaluation = evaluate(indexEvidence(input.document), rulesOf(input), []);
        const at = (factor: number) =>
          scoreFramework(input.framework, {
            checks: input.checks,
            summaries: new Map(evaluation.judged.map((entry) => [entry.check.id, summarize(entry, "shop")])),
            answers: [],
            waivers: [],
            scoring: { ...SCORING, riskWeights: { high: 3 * factor, medium: 2 * factor, low: factor, source: "test" } },
          });
        expect(pillarOf(at(8)).score).toEqual(pillarOf(at(1)).score);
      }),
      { numRuns: 100 },
    );
  });
});

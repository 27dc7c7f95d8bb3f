import fc from "fast-check";
import truncatedWidth from "fast-string-truncated-width";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../../src/model/errors.ts";
import { type Comparison, compareAssessments, pillarMoves } from "../../../src/report/compare/index.ts";
import { text } from "../../../src/report/compare/text.ts";
import { anyAssessment } from "../any-assessment.ts";
import { expectGolden } from "../golden.ts";
import { type Reading, sampleAssessment } from "../sample-assessment.ts";

const OPTIONS = { color: false, width: 100, verbose: false };

const pillarOf = (comparison: Comparison, framework: string, pillar: string) => {
  const found = comparison.frameworks.find((one) => one.id === framework)?.pillars.find((one) => one.id === pillar);
  if (!found) throw new Error(`${framework}/${pillar} is not compared`);
  return found;
};

/** The sample with one verdict changed, or gone. */
const changed = (check: string, subject: string, now: Reading | undefined) =>
  sampleAssessment({ reading: (id, at, reading) => (id === check && at === subject ? now : reading) });

describe("compareAssessments", () => {
  test("the parts add up to the move of low, whatever changed", () => {
    fc.assert(
      fc.property(anyAssessment, anyAssessment, (base, head) => {
        for (const pillar of compareAssessments(base, head).frameworks.flatMap((framework) => framework.pillars)) {
          const { total, ...parts } = pillar.move;
          expect(total).toBeCloseTo(pillar.after.low - pillar.before.low, 9);
          expect(Object.values(parts).reduce((all, part) => all + part, 0)).toBeCloseTo(total, 9);
          expect(Math.abs(parts.unexplained)).toBeLessThan(1e-6);
          expect(parts.evidenceGained).toBeGreaterThanOrEqual(0);
          expect(parts.evidenceLost).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("two workloads are compared only when that is wanted", () => {
    const [base, head] = [sampleAssessment(), sampleAssessment()];
    head.workload = { ...head.workload, name: "another" };
    expect(() => compareAssessments(base, head)).toThrow(/"another": nothing moved/);
    expect(compareAssessments(base, head, { anyWorkload: true }).head.workload).toBe("another");
  });

  test("nothing moved between an assessment and itself", () => {
    const comparison = compareAssessments(sampleAssessment(), sampleAssessment());
    for (const { move } of comparison.frameworks.flatMap((framework) => framework.pillars)) {
      expect(Object.values(move).every((part) => Math.abs(part) < 1e-9)).toBe(true);
    }
    const { stillOpen, ...moved } = comparison.findings;
    expect(Object.values(moved).flat()).toEqual([]);
    expect(stillOpen.flatMap((change) => change.evidence)).toEqual([]);
    expect(pillarMoves(comparison).every(({ line }) => line.endsWith(", not moved"))).toBe(true);
  });

  test("a mended failure is an outcome, a lost verdict is evidence", () => {
    const base = sampleAssessment();
    const mended = pillarOf(
      compareAssessments(base, changed("cpu-saturation", "recommendation", { value: 0.4, outcome: "pass", score: 1 })),
      "iso-25010-2023",
      "performance-efficiency",
    ).move;
    expect(mended.outcomes).toBeGreaterThan(1);
    expect(mended.evidenceLost).toBe(0);
    const lost = compareAssessments(
      base,
      changed("cpu-saturation", "cart", { value: null, outcome: "unknown", score: null, reason: "refused" }),
    );
    const move = pillarOf(lost, "iso-25010-2023", "performance-efficiency").move;
    expect(move.evidenceLost).toBeLessThan(-1);
    expect(
      lost.findings.unknownNow.map((one) => [one.check, one.subject, one.before?.outcome, one.after?.outcome]),
    ).toEqual([["cpu-saturation", "cart", "pass", "unknown"]]);
    expect(lost.findings.resolved).toEqual([]);
  });

  test("a failure that is no longer known is not resolved", () => {
    const comparison = compareAssessments(sampleAssessment(), changed("single-replica-component", "cart", undefined));
    expect(comparison.findings.resolved).toEqual([]);
    expect(comparison.findings.unknownNow).toHaveLength(1);
  });

  test("a failure that is no longer known moves nothing: the rest did not get better", () => {
    const head = changed("single-replica-component", "cart", {
      value: null,
      outcome: "unknown",
      score: null,
      reason: "the file is gone",
    });
    const { move } = pillarOf(compareAssessments(sampleAssessment(), head), "iso-25010-2023", "reliability");
    expect(move.outcomes).toBeCloseTo(0, 9);
    expect(move.evidenceGained).toBeCloseTo(0, 9);
    expect(move.evidenceLost).toBeCloseTo(0, 9);
  });

  test("an answer that lapsed is told as such", () => {
    const head = sampleAssessment({ answer: (practice, answer) => (practice === "OPS03-BP01" ? undefined : answer) });
    const move = pillarOf(
      compareAssessments(sampleAssessment(), head),
      "aws-well-architected",
      "operational-excellence",
    ).move;
    expect(move.answers).toBeCloseTo(move.total, 9);
    expect(move.answers).toBeLessThan(-1);
    const { line } = pillarMoves(compareAssessments(sampleAssessment(), head))[0] ?? {};
    expect(line).toBe("low 45 → 27 (-18.8): answers changed -18.8");
  });

  test("different rules are refused with the way out", () => {
    const head = { ...sampleAssessment(), rulesDigest: "sha256:other" };
    expect(() => compareAssessments(sampleAssessment(), head)).toThrow(UsageError);
    try {
      compareAssessments(sampleAssessment(), head);
    } catch (error) {
      expect((error as UsageError).exitCode).toBe(2);
      expect((error as UsageError).suggestions.join()).toContain("--evidence");
      expect((error as UsageError).suggestions[0]).toContain("compare BASE-EVIDENCE.json HEAD-EVIDENCE.json");
    }
    const from = { base: "old.json", head: "new one.json", todaysRules: "sha256:other" };
    expect(() => compareAssessments(sampleAssessment(), head, { from })).toThrow(
      expect.objectContaining({
        suggestions: expect.arrayContaining([
          expect.stringContaining("plumbrule compare BASE-EVIDENCE.json 'new one.json'"),
        ]),
      }),
    );
  });

  test("what is only in one of them is named", () => {
    const head = sampleAssessment();
    head.workload.components.push({ id: "ad", type: "http-service", dependsOn: [] });
    head.frameworks = head.frameworks.slice(0, 2);
    const comparison = compareAssessments(sampleAssessment(), head);
    expect(comparison.components).toEqual({ added: ["ad"], removed: [] });
    expect(comparison.onlyInBase).toEqual(["dora/software-delivery"]);
  });
});

test("the text is the golden page, and no line is too wide", async () => {
  const head = sampleAssessment({
    reading: (check, subject, reading) => {
      if (check === "cpu-saturation" && subject === "recommendation") return { value: 0.4, outcome: "pass", score: 1 };
      if (check === "cpu-saturation" && subject === "shipping") return { value: 0.95, outcome: "fail", score: 0 };
      if (check === "error-ratio-above-objective" && subject === "cart")
        return { value: 0.9, outcome: "fail", score: 0 };
      if (check === "single-replica-component" && subject === "cart")
        return { value: null, outcome: "unknown", score: null, reason: "the file is gone" };
      return reading;
    },
    answer: (practice, answer) => (practice === "OPS03-BP01" ? undefined : answer),
  });
  const comparison = compareAssessments(sampleAssessment(), head);
  expectGolden("comparison.txt", await text.render(comparison, OPTIONS));
  for (const width of [40, 60, 80, 200]) {
    const lines = (await text.render(comparison, { ...OPTIONS, width, verbose: true })).split("\n");
    expect(lines.filter((line) => truncatedWidth(line).width > width)).toEqual([]);
  }
});

import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { markdownShort } from "../../../src/report/markdown-short/index.ts";
import { anyAssessment } from "../any-assessment.ts";
import { expectGolden } from "../golden.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { asHtml, structure } from "../markdown/structure.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const OPTIONS = { color: false, width: 80, verbose: false };
const render = (assessment: Assessment, options = {}) =>
  markdownShort.render(assessment, { ...OPTIONS, ...options }) as string;

/** Everything of it so many times, and every text so long. */
function swollen(assessment: Assessment, times: number, text: string): Assessment {
  const many = <T>(items: readonly T[]): T[] => Array.from({ length: times }, () => items).flat();
  return hostileAssessment(
    {
      ...assessment,
      frameworks: many(assessment.frameworks),
      findings: many(assessment.findings),
      fixes: many(assessment.fixes),
      errorBudgets: many(assessment.errorBudgets),
      diagnostics: many(assessment.diagnostics),
    },
    text,
  );
}

describe("markdown-short", () => {
  it("is the golden page, of about a screen", () => {
    const page = render(sampleAssessment());
    expectGolden("sample-short.md", page);
    expect(page.split("\n").length).toBeLessThan(60);
  });

  it("says how to go on from a kept file", () => {
    expect(render(sampleAssessment(), { from: { file: "a b.json" } })).toContain("plumbrule report 'a b.json' ");
  });

  it("no score stands without its interval, and sources that gave nothing are said", () => {
    const page = render(sampleAssessment());
    const pillars = sampleAssessment().frameworks.flatMap((framework) => framework.pillars);
    expect(page.match(/^\|.*\| \d[\d.]*–\d/gm)).toHaveLength(pillars.length);
    expect(page).toContain("cloudwatch:GetMetricData was refused");
  });

  it.each([
    ["long texts", 1, "x".repeat(100_000)],
    ["texts that grow most when they are escaped", 1, "|@#1&".repeat(2_000)],
    ["backticks", 1, "`".repeat(10_000)],
    ["many of all", 200, ""],
    ["pairs", 30, "👩‍👩‍👧‍👦".repeat(200)],
  ])("fits a comment, whatever it is of: %s", (_, times, text) => {
    const of = swollen(sampleAssessment({ size: "full" }), times, text);
    for (const verbose of [false, true]) {
      const page = render(of, { verbose });
      expect(page.length).toBeLessThanOrEqual(60_000);
      expect(page.isWellFormed()).toBe(true);
      expect(page).toContain("says why, down to the query");
    }
  });

  it("fits a comment, whatever was found, and the same assessment gives the same bytes", () => {
    fc.assert(
      fc.property(anyAssessment, fc.nat({ max: 40 }), fc.string({ unit: "binary" }), (assessment, times, text) => {
        const of = swollen(assessment, times, text);
        const page = render(of, { verbose: true });
        expect(page.length).toBeLessThanOrEqual(60_000);
        expect(render(structuredClone(of), { verbose: true })).toBe(page);
      }),
      { numRuns: 20 },
    );
  });

  test.each(Object.entries(PAYLOADS))("hostile names (%s) make no element, link, image or heading", (_, payload) => {
    const hostile = render(hostileAssessment(sampleAssessment(), payload), { verbose: true });
    expect(hostile).not.toMatch(RAW_CONTROLS);
    const benign = render(hostileAssessment(sampleAssessment(), "x"), { verbose: true });
    expect(structure(asHtml(hostile))).toEqual(structure(asHtml(benign)));
  });
});

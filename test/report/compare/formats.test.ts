import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../../src/model/errors.ts";
import { type Comparison, compareAssessments } from "../../../src/report/compare/index.ts";
import { loadCompareFormat } from "../../../src/report/compare/registry.ts";
import { expectGolden } from "../golden.ts";
import { hostileAssessment, PAYLOADS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const OPTIONS = { color: false, width: 80, verbose: false };
const moved = () =>
  sampleAssessment({
    reading: (check, subject, reading) => {
      if (check === "cpu-saturation" && subject === "shipping") return { value: 0.95, outcome: "fail", score: 0 };
      if (check === "cpu-saturation" && subject === "frontend") return { value: 0.8, outcome: "partial", score: 0.7 };
      if (check === "cpu-saturation" && subject === "recommendation") return { value: 0.4, outcome: "pass", score: 1 };
      if (check === "single-replica-component" && subject === "cart")
        return { value: null, outcome: "unknown", score: null, reason: "the file is gone" };
      return reading;
    },
  });

const render = async (comparison: Comparison, format = "markdown", verbose = false) =>
  (await loadCompareFormat(format)).render(comparison, { ...OPTIONS, verbose });

describe("markdown", () => {
  test("is the golden page", async () => {
    expectGolden("comparison.md", await render(compareAssessments(sampleAssessment(), moved())));
  });

  test("fits a comment on GitHub, however much moved and however long reasons are", async () => {
    const base = sampleAssessment({ size: "full" });
    const head = {
      ...base,
      findings: base.findings.map((one) => ({
        ...one,
        outcome: "unknown" as const,
        score: null,
        reason: "|lost\n".repeat(2000),
      })),
    };
    const comparison = compareAssessments(base, head);
    expect(comparison.findings.unknownNow.length).toBeGreaterThan(100);
    const page = await render(comparison);
    expect(page.length).toBeLessThan(65_536);
    expect(page).toMatch(/…and \d+ more\./);
    expect((await render(comparison, "markdown", true)).length).toBeGreaterThan(page.length);
  });

  test.each(Object.keys(PAYLOADS))("hostile names (%s) make no element but those of the page", async (name) => {
    const tags = (source: string) =>
      micromark(source, {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
      })
        .match(/<(?!\/?code)[a-z][^>]*>/gi)
        ?.join();
    const page = (payload: string) => {
      const [base, head] = [sampleAssessment(), moved()].map((one) => hostileAssessment(one, payload));
      return render(compareAssessments(base as never, head as never));
    };
    expect(tags(await page(PAYLOADS[name] ?? ""))).toEqual(tags(await page("x")));
  });
});

test("json is the comparison", async () => {
  const comparison = compareAssessments(sampleAssessment(), moved());
  expect(JSON.parse(await render(comparison, "json"))).toEqual(comparison);
});

test("a format that there is not is refused with those that there are", async () => {
  await expect(loadCompareFormat("markdwn")).rejects.toThrow(UsageError);
  await expect(loadCompareFormat("markdwn")).rejects.toMatchObject({
    suggestions: ['did you mean "markdown"?', "available: text, markdown, json"],
  });
});

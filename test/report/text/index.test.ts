import { stripVTControlCharacters } from "node:util";
import truncatedWidth from "fast-string-truncated-width";
import { describe, expect, test } from "vitest";
import { text } from "../../../src/report/text/index.ts";
import { expectGolden } from "../golden.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const render = async (assessment = sampleAssessment(), options = {}) =>
  text.render(assessment, { color: false, width: 100, verbose: false, ...options });

describe("text", () => {
  test("is the golden page", async () => {
    expectGolden("sample.txt", await render());
    expectGolden("sample-verbose.txt", await render(sampleAssessment(), { verbose: true, width: 120 }));
    expectGolden("sample-narrow.txt", await render(sampleAssessment(), { width: 44 }));
  });

  test.each([40, 41, 55, 64, 72, 80, 93, 100, 119, 120, 200])("no line is wider than %i", async (width) => {
    for (const assessment of [
      sampleAssessment(),
      sampleAssessment({ size: "full" }),
      hostileAssessment(sampleAssessment(), PAYLOADS.wide ?? ""),
    ]) {
      for (const verbose of [false, true]) {
        const lines = (await render(assessment, { width, verbose })).split("\n");
        expect(lines.filter((line) => truncatedWidth(line).width > width)).toEqual([]);
      }
    }
  });

  test("colour says nothing alone: without it the same characters stand in the same places", async () => {
    const plain = await render();
    const colored = await render(sampleAssessment(), { color: true });
    expect(colored).not.toBe(plain);
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  test("a score never stands without its interval, nor a missing one without its reason", async () => {
    const page = await render();
    for (const framework of sampleAssessment().frameworks) {
      for (const { title, score } of framework.pillars) {
        const low = Math.round(score.low);
        const row = page.split("\n").find((line) => line.includes(title) && line.includes(`${low}–`));
        expect(row, title).toBeDefined();
        if (score.value !== null) continue;
        expect(page).toContain("–: no score, ");
        expect((await render({ ...sampleAssessment() }, { verbose: true })).replace(/\n {2}/g, " ")).toContain(
          `${title}: ${score.reason}`,
        );
      }
    }
  });

  test("says why there are no delivery metrics, and which decisions are drafted", async () => {
    const sample = sampleAssessment();
    const page = await render({ ...sample, delivery: { ...sample.delivery, services: [], reason: "no release tag" } });
    expect(page).toContain("Delivery: not measured, no release tag");
    expect(page).toMatch(/Decisions to take: 1 draft[\s\S]*Run every serving component as two replicas/);
  });

  test.each(Object.keys(PAYLOADS))(
    "no control or bidirectional character of a hostile name (%s) reaches the terminal",
    async (name) => {
      const page = await render(hostileAssessment(sampleAssessment(), PAYLOADS[name] ?? ""), { verbose: true });
      expect(page).not.toMatch(RAW_CONTROLS);
    },
  );

  test("an assessment without anything in it is still a page", async () => {
    const empty = {
      ...sampleAssessment(),
      frameworks: [],
      findings: [],
      fixes: [],
      episodes: [],
      diagnostics: [],
      evidence: [],
      charts: [],
    };
    expect(await render(empty)).toContain("online-boutique");
  });
});

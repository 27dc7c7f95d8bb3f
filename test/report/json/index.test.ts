import { expect, test } from "vitest";
import { json } from "../../../src/report/json/index.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const OPTIONS = { color: true, width: 20, verbose: false };

test("is the assessment, whatever order its keys were written in", async () => {
  const assessment = sampleAssessment();
  const page = await json.render(assessment, OPTIONS);
  expect(JSON.parse(page)).toEqual(assessment);
  expect(page.endsWith("}\n")).toBe(true);
  const reversed = Object.fromEntries(Object.entries(assessment).reverse()) as unknown as typeof assessment;
  expect(await json.render(reversed, OPTIONS)).toBe(page);
});

test("holds no raw control or bidirectional character", async () => {
  for (const payload of [PAYLOADS.bidi, PAYLOADS.ansi]) {
    const page = await json.render(hostileAssessment(sampleAssessment(), payload ?? ""), OPTIONS);
    expect(page).not.toMatch(RAW_CONTROLS);
  }
});

import { describe, expect, test } from "vitest";
import { markdown } from "../../../src/report/markdown/index.ts";
import { expectGolden } from "../golden.ts";
import { hostileAssessment, PAYLOADS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";
import { asHtml, structure } from "./structure.ts";

const render = async (assessment = sampleAssessment(), verbose = false) =>
  markdown.render(assessment, { color: false, width: 80, verbose });

describe("markdown", () => {
  test("is the golden page", async () => {
    expectGolden("sample.md", await render());
  });

  test("fits a comment on GitHub, with all 352 practices counted", async () => {
    expect((await render(sampleAssessment({ size: "full" }))).length).toBeLessThan(65_536);
  });

  test.each(Object.keys(PAYLOADS))("hostile names (%s) make no element, link, image or heading", async (name) => {
    // As unreadable in their times, which changes what can be drawn together.
    const benign = structure(asHtml(await render(hostileAssessment(sampleAssessment(), "x"), true)));
    const hostile = structure(asHtml(await render(hostileAssessment(sampleAssessment(), PAYLOADS[name] ?? ""), true)));
    expect(hostile).toEqual(benign);
  });

  test("mentions, issues and web addresses are parted outside of code, so that nobody is notified and nothing linked", async () => {
    const page = await render(hostileAssessment(sampleAssessment(), PAYLOADS.markdown ?? ""), true);
    const outside = page.replace(/(`+)(?:(?!\1).|\n)*?[^`]\1(?!`)/g, "");
    expect(outside).not.toMatch(/@octocat|#12\b|https:\/\/evil|www\.evil/);
    expect(outside).toContain("octocat");
  });
});

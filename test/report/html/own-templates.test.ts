import { describe, expect, test } from "vitest";
import { html } from "../../../src/report/html/index.ts";
import { hostileAssessment, PAYLOADS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const render = async (templates: { [name: string]: string }, assessment = sampleAssessment()) =>
  html.render(assessment, { color: false, width: 80, verbose: false, templates });

describe("own templates", () => {
  test("stand in for the shipped ones of their name, as parts and as the page", async () => {
    const own = await render({ fix: "<li class=mine>{{fix.title}}</li>" });
    expect(own).toContain("<li class=mine>");
    expect(own).toContain("<h2 id=checks-h>");
    const page = await render({
      report:
        "<!doctype html><title>{{title}}</title><ul>{{#each fixes.shown as |fix|}}{{> fix fix=fix}}{{/each}}</ul>",
    });
    expect(page).toMatch(/^<!doctype html><title>online-boutique<\/title><ul><li>/);
  });

  test("escape what they print, whatever telemetry says", async () => {
    const hostile = hostileAssessment(sampleAssessment(), PAYLOADS.script ?? "");
    expect(await render({ report: "<title>{{title}}</title>" }, hostile)).not.toMatch(/<script/i);
  });

  test("one that nothing uses is a slip; one that an own template uses is not", async () => {
    await expect(render({ reprt: "<p>" })).rejects.toMatchObject({
      exitCode: 2,
      message: "reprt.hbs is used by no template",
      suggestions: ["did you mean report.hbs?"],
    });
    expect(await render({ fix: "<li>{{> mine}}", mine: "mine</li>" })).toContain("<li>mine");
  });

  test.each([
    ["prints unescaped", "<p>\n{{{fix.title}}}", "fix.hbs:2: prints without escaping"],
    ["prints unescaped by an ampersand", "{{&fix.title}}", "fix.hbs:1: prints without escaping"],
    ["names a field that is not there", "{{fix.titel}}", "titel"],
    ["calls a helper that is not there", "{{shout fix.title}}", "shout"],
    ["never ends", "{{#if fix}}", "no Handlebars template"],
  ])("one that %s is a usage error that names it", async (_, fix, message) => {
    await expect(render({ fix })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    await expect(render({ fix })).rejects.toThrow(/^fix\.hbs/);
  });
});

describe("what moved since an earlier assessment", () => {
  const since = async (change: (earlier: ReturnType<typeof sampleAssessment>) => void) => {
    const earlier = sampleAssessment();
    change(earlier);
    return html.render(sampleAssessment(), { color: false, width: 80, verbose: false, since: earlier });
  };

  test("is said by pillar, first on the page", async () => {
    const page = await since((earlier) => {
      const score = earlier.frameworks[0]?.pillars[0]?.score;
      if (!score) throw new Error("the sample changed");
      score.low -= 7;
    });
    expect(page).toMatch(/What moved<\/a> <strong>1 up, 0 down<\/strong>/);
    expect(page).toMatch(/<section id=moved.*Operational Excellence<\/strong> low \d+ → \d+ \(\+7/s);
  });

  test("is nothing where nothing did, and is not said of other rules or another workload", async () => {
    expect(await since(() => {})).toContain("<strong>nothing</strong>");
    expect(
      await since((earlier) => {
        earlier.rulesDigest = "sha256:0";
      }),
    ).toMatch(/not compared.*was scored by other rules/s);
    expect(
      await since((earlier) => {
        earlier.workload.name = "x";
      }),
    ).toMatch(/not compared.*is of another workload/s);
  });
});

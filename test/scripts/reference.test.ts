import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { slug, text } from "../../scripts/reference/markdown.ts";
import { referencePages } from "../../scripts/reference/pages.ts";
import { ROOT } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";

const pages = await referencePages(ROOT);
const rules = await shippedRules();
const html = new Map(
  [...pages].map(([path, source]) => [path, micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })]),
);
const shown = (path: string) => html.get(path) ?? "";
const unescaped = (of: string) =>
  of.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe("the reference", () => {
  it("has a page for each check and framework, with all that its file says", () => {
    for (const check of rules.checks) {
      const page = unescaped(shown(`checks/${check.id}.md`));
      const said = [
        check.question,
        check.why,
        check.fix,
        check.blindSpot,
        ...Object.values(check.thresholds).map((one) => one.source),
        ...check.examples.map((one) => one.name),
        ...Object.values(check.practices).flatMap((mappings) => mappings.map((one) => one.why)),
        ...(check.decision?.options?.flatMap((one) => [one.name, one.gains, one.costs]) ?? []),
      ];
      for (const one of said) expect(page, check.id).toContain(one.replace(/\s+/g, " ").trim());
    }
    for (const framework of rules.frameworks) {
      const page = unescaped(shown(`frameworks/${framework.id}.md`));
      for (const { id, title, wouldEvidence } of framework.pillars.flatMap((pillar) => pillar.practices)) {
        expect(page).toContain(`<h3>${id} ${title}</h3>`);
        if (wouldEvidence) expect(page).toContain(wouldEvidence);
      }
    }
    for (const { id } of rules.signals) expect(shown("signals.md")).toContain(`<h2>${id}</h2>`);
  });

  it("links to pages and headings that are there, each heading once", () => {
    const headings = new Map(
      [...html].map(([path, page]) => [
        path,
        [...page.matchAll(/<h[1-6]>(.*?)<\/h[1-6]>/g)].map(([, title]) => slug(unescaped(title ?? ""))),
      ]),
    );
    for (const [path, page] of html) {
      const mine = headings.get(path) ?? [];
      expect(new Set(mine).size, path).toBe(mine.length);
      for (const [, href = ""] of page.matchAll(/<a href="(?!https:)([^"]*)"/g)) {
        const [file = "", anchor] = href.split("#");
        const target = file === "" ? path : posix.join(posix.dirname(path), file);
        if (target.startsWith("../")) expect(existsSync(join(ROOT, "docs/reference", target)), href).toBe(true);
        else if (anchor === undefined) expect(pages.has(target), `${path}: ${href}`).toBe(true);
        else expect(headings.get(target), `${path}: ${href}`).toContain(anchor);
      }
    }
  });

  it("says who fills a signal, and where nobody does", () => {
    const section = (id: string) =>
      shown("signals.md")
        .split("<h2>")
        .find((one) => one.startsWith(`${id}<`)) ?? "";
    expect(section("deadlocks")).toContain("AWS: <code>aws.rds</code>");
    expect(section("kubernetes.replicas")).toContain("Repository: read from the folder");
    expect(section("toil.hours")).toContain("Toil:");
  });
});

it("text of the rules is never markup", () => {
  const hostile = "{{ x }} <b>*a*</b> [l](https://x) `c` | # 1. - ~~s~~ ::: $m$ :tada: &amp; \\";
  const parsed = micromark(text(hostile), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  expect(parsed).not.toMatch(/<(?!\/?p>)/);
  expect(unescaped(parsed)).toBe(`<p>${hostile}</p>`);
});

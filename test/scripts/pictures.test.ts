import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { findChromium } from "../../scripts/pictures/chromium.ts";
import { terminalPage } from "../../scripts/pictures/terminal-page.ts";
import { text } from "../../src/report/text/index.ts";
import { sampleAssessment } from "../report/sample-assessment.ts";
import { temporaryFolder } from "../support/command-line.ts";

it("a terminal's page has the output's words and styles, and none of its markup", async () => {
  const output = await text.render(sampleAssessment(), { color: true, width: 80, verbose: true });
  const page = terminalPage("plumbrule assess <dir>", output);
  expect(page).toContain("plumbrule assess &lt;dir&gt;");
  expect(page).not.toContain("\u001b");
  expect(page.match(/<span style=/g)?.length).toBe(page.match(/<\/span>/g)?.length);
  expect(page).toContain('<span style="font-weight:bold">online-boutique</span>');
});

it("a code that it has no style for, and a style that is left open, are refused", () => {
  expect(() => terminalPage("x", "\u001b[35mpink\u001b[39m")).toThrow("no style for code 35");
  expect(() => terminalPage("x", "\u001b[1mbold")).toThrow("leaves a style open");
});

it("Chromium is what CHROMIUM says, else the first of its names on PATH that can be run", () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const place = (folder: string, name: string, mode: number) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), mode);
  };
  const PATH = [first, second].join(delimiter);
  expect(() => findChromium({ PATH })).toThrow("say where it is with CHROMIUM");
  place(first, "google-chrome", 0o755);
  place(first, "chromium-browser", 0o644);
  expect(findChromium({ PATH })).toBe(join(first, "google-chrome"));
  place(second, "chromium", 0o755);
  expect(findChromium({ PATH })).toBe(join(second, "chromium"));
  expect(findChromium({ PATH, CHROMIUM: "/opt/mine" })).toBe("/opt/mine");
});

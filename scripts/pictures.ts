/** Takes the pictures of the documentation from the bundled example: docs/pictures/. Needs the build and a Chromium. `npm run pictures`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContextOptions, chromium } from "playwright-core";
import { findChromium } from "./pictures/chromium.ts";
import { terminalPage } from "./pictures/terminal-page.ts";

const root = join(import.meta.dirname, "..");
const target = join(root, "docs/pictures");
/** Columns of the terminal, and the lines of it that a picture shows. */
const COLUMNS = 100;
const LINES = 40;

const DESKTOP = { viewport: { width: 1200, height: 900 } };
/** CSS pixels and density of a common phone. */
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };
const REPORTS: { [name: string]: BrowserContextOptions } = {
  "report-light": { ...DESKTOP, colorScheme: "light" },
  "report-dark": { ...DESKTOP, colorScheme: "dark" },
  "report-phone": { ...PHONE, colorScheme: "light" },
};

/** What a person would see who ran it: the example ends at its last sample, so that every run says the same. */
function plumbrule(args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, "bin/run.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: "", COLUMNS: String(COLUMNS), TZ: "UTC" },
    maxBuffer: 1 << 28,
  });
}

const folder = mkdtempSync(join(tmpdir(), "plumbrule-pictures-"));
const report = join(folder, "report.html");
const command = ["assess", "examples/online-boutique"];
const output = plumbrule([...command, "--quiet", "--format", "text", "--format", `html:${report}`]);
const shown = [...output.split("\n").slice(0, LINES), "…"].join("\n");

mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
try {
  for (const [name, options] of Object.entries(REPORTS)) {
    const context = await browser.newContext({
      ...options,
      reducedMotion: "reduce",
      locale: "en-GB",
      timezoneId: "UTC",
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(report).href);
    await page.screenshot({ path: join(target, `${name}.png`), animations: "disabled" });
    await context.close();
  }
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.setContent(terminalPage(["plumbrule", ...command].join(" "), shown));
  await page.locator("body").screenshot({ path: join(target, "terminal.png") });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`pictures in ${target}`);

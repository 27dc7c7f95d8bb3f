import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const browserThere = existsSync(CHROMIUM);
export const skippedBecause = browserThere ? "" : ` (skipped: no Chromium at ${CHROMIUM}; set CHROMIUM to one)`;
const MERMAID = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

/** A skipped test proves nothing: where it is promised to run, its absence is a failure. */
export function demandBrowserInCi(): void {
  if (!browserThere && process.env.CI)
    test("a browser is there in CI", () => expect.fail(`no Chromium at ${CHROMIUM}: install it or set CHROMIUM`));
}

/** What is in a picture once a browser has drawn it. */
interface Shown {
  /** Names of the elements, in order, without repeats. */
  elements: string[];
  /** Texts as they are read, without those that are only pointed at. */
  texts: string[];
  /** Attributes that could act: handlers and addresses that are no place in the picture. */
  acting: string[];
}

interface InBrowser {
  /** Mermaid's own parser and renderer, at the given level of its security. Throws what Mermaid throws. */
  mermaid(source: string, securityLevel: "strict" | "loose"): Promise<Shown & { type: string }>;
  /** The picture as a file of its own, and inside of a page. */
  svg(file: string): Promise<Shown>;
  /** Dialogs that were opened and errors that were thrown in the pages. */
  incidents: string[];
}

/** Opens one browser for the tests of a `describe`. */
export function inBrowser(): InBrowser {
  let browser: Browser;
  let page: Page;
  const incidents: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("dialog", (dialog) => {
      incidents.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => incidents.push(String(error)));
    // Nothing of a drawing is fetched from anywhere.
    await page.route("**", (route) => {
      incidents.push(`request: ${route.request().url()}`);
      return route.abort();
    });
    await page.setContent('<!doctype html><div id="drawing"></div>');
    await page.addScriptTag({ path: MERMAID });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    incidents,
    mermaid: (source, securityLevel) => inPage(page, RENDER_MERMAID, { source, securityLevel }),
    svg: (file) => inPage(page, READ_SVG, file),
  };
}

/** What runs in the page is text: it knows nothing of this file, and the compiler nothing of the page. */
function inPage<T>(page: Page, does: string, given: unknown): Promise<T> {
  return page.evaluate(`(${does})(${JSON.stringify(given)})`);
}

const RENDER_MERMAID = `async ({ source, securityLevel }) => {
  mermaid.initialize({ startOnLoad: false, securityLevel });
  const { diagramType } = await mermaid.parse(source);
  const { svg, bindFunctions } = await mermaid.render("m" + Math.random().toString(36).slice(2), source);
  const drawing = document.getElementById("drawing");
  drawing.innerHTML = svg;
  bindFunctions?.(drawing);
  await new Promise((done) => setTimeout(done, 20));
  return { type: diagramType, ...(${shownIn()})(drawing) };
}`;

const READ_SVG = `async (file) => {
  const parsed = new DOMParser().parseFromString(file, "image/svg+xml");
  if (parsed.querySelector("parsererror")) throw new Error(parsed.querySelector("parsererror").textContent);
  const drawing = document.getElementById("drawing");
  drawing.innerHTML = file.replace(/^<\\?xml.*\\n/, "");
  await new Promise((done) => setTimeout(done, 20));
  return (${shownIn()})(drawing);
}`;

function shownIn(): string {
  return `(drawing) => {
    const all = [...drawing.querySelectorAll("*")];
    const acting = all.flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /^on/i.test(name) || (/href$|^src$/i.test(name) && !value.startsWith("#")))
        .map(({ name, value }) => element.localName + " " + name + "=" + value),
    );
    const texts = [...drawing.querySelectorAll("text, .nodeLabel, .edgeLabel, .cluster-label")].map((one) => one.textContent);
    return { elements: [...new Set(all.map((one) => one.localName))], texts, acting };
  }`;
}

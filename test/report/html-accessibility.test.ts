import { existsSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { html } from "../../src/report/html/index.ts";
import { sampleAssessment } from "./sample-assessment.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const found = existsSync(CHROMIUM);
// A skipped test proves nothing: where it is promised to run, its absence is a failure.
if (!found && process.env.CI) {
  test("a browser is there in CI", () => {
    expect.fail(`no Chromium at ${CHROMIUM}: install it or set CHROMIUM`);
  });
}

describe.skipIf(!found)(
  `the HTML report in a browser${found ? "" : ` (skipped: no Chromium at ${CHROMIUM}; set CHROMIUM to one)`}`,
  () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    });
    afterAll(async () => {
      await browser?.close();
    });

    async function open(
      options: BrowserContextOptions,
      act: (page: Page, errors: string[]) => Promise<void>,
    ): Promise<void> {
      const context = await browser.newContext(options);
      try {
        const page = await context.newPage();
        const errors: string[] = [];
        page.on("console", (message) => errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        const assessment = sampleAssessment();
        await page.setContent(await html.render(assessment, { color: false, width: 80, verbose: false }));
        await act(page, errors);
      } finally {
        await context.close();
      }
    }

    const unfold = (page: Page) =>
      page.locator("details").evaluateAll((all) => {
        for (const one of all) one.setAttribute("open", "");
      });

    test.each(["light", "dark"] as const)(
      "has no fault that axe knows, everything unfolded, %s",
      async (colorScheme) => {
        await open({ colorScheme, viewport: { width: 1200, height: 900 }, bypassCSP: true }, async (page) => {
          await unfold(page);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(
              (one) =>
                `${one.id}: ${one.nodes
                  .map((node) => node.target.join(" "))
                  .slice(0, 5)
                  .join(", ")}`,
            ),
          ).toEqual([]);
        });
      },
    );

    test.each([360, 768, 1280])("does not scroll sideways at %i px, everything unfolded", async (width) => {
      await open({ viewport: { width, height: 800 } }, async (page) => {
        await unfold(page);
        expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
          0,
        );
      });
    });

    test("keeps to its own content policy and needs no script", async () => {
      await open({ javaScriptEnabled: false }, async (page, errors) => {
        expect(errors).toEqual([]);
        expect(await page.locator("form").count()).toBe(0);
        expect(await page.locator("h1").textContent()).toBe("online-boutique");
        expect(await page.locator("svg.bar-of").first().isVisible()).toBe(true);
      });
    });

    test("filters by script, keeps the choice in the address, and shows all again", async () => {
      await open({}, async (page, errors) => {
        const shown = () => page.locator(".check:not([hidden])").count();
        const all = await shown();
        await page.getByLabel("severity").selectOption("high");
        await page.getByRole("searchbox").fill("replica");
        await expect.poll(shown).toBeLessThan(all);
        expect(await shown()).toBeGreaterThan(0);
        const texts = await page.locator(".check:not([hidden])").allTextContents();
        expect(texts.filter((text) => !text.toLowerCase().includes("replica"))).toEqual([]);
        expect(await page.evaluate("location.hash")).toBe("#?q=replica&severity=high");
        await page.getByRole("searchbox").fill("no such words anywhere");
        await expect.poll(shown).toBe(0);
        expect(await page.locator("output").textContent()).toMatch(/^0 of \d+ shown$/);
        await page.getByRole("button", { name: "Show all" }).click();
        await expect.poll(shown).toBe(all);
        expect(await page.evaluate("location.hash")).toBe("");
        await page.evaluate("location.hash = '#?outcome=fail'");
        await expect.poll(shown).toBeLessThan(all);
        expect(await page.getByLabel("outcome").inputValue()).toBe("fail");
        expect(errors).toEqual([]);
      });
    });

    test("is whole where a build server forbids every script", async () => {
      await open({}, async (page) => {
        const body = await html.render(sampleAssessment(), { color: false, width: 80, verbose: false });
        await page.route("**/report.html", (route) =>
          route.fulfill({
            body,
            contentType: "text/html",
            headers: {
              "content-security-policy":
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'none'",
            },
          }),
        );
        await page.goto("http://report.invalid/report.html");
        expect(await page.locator("form").count()).toBe(0);
        expect(await page.locator("#checks .check").count()).toBeGreaterThan(0);
        await page.locator("#checks .check summary").first().click();
        expect(await page.locator("#checks .check dl").first().isVisible()).toBe(true);
      });
    });

    test("shows on paper what is folded on the screen", async () => {
      await open({}, async (page) => {
        await page.emulateMedia({ media: "print" });
        const row = page.locator("#evidence details tbody tr").first();
        expect(await row.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(0);
        expect(await page.locator("nav").isVisible()).toBe(false);
      });
    });

    test("says on paper how much of it a filter shows, and nothing where none is chosen", async () => {
      await open({}, async (page) => {
        await page.emulateMedia({ media: "print" });
        expect(await page.locator("form").isVisible()).toBe(false);
        await page.evaluate("location.hash = '#?severity=high'");
        const count = page.locator("output");
        await expect.poll(() => count.textContent()).toMatch(/^\d+ of \d+ shown$/);
        expect(await count.isVisible()).toBe(true);
        expect(await page.getByRole("searchbox").isVisible()).toBe(false);
      });
    });
  },
);

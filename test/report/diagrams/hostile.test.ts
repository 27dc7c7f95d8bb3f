import { describe, expect, it } from "vitest";
import { drawComponents } from "../../../src/report/diagrams/components.ts";
import { shortened } from "../../../src/report/diagrams/mermaid-text.ts";
import { hostileAssessment, RAW_CONTROLS } from "../hostile-assessment.ts";
import { browserThere, demandBrowserInCi, inBrowser, skippedBecause } from "./browser.ts";
import { drawnAssessment } from "./drawn-assessment.ts";
import { DIAGRAM_PAYLOADS } from "./payloads.ts";

demandBrowserInCi();

/** Elements that neither we nor Mermaid draw with. */
const FOREIGN = [
  "script",
  "img",
  "a",
  "iframe",
  "image",
  "use",
  "b",
  "i",
  "em",
  "strong",
  "code",
  "ul",
  "ol",
  "math",
  "table",
];

/** As a page shows it: spaces run together, and what keeps marks apart is not seen. */
function asRead(text: string): string {
  return text.replaceAll("\u2060", "").replace(/\s+/g, " ").trim();
}

describe.skipIf(!browserThere)(`hostile names in diagrams, in a browser${skippedBecause}`, () => {
  const browser = inBrowser();

  describe.each(Object.entries(DIAGRAM_PAYLOADS))("%s", (_, payload) => {
    const hostile = hostileAssessment(drawnAssessment(), payload);
    const names = hostile.workload.components.map(({ id }) => shortened(id));

    // Strict, which is the default, sanitises what is drawn; without that nothing may happen either.
    it("components in Mermaid at its loosest", async () => {
      const { mermaid } = drawComponents(hostile, "both");
      expect(mermaid).not.toMatch(RAW_CONTROLS);
      const shown = await browser.mermaid(mermaid, "loose");
      expect(shown.type).toMatch(/^flowchart/);
      expect(shown.acting).toEqual([]);
      expect(shown.elements.filter((name) => FOREIGN.includes(name))).toEqual([]);
      const said = asRead(shown.texts.join(" | "));
      for (const name of names) expect(said).toContain(asRead(name));
      expect(browser.incidents).toEqual([]);
    });

    it("components in SVG", async () => {
      const { svg } = drawComponents(hostile, "both");
      expect(svg).not.toMatch(RAW_CONTROLS);
      const shown = await browser.svg(svg);
      expect(shown.acting).toEqual([]);
      expect(shown.elements.filter((name) => FOREIGN.includes(name))).toEqual([]);
      for (const name of hostile.workload.components.map(({ id }) => shortened(id, 23)))
        expect(shown.texts).toContain(name);
      expect(browser.incidents).toEqual([]);
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { drawComponents } from "../../../src/report/diagrams/components.ts";
import { drawDeployment } from "../../../src/report/diagrams/deployment.ts";
import type { Drawing } from "../../../src/report/diagrams/drawing.ts";
import { shortened } from "../../../src/report/diagrams/mermaid-text.ts";
import { drawSequence } from "../../../src/report/diagrams/sequence.ts";
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

/** Each diagram with the names that it must show as they are. */
const DRAWN: {
  [diagram: string]: {
    draw: (assessment: Assessment) => Drawing;
    names: (assessment: Assessment) => string[];
    type: RegExp;
  };
} = {
  components: {
    draw: (assessment) => drawComponents(assessment, "both"),
    names: ({ workload }) => workload.components.flatMap(({ id, type }) => [id, type]),
    type: /^flowchart/,
  },
  sequence: {
    draw: (assessment) => drawSequence(assessment, undefined),
    names: ({ architecture }) =>
      (architecture?.traces ?? []).flatMap(({ spans }) => spans.flatMap(({ component }) => component ?? [])),
    type: /^sequence/,
  },
  deployment: {
    draw: drawDeployment,
    names: ({ architecture }) => (architecture?.deployment ?? []).map(({ name }) => name),
    type: /^flowchart/,
  },
};

describe.skipIf(!browserThere)(`hostile names in diagrams, in a browser${skippedBecause}`, () => {
  const browser = inBrowser();

  describe.each(Object.entries(DIAGRAM_PAYLOADS))("%s", (_, payload) => {
    const hostile = hostileAssessment(drawnAssessment(), payload);

    it.each(Object.keys(DRAWN))("%s", async (diagram) => {
      const { draw, names, type } = DRAWN[diagram] as (typeof DRAWN)[string];
      const { mermaid, svg } = draw(hostile);
      expect(mermaid).not.toMatch(RAW_CONTROLS);
      expect(svg).not.toMatch(RAW_CONTROLS);
      // Strict, which is the default, sanitises what is drawn; without that nothing may happen either.
      const byMermaid = await browser.mermaid(mermaid, "loose");
      expect(byMermaid.type).toMatch(type);
      const bySvg = await browser.svg(svg);
      for (const [shown, longest] of [
        [byMermaid, 40],
        [bySvg, 23],
      ] as const) {
        expect(shown.acting).toEqual([]);
        expect(shown.elements.filter((name) => FOREIGN.includes(name))).toEqual([]);
        const said = asRead(shown.texts.join(" | "));
        for (const name of names(hostile))
          expect(said).toContain(asRead(shortened(name, diagram === "deployment" && longest === 23 ? 30 : longest)));
      }
      expect(browser.incidents).toEqual([]);
    });
  });

  it.each(Object.keys(DRAWN))("%s passes Mermaid as it is set up by default", async (diagram) => {
    const { draw, type } = DRAWN[diagram] as (typeof DRAWN)[string];
    const shown = await browser.mermaid(draw(drawnAssessment()).mermaid, "strict");
    expect(shown.type).toMatch(type);
    expect(browser.incidents).toEqual([]);
  });

  it("would be seen: the same names unescaped are drawn, and act", async () => {
    const drawn = await browser.mermaid('flowchart LR\n  c1["<img src=x onerror=alert(1)>"]', "loose");
    expect(drawn.elements).toContain("img");
    const namespace = 'xmlns="http://www.w3.org/2000/svg"';
    const acting = await browser.svg(
      `<svg ${namespace}><image href="https://shop.invalid/x" onerror="alert(1)"/></svg>`,
    );
    expect(acting.acting).toHaveLength(2);
    expect(browser.incidents.splice(0)).toContain("request: https://shop.invalid/x");
  });
});

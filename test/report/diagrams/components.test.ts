import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { componentMap, drawComponents } from "../../../src/report/diagrams/components.ts";
import { anyAssessment } from "../any-assessment.ts";
import { drawnAssessment } from "./drawn-assessment.ts";
import { DIAGRAM_PAYLOADS } from "./payloads.ts";

const lineOf = (text: string, part: string) =>
  text
    .split("\n")
    .find((line) => line.includes(part))
    ?.trim();

/** So many components in a ring, each of which calls the next. */
function ring(size: number, name = (at: number) => `service-${at}`): Assessment {
  const components = Array.from({ length: size }, (_, at) => ({
    id: name(at),
    type: "http-service",
    dependsOn: [name((at + 1) % size)],
  }));
  const { architecture: _, ...sample } = drawnAssessment();
  return { ...sample, workload: { ...sample.workload, components } };
}

describe("the component diagram", () => {
  it("names each component with its worst open finding, by mark and word", () => {
    const { mermaid, svg } = drawComponents(drawnAssessment(), "both");
    expect(lineOf(mermaid, '"frontend<br/>')).toBe(
      'c5["frontend<br/>http-service<br/>✖ critical#58; 3 open findings"]:::critical',
    );
    expect(mermaid).toContain("classDef critical stroke-width:5px");
    expect(svg).toContain("<title>frontend (http-service): critical: 3 open findings</title>");
  });

  it("tells declared and observed apart by their strokes, and says which is which", () => {
    const { mermaid, svg } = drawComponents(drawnAssessment(), "both");
    expect(mermaid).toContain('c2 -->|"74 calls, 3 #37; failed, p99 7.3 ms"| c1');
    expect(mermaid).toContain("c5 -.-> c10");
    expect(mermaid).toContain('c10 ==>|"1 call"| c4');
    expect(mermaid).toContain('declared1[" "] -.->|"declared, never observed"| declared2[" "]');
    expect(svg).toContain("<title>frontend → shipping: declared, never observed</title>");
    expect(svg).toContain('stroke-dasharray="5 4"');
  });

  it.each([
    ["declared", ["-->", "-.->"]],
    ["observed", ["-->", "==>"]],
    ["both", ["-->", "-.->", "==>"]],
  ] as const)("draws the %s ones alone when asked to", (choice, arrows) => {
    const { mermaid } = drawComponents(drawnAssessment(), choice);
    for (const arrow of ["-->", "-.->", "==>"])
      expect(mermaid.includes(` ${arrow}`)).toBe((arrows as readonly string[]).includes(arrow));
  });

  it("does not call a dependency unobserved where calls may be missing", () => {
    const { mermaid, notes } = drawComponents(
      drawnAssessment({ callsReason: "trace.edges was planned and is missing" }),
      "both",
    );
    expect(mermaid).toContain("declared; not seen, which may be for want of data".replace(";", "#59;"));
    expect(mermaid).not.toContain("never observed");
    expect(notes).toEqual(["which calls are made is not fully known: trace.edges was planned and is missing"]);
    expect(mermaid).toContain('note1>"which calls are made is not fully known');
  });

  it("draws an assessment of before calls were kept by what it declares, and says so", () => {
    const { notes, mermaid } = drawComponents(ring(3), "both");
    expect(notes).toEqual([expect.stringContaining("made before calls were kept")]);
    expect(mermaid.match(/-\.->/g)).toHaveLength(4);
  });

  it("cuts a thousand components to what can be read, and never silently", () => {
    const { mermaid, svg, notes } = drawComponents(ring(1000), "both");
    expect(mermaid.match(/^ {2}c\d+\[/gm)).toHaveLength(60);
    expect(svg.match(/class="component /g)).toHaveLength(60);
    expect(notes[0]).toBe(
      "940 of 1,000 components are left out; drawn are those with the worst open findings, then the most dependencies",
    );
    expect(notes[1]).toMatch(/^\d+ dependencies left out$/);
    for (const note of notes.slice(0, 2)) expect(svg.replaceAll(/<[^>]*>/g, " ")).toContain(note.slice(0, 60));
  });

  it("stays below the sizes at which Mermaid stops, whatever the names are", () => {
    for (const payload of Object.values(DIAGRAM_PAYLOADS)) {
      const dense = ring(70, (at) => `${payload.repeat(6)}${at}`);
      const ids = dense.workload.components.map(({ id }) => id);
      for (const component of dense.workload.components) component.dependsOn = ids.filter((id) => id !== component.id);
      const { mermaid } = drawComponents(dense, "both");
      expect(mermaid.length).toBeLessThan(50_000);
      expect(mermaid.match(/^ {2}c\d+ -/gm)).toHaveLength(150);
    }
  });

  it("is XML, and the same bytes for the same assessment", () => {
    fc.assert(
      fc.property(anyAssessment, fc.string({ unit: "binary" }), (assessment, name) => {
        const named = {
          ...assessment,
          workload: {
            ...assessment.workload,
            components: assessment.workload.components.map((one) => ({ ...one, id: one.id + name })),
          },
        };
        const drawing = drawComponents(named, "both");
        expect(XMLValidator.validate(drawing.svg)).toBe(true);
        expect(drawComponents(structuredClone(named), "both")).toEqual(drawing);
        expect(drawing.svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/);
        expect(drawing.svg.isWellFormed()).toBe(true);
      }),
      { numRuns: 25 },
    );
    const { svg } = new XMLParser({ ignoreAttributes: false }).parse(drawComponents(drawnAssessment(), "both").svg) as {
      svg: { [name: string]: unknown };
    };
    expect(svg["@_xmlns"]).toBe("http://www.w3.org/2000/svg");
  });

  it("is drawn for a page too, in the colour of the page", () => {
    const { markup } = componentMap(drawnAssessment());
    expect(markup).toMatch(/^<svg class="diagram" viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]+">/);
    expect(markup).not.toContain("#ffffff");
    expect(markup).toContain("high: 2 open findings");
  });

  it("says what to do where there is no component", () => {
    expect(() => drawComponents(ring(0), "both")).toThrow(/nothing to draw: the workload has no component/);
  });
});

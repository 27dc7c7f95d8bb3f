import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { TraceSpan } from "../../../src/model/architecture.ts";
import { drawSequence } from "../../../src/report/diagrams/sequence.ts";
import { sequenceOf } from "../../../src/report/diagrams/sequence-steps.ts";
import { drawnAssessment, TRACE } from "./drawn-assessment.ts";
import { DIAGRAM_PAYLOADS } from "./payloads.ts";

const anySpans = fc
  .array(
    fc.record({
      parent: fc.nat(),
      component: fc.constantFrom("a", "b", "c", null),
      operation: fc.string(),
      kind: fc.constant(null),
      start: fc.double({ min: -1, max: 10, noNaN: true }),
      duration: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
      failed: fc.constantFrom(true, false, null),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((spans): TraceSpan[] => spans.map((span, at) => ({ ...span, parent: at === 0 ? null : span.parent % at })));

describe("the sequence diagram", () => {
  it("shows calls and returns in order, nested, with times and what failed", () => {
    const { mermaid, notes } = drawSequence(drawnAssessment(), undefined);
    expect(mermaid.split("\n").map((line) => line.trim())).toEqual([
      "sequenceDiagram",
      "participant p1 as caller",
      "participant p2 as frontend",
      "participant p3 as checkout",
      "participant p4 as cart",
      "participant p5 as outside the workload",
      "participant p6 as shipping",
      "Note over p1,p6: Trace 00000000000000ab, the slowest#58; 7 spans, 900 ms",
      "p1->>+p2: GET #47;checkout, at 0 s",
      "p2->>+p3: Checkout#47;Place, at 100 ms",
      "p3->>+p3: Cart#47;Get, at 110 ms",
      "p3->>+p4: Cart#47;Get, at 150 ms",
      "p4-->>-p3: 100 ms",
      "p3-->>-p3: 200 ms",
      "p3->>+p5: POST #47;pay, at 300 ms, meanwhile",
      "p5--x-p3: ✗ failed, 250 ms",
      "p3->>+p6: Quote, at 350 ms, meanwhile",
      "p6-->>-p3: 100 ms",
      "p3-->>-p2: 600 ms",
      "p2->>p2: render, at 800 ms#58; 50 ms",
      "p2-->>-p1: 900 ms",
      "Note over p1,p6: services that are no component stand together as outside the workload",
      "",
    ]);
    expect(notes).toEqual(["services that are no component stand together as outside the workload"]);
  });

  it("returns from every call, innermost first, whatever the spans are", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const { participants, steps } = sequenceOf({ spans });
        const open: { from: number; to: number }[] = [];
        for (const { what, from, to } of steps) {
          if (what === "call") open.push({ from, to });
          if (what === "return") expect(open.pop()).toEqual({ from: to, to: from });
          expect(Math.max(from, to)).toBeLessThan(participants.length);
        }
        expect(open).toEqual([]);
        expect(steps.filter(({ what }) => what !== "return")).toHaveLength(spans.length);
        expect(steps.filter(({ failed }) => failed)).toHaveLength(spans.filter(({ failed }) => failed).length);
        const assessment = drawnAssessment({ traces: [{ ...TRACE, spans }] });
        const drawing = drawSequence(assessment, undefined);
        expect(XMLValidator.validate(drawing.svg)).toBe(true);
        expect(drawSequence(structuredClone(assessment), undefined)).toEqual(drawing);
      }),
      { numRuns: 50 },
    );
  });

  it("takes the trace that is asked for, by its whole id too", () => {
    const other = { ...TRACE, id: "5edac80728db0fb3", example: "median", spans: TRACE.spans.slice(0, 1), total: 61 };
    const assessment = drawnAssessment({ traces: [TRACE, other] });
    for (const id of ["5edac80728db0fb3", "000102030405060705EDAC80728DB0FB3".slice(1)]) {
      const { mermaid, notes } = drawSequence(assessment, id);
      expect(mermaid).toContain("Trace 5edac80728db0fb3, the median");
      expect(notes).toContain("60 of 61 spans are left out: those farthest from the root");
    }
    expect(() => drawSequence(assessment, "beef\u001b")).toThrow('no trace "beef\\u001b" was kept');
  });

  it("says where it does not know whether something failed, and where clocks differ", () => {
    const spans = TRACE.spans.map((span, at) => ({
      ...span,
      failed: null,
      component: "a",
      start: at === 1 ? -0.01 : span.start,
    }));
    expect(drawSequence(drawnAssessment({ traces: [{ ...TRACE, spans }] }), undefined).notes).toEqual([
      "no span says whether it failed",
      "some span begins before the root: the hosts' clocks differ",
    ]);
  });

  it("stays bounded for more spans than an assessment of ours has, and for the longest names", () => {
    for (const payload of Object.values(DIAGRAM_PAYLOADS)) {
      const spans = Array.from({ length: 5000 }, (_, at) => ({
        ...(TRACE.spans[0] as TraceSpan),
        parent: at === 0 ? null : at - 1,
        component: `${payload.repeat(9)}${at}`,
        operation: payload.repeat(99),
      }));
      const { mermaid, notes } = drawSequence(
        drawnAssessment({ traces: [{ ...TRACE, total: 5000, spans }] }),
        undefined,
      );
      expect(mermaid.length).toBeLessThan(50_000);
      expect(notes[0]).toBe("4940 of 5000 spans are left out: those farthest from the root");
    }
  });

  it("says why there is no trace, and what to do", () => {
    const { traces: _, ...without } =
      drawnAssessment({ tracesReason: "no source keeps whole traces" }).architecture ?? {};
    const assessment = { ...drawnAssessment(), architecture: { dependencies: [], ...without } };
    expect(() => drawSequence(assessment, undefined)).toThrow(
      expect.objectContaining({
        message: "there is nothing to draw: no trace was kept: no source keeps whole traces",
        exitCode: 3,
        suggestions: [expect.stringContaining("providers.recorded.traces")],
      }),
    );
  });
});

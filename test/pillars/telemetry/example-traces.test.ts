import { describe, expect, it } from "vitest";
import type { EvidenceDocument, Row } from "../../../src/model/evidence.ts";
import { exampleTracesOf } from "../../../src/pillars/telemetry/example-traces.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { emptyDocument, reading } from "../../support/sample-evidence.ts";

const row = (changes: Row): Row => ({
  trace: "aa",
  example: "median",
  spans: 2,
  span: 0,
  parent: null,
  component: "a",
  operation: "op",
  kind: null,
  start: 0,
  duration: 1,
  failed: null,
  ...changes,
});
const child = (changes: Row = {}) => row({ span: 1, parent: 0, component: null, start: 0.5, failed: true, ...changes });
const traces = (rows: Row[], changes: Partial<EvidenceDocument> = {}) =>
  exampleTracesOf(indexEvidence(emptyDocument({ evidence: [reading("shop", "trace.examples", rows)], ...changes })));

describe("the example traces of an assessment", () => {
  it("are those of the evidence, the slowest first, whatever the order of their rows", () => {
    const slow = [row({ trace: "bb", example: "slowest", spans: 1 })];
    const found = traces([child(), row({}), ...slow]);
    expect(found.traces?.map(({ id, example, total }) => [id, example, total])).toEqual([
      ["bb", "slowest", 1],
      ["aa", "median", 2],
    ]);
    expect(found.traces?.[1]?.spans).toEqual([
      { parent: null, component: "a", operation: "op", kind: null, start: 0, duration: 1, failed: null },
      { parent: 0, component: null, operation: "op", kind: null, start: 0.5, duration: 1, failed: true },
    ]);
    expect(traces([...slow, row({}), child()])).toEqual(found);
  });

  it.each([
    ["a span is missing", [row({})]],
    ["a span has no place above it", [row({}), child({ parent: 7 })]],
    ["a span is its own parent", [row({}), child({ parent: 1 })]],
    ["there are two roots", [row({}), child({ parent: null })]],
    ["a span has no name", [row({}), child({ operation: null })]],
    ["the number of spans is none", [row({ spans: 1.5 }), child()]],
  ])("leave a trace out when %s", (_, rows) => {
    expect(traces(rows).traces).toBeUndefined();
  });

  it("are cut to so many traces as an assessment carries", () => {
    const many = Array.from({ length: 20 }, (_, at) => row({ trace: `t${at}`, spans: 1 }));
    expect(traces(many).traces).toHaveLength(8);
  });

  it("say why there is none: lost, null with its reason, or never read", () => {
    const plan = [
      { subject: "shop", signal: "trace.examples", provider: "test", strength: "observed" as const, taken: 1 },
    ];
    expect(traces([], { plan, evidence: [] })).toEqual({ tracesReason: "trace.examples was planned and is missing" });
    const none = reading("shop", "trace.examples", null, { reason: "no trace is complete" });
    expect(traces([], { evidence: [none] })).toEqual({ tracesReason: "no trace is complete" });
    expect(traces([], { evidence: [] })).toEqual({ tracesReason: "no source keeps whole traces" });
  });
});

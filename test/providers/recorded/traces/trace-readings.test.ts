import { describe, expect, it } from "vitest";
import { ComponentNames } from "../../../../src/providers/recorded/component-names.ts";
import { callGraph } from "../../../../src/providers/recorded/traces/calls.ts";
import { SeenSpans } from "../../../../src/providers/recorded/traces/seen-spans.ts";
import type { SpanRecord } from "../../../../src/providers/recorded/traces/span-scanner.ts";
import { SpanStore } from "../../../../src/providers/recorded/traces/span-store.ts";
import { TraceCollector } from "../../../../src/providers/recorded/traces/trace-collector.ts";
import { structureOf } from "../../../../src/providers/recorded/traces/trace-structure.ts";
import { contextOf, FIXTURES, find, folderOf, gatherAll, rows, series } from "../context.ts";

const T0 = 1_661_140_800_000;

interface Span {
  service: string;
  id: number;
  parent?: number;
  trace?: number;
  /** milliseconds after T0, and long */
  at: number;
  ms: number;
  kind?: number;
  name?: string;
  status?: number;
  http?: number;
}

const id = (number: number, digits: number) => number.toString(16).padStart(digits, "0");

/** One request of the given spans; every service also names its version and environment, except "bare". */
function request(spans: readonly Span[]): string {
  const groups = [...new Set(spans.map(({ service }) => service))].map((service) => ({
    resource: {
      attributes: [
        { key: "service.name", value: { stringValue: service } },
        ...(service === "bare"
          ? []
          : [
              { key: "service.version", value: { stringValue: "1" } },
              { key: "deployment.environment.name", value: { stringValue: "p" } },
            ]),
      ],
    },
    scopeSpans: [
      {
        spans: spans
          .filter((span) => span.service === service)
          .map((span) => ({
            traceId: id(span.trace ?? 1, 32),
            spanId: id(span.id, 16),
            parentSpanId: span.parent === undefined ? "" : id(span.parent, 16),
            name: span.name ?? "op",
            kind: span.kind,
            startTimeUnixNano: `${T0 + span.at}000000`,
            endTimeUnixNano: `${T0 + span.at + span.ms}000000`,
            ...(span.status === undefined ? {} : { status: { code: span.status } }),
            ...(span.http === undefined
              ? {}
              : { attributes: [{ key: "http.response.status_code", value: { intValue: String(span.http) } }] }),
          })),
      },
    ],
  }));
  return `${JSON.stringify({ resourceSpans: groups })}\n`;
}

const settings = { traces: [{ file: "traces.jsonl" }] };

async function gathered(spans: readonly Span[], components: string[]) {
  return gatherAll(contextOf(await folderOf({ "traces.jsonl": request(spans) }), components, settings));
}

describe("trace readings", () => {
  it("counts server spans by minute, failures by status or protocol, and leaves untraced minutes open", async () => {
    const result = await gathered(
      [
        { service: "a", id: 1, at: 0, ms: 100, kind: 2, http: 200 },
        { service: "a", id: 2, at: 10, ms: 300, kind: 2, http: 503 },
        { service: "a", id: 3, at: 20, ms: 5, kind: 3 },
        { service: "a", id: 4, at: 120_000, ms: 50, kind: 5, status: 2 },
        { service: "b", id: 5, at: 0, ms: 10, kind: 2 },
      ],
      ["a", "b"],
    );
    expect(result.asOf).toBe("2022-08-22T04:03:00Z");
    expect(series(find(result, "a", "trace.requests"))).toEqual({
      start: "2022-08-22T04:00:00Z",
      step: 60,
      values: [2, null, 1],
    });
    expect(series(find(result, "a", "trace.errors")).values).toEqual([1, null, 1]);
    expect(series(find(result, "b", "trace.requests")).values).toEqual([1, null, 0]);
    const [p99] = series(find(result, "a", "trace.latency.p99")).values;
    expect(p99).toBeCloseTo(0.3, 2);
    expect(find(result, "b", "trace.errors")).toMatchObject({
      value: null,
      reason: "no server span of b carries a status",
    });
    expect(find(result, "shop", "trace.status-recorded").value).toBe(3 / 4);
  });

  it("takes the topmost span of a component for its server span where no span has a kind", async () => {
    const result = await gathered(
      [
        { service: "a", id: 1, at: 0, ms: 100 },
        { service: "a", id: 2, parent: 1, at: 1, ms: 90 },
        { service: "b", id: 3, parent: 2, at: 2, ms: 80 },
        { service: "b", id: 4, parent: 3, at: 3, ms: 10 },
      ],
      ["a", "b"],
    );
    expect(series(find(result, "a", "trace.requests")).values).toEqual([1]);
    expect(series(find(result, "b", "trace.requests")).values).toEqual([1]);
    expect(find(result, "b", "trace.requests").source.query).toContain("topmost");
  });

  it("counts spans that an exporter sent anew once, in another file too, and two that only share an id twice", async () => {
    const spans: Span[] = [
      { service: "web", id: 1, at: 0, ms: 100, kind: 2 },
      { service: "web", id: 2, parent: 1, at: 10, ms: 50, kind: 3 },
      // As Zipkin has it: the callee's span has the id of the caller's.
      { service: "cart", id: 2, parent: 1, at: 10, ms: 40, kind: 2 },
    ];
    const once = await gathered(spans, ["web", "cart"]);
    const folder = await folderOf({ "traces.jsonl": request(spans) + request(spans), "more.jsonl": request(spans) });
    const both = { traces: [...settings.traces, { file: "more.jsonl" }] };
    const again = await gatherAll(contextOf(folder, ["web", "cart"], both));
    for (const [subject, signal] of [
      ["web", "trace.requests"],
      ["cart", "trace.requests"],
      ["shop", "trace.edges"],
      ["shop", "trace.traces"],
    ] as const)
      expect(find(again, subject, signal).value, signal).toEqual(find(once, subject, signal).value);
    expect(series(find(again, "cart", "trace.requests")).values).toEqual([1]);
    expect(rows(find(again, "shop", "recorded.anomalies"))).toContainEqual(
      expect.objectContaining({ column: "spanId", kind: "repeated", count: 6, treatment: "left out" }),
    );
  });

  it("remembers spans within a bound: all of a generation, and at least as many of the latest", () => {
    const seen = new SeenSpans(1000);
    const words = (n: number) => ({ high: 0, low: n });
    const span = (n: number) =>
      ({ trace: words(7), span: words(n), kind: 2, startSeconds: 1, startNanos: 0 }) as unknown as SpanRecord;
    for (let n = 1; n <= 5000; n++) expect(seen.again(span(n), 0), String(n)).toBe(false);
    for (let n = 4001; n <= 5000; n++) expect(seen.again(span(n), 0), String(n)).toBe(true);
    expect(seen.again(span(1), 0)).toBe(false);
    expect(seen.again(span(5000), 1)).toBe(false);
    expect(seen.again(span(0), 0) || seen.again(span(0), 0)).toBe(false);
  });

  it("joins spans to a call graph, whatever order they come in", async () => {
    const spans: Span[] = [
      { service: "b", id: 3, parent: 2, at: 2, ms: 40, kind: 2, status: 2 },
      { service: "a", id: 1, at: 0, ms: 100, kind: 2, status: 1 },
      { service: "a", id: 2, parent: 1, at: 1, ms: 60, kind: 3 },
      { service: "a", id: 4, parent: 1, at: 61, ms: 30, kind: 3 },
      { service: "b", id: 5, parent: 4, at: 62, ms: 20, kind: 2 },
      { service: "c", id: 6, parent: 5, at: 63, ms: 10, kind: 2 },
      { service: "x", id: 7, parent: 1, at: 64, ms: 1, kind: 2 },
      { service: "a", id: 8, parent: 99, trace: 2, at: 0, ms: 1, kind: 2 },
    ];
    const result = await gathered(spans, ["a", "b", "c"]);
    expect(rows(find(result, "shop", "trace.edges"))).toEqual([
      { source: "a", target: "b", calls: 2, errors: 1, p50: 0.02, p99: 0.04 },
      { source: "b", target: "c", calls: 1, errors: null, p50: 0.01, p99: 0.01 },
    ]);
    expect(find(result, "shop", "trace.depth").value).toBe(2);
    expect(find(result, "shop", "trace.traces").value).toBe(2);
    expect(find(result, "shop", "trace.complete").value).toBe(0.5);
    expect(find(result, "shop", "trace.strangers").value).toEqual(["x"]);
    expect(find(result, "a", "trace.attributed").value).toBe(1);
    const backwards = await gathered([...spans].reverse(), ["a", "b", "c"]);
    expect(rows(find(backwards, "shop", "trace.edges"))).toEqual(rows(find(result, "shop", "trace.edges")));
  });

  it("keeps the slowest, the median and a failed trace whole, parents first, without anything that was sent in confidence", async () => {
    const trace = (number: number, ms: number, status = 1): Span[] => [
      { service: "b", id: 3, trace: number, parent: 2, at: 2, ms: 1, status },
      { service: "x", id: 2, trace: number, parent: 1, at: 1, ms: 2, kind: 3 },
      { service: "a", id: 1, trace: number, at: 0, ms, kind: 2, name: "GET /x?token=s3cret" },
    ];
    const spans = [
      ...trace(1, 10),
      ...trace(2, 50),
      ...trace(3, 90),
      ...trace(4, 20),
      ...trace(5, 15, 2),
      ...trace(6, 999).slice(0, 2),
    ];
    const result = await gathered(spans, ["a", "b"]);
    const found = rows(find(result, "shop", "trace.examples"));
    expect(found.map(({ trace, example, span, parent }) => [trace, example, span, parent])).toEqual(
      [
        ["0000000000000003", "slowest"],
        ["0000000000000005", "failed"],
        ["0000000000000004", "median"],
      ].flatMap(([trace, example]) => [
        [trace, example, 0, null],
        [trace, example, 1, 0],
        [trace, example, 2, 1],
      ]),
    );
    expect(found[0]).toEqual({
      trace: "0000000000000003",
      example: "slowest",
      spans: 3,
      span: 0,
      parent: null,
      component: "a",
      operation: "GET /x",
      kind: "server",
      start: 0,
      duration: 0.09,
      failed: null,
    });
    expect(found[1]).toMatchObject({ component: null, kind: "client", start: 0.001, failed: null });
    expect(found[5]).toMatchObject({ component: "b", kind: null, failed: true });
    expect(rows(find(await gathered([...spans].reverse(), ["a", "b"]), "shop", "trace.examples"))).toEqual(found);
  });

  it("cuts a large trace to the spans nearest to its root, and masks credentials in names", async () => {
    const spans: Span[] = [{ service: "a", id: 1, at: 0, ms: 100, name: "push https://ada:hunter22x@git.example/x" }];
    for (let at = 0; at < 70; at++)
      spans.push({ service: "a", id: 10 + at, parent: at < 40 ? 1 : 10, at: 80 - at, ms: 1 });
    const found = rows(find(await gathered(spans, ["a"]), "shop", "trace.examples"));
    expect(found).toHaveLength(60);
    expect(found[0]).toMatchObject({ spans: 71, operation: expect.not.stringContaining("hunter22x") });
    expect(found.slice(1, 41).every(({ parent }) => parent === 0)).toBe(true);
    expect(found.slice(1, 41).map(({ start }) => start)).toEqual(
      Array.from({ length: 40 }, (_, at) => (41 + at) / 1000),
    );
  });

  it("says so where no trace is complete", async () => {
    const result = await gathered([{ service: "a", id: 2, parent: 1, at: 0, ms: 1 }], ["a"]);
    expect(find(result, "shop", "trace.examples")).toMatchObject({
      value: null,
      reason: "no trace is complete and says how long it took",
    });
  });

  it("finds calls repeated inside one span, and work that could have overlapped", async () => {
    const spans: Span[] = [{ service: "a", id: 1, at: 0, ms: 1000, kind: 2 }];
    for (let i = 0; i < 4; i++) {
      spans.push({ service: "a", id: 10 + i, parent: 1, at: i * 100, ms: 100, kind: 3 });
      spans.push({ service: "b", id: 20 + i, parent: 10 + i, at: i * 100, ms: 90, kind: 2, name: "Get" });
    }
    const result = await gathered(spans, ["a", "b"]);
    expect(rows(find(result, "shop", "trace.repeated-calls"))).toEqual([
      { source: "a", target: "b", operation: "Get", traces: 1, median: 4, maximum: 4 },
    ]);
    expect(rows(find(result, "shop", "trace.serial-share"))).toEqual([{ source: "a", parents: 1, share: 1 }]);
    const side = spans.map((span) => (span.kind === 3 ? { ...span, at: 0 } : span));
    expect(rows(find(await gathered(side, ["a", "b"]), "shop", "trace.serial-share"))).toEqual([
      { source: "a", parents: 1, share: 0 },
    ]);
  });

  it("survives spans that are their own parents, cycles, and ends before starts", async () => {
    const result = await gathered(
      [
        { service: "a", id: 1, parent: 1, at: 0, ms: 10, kind: 2 },
        { service: "a", id: 2, parent: 3, at: 0, ms: 10, kind: 2 },
        { service: "b", id: 3, parent: 2, at: 0, ms: -10, kind: 2 },
      ],
      ["a", "b"],
    );
    expect(find(result, "shop", "trace.complete").value).toBe(0);
    expect(rows(find(result, "shop", "recorded.anomalies")).map(({ kind, column }) => [kind, column])).toEqual([
      ["out-of-range", "endTimeUnixNano"],
    ]);
    expect(find(result, "b", "trace.latency.p50").value).toMatchObject({ values: [null] });
  });

  it("gives null readings with the reason when nothing can be read, and keeps what is whole of a truncated file", async () => {
    const whole = request([{ service: "a", id: 1, at: 0, ms: 10, kind: 2 }]);
    const folder = await folderOf({
      "cut.jsonl": whole + whole.slice(0, 60),
      "wrong.jsonl": "time,value\n1,2\n",
      "empty.jsonl": "",
    });
    const cut = await gatherAll(contextOf(folder, ["a"], { traces: [{ file: "cut.jsonl" }] }));
    expect(series(find(cut, "a", "trace.requests")).values).toEqual([1]);
    expect(rows(find(cut, "shop", "recorded.anomalies"))).toMatchObject([{ file: "cut.jsonl", kind: "truncated" }]);
    for (const file of ["wrong.jsonl", "empty.jsonl", "absent.jsonl"]) {
      const result = await gatherAll(contextOf(folder, ["a"], { traces: [{ file }] }));
      expect(find(result, "a", "trace.requests").value).toBeNull();
      expect(find(result, "shop", "trace.edges").reason).toContain(file);
      expect(result.diagnostics.some(({ level }) => level === "error")).toBe(true);
    }
  });

  it("reads the recorded traces of the shop", async () => {
    const names = [
      "frontend",
      "checkoutservice",
      "productcatalogservice",
      "currencyservice",
      "cartservice",
      "recommendationservice",
      "adservice",
    ];
    const components = Object.fromEntries(names.map((name) => [name, `${name}-.*`]));
    const result = await gatherAll(
      contextOf(`${FIXTURES}online-boutique`, names, { traces: [{ file: "traces.jsonl", components }] }),
    );
    const edges = rows(find(result, "shop", "trace.edges"));
    expect(edges.map(({ source, target }) => `${source} ${target}`)).toContain("frontend productcatalogservice");
    expect(edges.every(({ errors }) => errors === null)).toBe(true);
    expect(find(result, "shop", "trace.traces").value).toBe(12);
    expect(find(result, "shop", "trace.status-recorded").value).toBe(0);
    expect(find(result, "frontend", "trace.attributed").value).toBe(0);
    expect({
      edges,
      repeated: rows(find(result, "shop", "trace.repeated-calls")),
      strangers: find(result, "shop", "trace.strangers").value,
    }).toMatchSnapshot();
  });

  it("reads the example of the OTLP specification, a document over many lines", async () => {
    const result = await gatherAll(contextOf(`${FIXTURES}otlp`, ["my.service"], { traces: [{ file: "trace.json" }] }));
    expect(result.asOf).toBe("2018-12-13T14:52:00Z");
    expect(series(find(result, "my.service", "trace.requests")).values).toEqual([1]);
    expect(series(find(result, "my.service", "trace.latency.p50")).values[0]).toBeCloseTo(1, 1);
  });
});

describe("sampling", () => {
  const span = (trace: number, number: number, parent: number): SpanRecord => ({
    trace: { high: 0, low: trace },
    span: { high: 0, low: number },
    parent: { high: 0, low: parent },
    kind: 2,
    startSeconds: 1,
    startNanos: 0,
    endSeconds: 2,
    endNanos: 0,
    status: 0,
    httpStatus: -1,
    grpcStatus: -1,
    nameBytes: Buffer.from("op"),
    nameStart: 0,
    nameEnd: 2,
  });

  it("keeps whole traces within its budget, and estimates what it let go", () => {
    const store = new SpanStore(1000);
    // Two spans a trace, far apart in the input.
    for (let trace = 1; trace <= 4000; trace++) store.add(span(trace, 1, 0), 0, 0, 0, 1e9, 0);
    for (let trace = 1; trace <= 4000; trace++) store.add(span(trace, 2, 1), 1, 0, 0, 1e9, 0);
    expect(store.count).toBeLessThanOrEqual(1000);
    const structure = structureOf(store);
    expect(structure.complete).toBe(structure.traces);
    const [edge] = callGraph(store, structure);
    const scale = 2 ** store.halvings;
    expect(store.sampled).toBe(`1/${scale}`);
    expect(Math.abs((edge?.calls ?? 0) * scale - 4000)).toBeLessThan(600);
  });

  it("stays within its budget when one trace alone is too large", () => {
    const store = new SpanStore(100);
    for (let i = 1; i <= 500; i++) store.add(span(77, i, 0), 0, 0, 0, 1, 0);
    expect(store.count).toBeLessThanOrEqual(100);
  });

  it("keeps the number of names within a cap", () => {
    const collector = new TraceCollector(new ComponentNames([]), 0, { startMs: 0, asOfMs: 10_000 }, 50_000);
    for (let i = 0; i < 25_000; i++) {
      const name = Buffer.from(`op ${i}`);
      collector.span({ ...span(i + 1, 1, 0), nameBytes: name, nameStart: 0, nameEnd: name.length });
    }
    expect(collector.names.size).toBe(20_000);
    expect(collector.names.overflow).toBe(5_001);
  });
});

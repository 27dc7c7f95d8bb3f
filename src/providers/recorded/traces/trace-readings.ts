import type { Row, Window } from "../../../model/evidence.ts";
import type { ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { visible } from "../../../model/text.ts";
import { formatInstant } from "../../../model/time.ts";
import type { Gathering, ReadingOf } from "../gathering.ts";
import { callDepth, callGraph, repeatedCalls, serialWork } from "./calls.ts";
import { exampleTraces } from "./example-traces.ts";
import type { MinuteCount } from "./minute-counts.ts";
import { COMPONENT_SIGNALS, WORKLOAD_SIGNALS } from "./plan-traces.ts";
import { type ServerSpans, serverSpansOf } from "./server-spans.ts";
import type { TraceCollector } from "./trace-collector.ts";
import { structureOf, type TraceStructure } from "./trace-structure.ts";

const MINUTE_MS = 60_000;
/** Rows of repeated calls and of edges that are written, the most frequent ones. */
const MOST_ROWS = 1000;
/** Minutes of a traced stretch beyond which a series of minutes is not written. */
const MOST_MINUTES = 150_000;

/** Not a sample: everything in the files was looked at. */
const ALL = "1/1";

export interface TraceInput {
  collector: TraceCollector;
  /** Files that were read. */
  paths: readonly string[];
  pattern: string;
  failures: readonly string[];
  strangers: readonly string[];
}

export function writeTraceReadings(context: ProviderContext, input: TraceInput, into: Gathering): void {
  const signals = new Map(context.signals.map((signal) => [signal.id, signal]));
  const path = input.paths.length === 1 ? input.paths[0] : input.pattern;
  const { collector } = input;
  const wanted = (id: string) => signals.get(id);
  if (input.paths.length === 0 || collector.inWindow === 0) {
    const reason =
      input.paths.length === 0
        ? (input.failures[0] ?? "no trace file was read")
        : `no span starts between ${into.window.start} and ${into.window.end}`;
    writeNothing(context, wanted, path, reason, into);
    return;
  }
  const structure = structureOf(collector.store);
  const server = serverSpansOf(collector, structure, into);
  writeComponents(context, wanted, path, { input, server }, into);
  writeWorkload(context, wanted, path, { input, server, structure }, into);
}

function writeNothing(
  context: ProviderContext,
  wanted: (id: string) => Signal | undefined,
  path: string | undefined,
  reason: string,
  into: Gathering,
): void {
  for (const { id: subject } of context.workload.components) {
    for (const id of COMPONENT_SIGNALS) {
      const signal = wanted(id);
      if (signal) into.nothing({ subject, signal, query: "spans", path }, reason);
    }
  }
  for (const id of WORKLOAD_SIGNALS) {
    const signal = wanted(id);
    if (signal) into.nothing({ subject: context.workload.name, signal, query: "spans", path }, reason);
  }
}

function writeComponents(
  context: ProviderContext,
  wanted: (id: string) => Signal | undefined,
  path: string | undefined,
  of: { input: TraceInput; server: ServerSpans },
  into: Gathering,
): void {
  const { collector } = of.input;
  const { server } = of;
  let first = 0;
  let last = Number.POSITIVE_INFINITY;
  const traced = new Set<number>();
  for (const { minute } of server.counts) {
    first = Math.max(first, minute);
    last = Math.min(last, minute);
    traced.add(minute);
  }
  // Without any server span of a component there is no stretch that was traced; nothing below writes a series then.
  if (first === 0) last = 1;
  const length = first - last + 1;
  const start = formatInstant(into.asOfMs - first * MINUTE_MS);
  const window = { start, end: formatInstant(into.asOfMs - (last - 1) * MINUTE_MS) };
  const byComponent = new Map<number, MinuteCount[]>();
  for (const count of server.counts) {
    const list = byComponent.get(count.component);
    if (list) list.push(count);
    else byComponent.set(count.component, [count]);
  }
  context.workload.components.forEach(({ id: subject }, component) => {
    const reading = (signal: Signal, what: string): ReadingOf => ({
      subject,
      signal,
      query: `${what}: ${server.query}`,
      path,
      ...(server.sampled === undefined ? {} : { attributes: { sampled: server.sampled } }),
    });
    const total = collector.totals[component];
    const counts = byComponent.get(component);
    const write = (
      id: string,
      what: string,
      empty: number | null,
      value: (count: MinuteCount) => number | null,
      unless?: string,
    ) => {
      const signal = wanted(id);
      if (!signal) return;
      if (!counts) return into.nothing(reading(signal, what), `no server span of ${subject} is in the traces`);
      if (unless !== undefined) return into.nothing(reading(signal, what), unless, window);
      if (length > MOST_MINUTES)
        return into.nothing(reading(signal, what), "the traces are spread over too long a time");
      // A minute in which something else was traced had no request here; one in which nothing was traced is not known.
      const values = Array.from({ length }, (_, at) => (traced.has(first - at) ? empty : null));
      for (const count of counts) values[first - count.minute] = value(count);
      into.reading(reading(signal, what), { start, step: 60, values }, window);
    };
    const error = `within ${(server.error * 100).toPrecision(2)} %`;
    write("trace.requests", "count", 0, ({ requests }) => requests);
    const recorded = (server.totals[component]?.serverWithStatus ?? 0) > 0;
    write(
      "trace.errors",
      "failed",
      0,
      ({ errors }) => errors,
      recorded ? undefined : `no server span of ${subject} carries a status`,
    );
    write("trace.latency.p50", `median duration, ${error}`, null, ({ p50 }) => p50);
    write("trace.latency.p99", `99th percentile of the duration, ${error}`, null, ({ p99 }) => p99);
    const attributed = wanted("trace.attributed");
    if (!attributed) return;
    const share: ReadingOf = {
      subject,
      signal: attributed,
      query: "spans whose resource names service, version and environment",
      path,
    };
    if (total && total.spans > 0) into.reading(share, total.attributed / total.spans, traceWindow(collector, into));
    else into.nothing(share, `no span of ${subject} is in the traces`);
  });
}

function writeWorkload(
  context: ProviderContext,
  wanted: (id: string) => Signal | undefined,
  path: string | undefined,
  of: { input: TraceInput; server: ServerSpans; structure: TraceStructure },
  into: Gathering,
): void {
  const { collector, strangers } = of.input;
  const { structure, server } = of;
  const { store } = collector;
  const scale = 2 ** store.halvings;
  const id = (component: number) => context.workload.components[component]?.id ?? "";
  const sample = store.sampled ?? ALL;
  const write = (
    name: string,
    query: string,
    value: () => Row[] | string[] | number | { missing: string },
    sampled = sample,
  ) => {
    const signal = wanted(name);
    if (!signal) return;
    const attributes = sampled === ALL ? {} : { attributes: { sampled } };
    const reading: ReadingOf = { subject: context.workload.name, signal, query, path, ...attributes };
    const result = value();
    if (typeof result === "object" && "missing" in result) into.nothing(reading, result.missing);
    else into.reading(reading, result, traceWindow(collector, into));
  };
  const noTraces = { missing: "no span in the window has a trace id" };
  const rows = (list: Row[]): Row[] | { missing: string } => (structure.traces === 0 ? noTraces : list);
  write("trace.edges", "calls from component to component", () =>
    rows(
      most(callGraph(store, structure), ({ calls }) => calls, into, "edges").map((edge) => ({
        source: id(edge.source),
        target: id(edge.target),
        calls: edge.calls * scale,
        errors: edge.errors === null ? null : edge.errors * scale,
        p50: edge.p50,
        p99: edge.p99,
      })),
    ),
  );
  write(
    "trace.traces",
    scale === 1 ? "distinct trace ids" : `distinct trace ids of the sample × ${scale}`,
    () => structure.traces * scale,
  );
  write("trace.complete", "traces with one root and no missing parent", () =>
    structure.traces === 0 ? noTraces : structure.complete / structure.traces,
  );
  const spans = server.totals.reduce((sum, total) => sum + total.server, 0);
  const withStatus = server.totals.reduce((sum, total) => sum + total.serverWithStatus, 0);
  write(
    "trace.status-recorded",
    `share with a status: ${server.query}`,
    () => (spans === 0 ? { missing: "no server span of a component is in the traces" } : withStatus / spans),
    server.sampled ?? ALL,
  );
  write("trace.repeated-calls", "calls of one operation repeated in the course of one span", () =>
    rows(
      most(repeatedCalls(store, structure, collector.kinds), ({ traces }) => traces, into, "repeated calls").map(
        (call) => ({
          source: id(call.source),
          target: id(call.target),
          operation: visible(collector.names.name(call.operation)),
          traces: call.traces * scale,
          median: call.median,
          maximum: call.maximum,
        }),
      ),
    ),
  );
  write("trace.serial-share", "(time some child ran − longest child) / (sum of the children − longest child)", () =>
    rows(
      serialWork(store, structure)
        .map((work) => ({ source: id(work.source), parents: work.parents * scale, share: work.share }))
        .sort(bySource),
    ),
  );
  write("trace.depth", "most calls from component to component on one path", () =>
    structure.traces === 0 ? noTraces : callDepth(store, structure),
  );
  write("trace.examples", "whole traces: the slowest, the median, the slowest that failed", () => {
    const found = exampleTraces(store, structure, collector.names, id);
    if (found.length > 0) return found;
    return structure.traces === 0 ? noTraces : { missing: "no trace is complete and says how long it took" };
  });
  // Every span was looked at for its service, not only the sample.
  write("trace.strangers", "services of spans that are no components", () => strangers.map(visible), ALL);
}

function most<T extends { source: number; target: number }>(
  rows: T[],
  weight: (row: T) => number,
  into: Gathering,
  what: string,
): T[] {
  const sorted = rows.sort((a, b) => weight(b) - weight(a) || a.source - b.source || a.target - b.target);
  if (sorted.length > MOST_ROWS)
    into.diagnose("warning", `${sorted.length} ${what}: the ${MOST_ROWS} most frequent are kept`);
  return sorted.slice(0, MOST_ROWS);
}

function bySource(a: { source: string }, b: { source: string }): number {
  return a.source < b.source ? -1 : a.source > b.source ? 1 : 0;
}

/** From the minute of the first span to asOf. */
function traceWindow(collector: TraceCollector, into: Gathering): Window {
  const minutes = Math.ceil((into.asOfMs - collector.firstMs) / MINUTE_MS);
  return { start: formatInstant(into.asOfMs - minutes * MINUTE_MS), end: into.window.end };
}

import type { Architecture, ExampleTrace, TraceSpan } from "../../model/architecture.ts";
import type { Evidence, Row } from "../../model/evidence.ts";
import type { EvidenceIndex } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { isRow } from "./call-graph.ts";

const SIGNAL = "trace.examples";

/** What an assessment carries at most, whatever the evidence holds. */
const MOST_TRACES = 8;
const MOST_SPANS = 60;

/** Slowest first, so that the first one is what a reader looks for. */
const ORDER = ["slowest", "failed", "median"];

/** The example traces that are whole in the evidence, or why there is none. One of which a span is missing is not shown. */
export function exampleTracesOf(index: EvidenceIndex): Pick<Architecture, "traces" | "tracesReason"> {
  const readings = index.of(index.workload, SIGNAL);
  const traces = readings
    .flatMap(tracesIn)
    .sort((a, b) => rank(a) - rank(b) || byCodeUnit(a.id, b.id))
    .slice(0, MOST_TRACES);
  if (traces.length > 0) return { traces };
  const reason = index.gap(index.workload, SIGNAL) ?? readings.find(({ value }) => value === null)?.reason;
  return { tracesReason: reason ?? "no source keeps whole traces" };
}

function rank({ example }: ExampleTrace): number {
  const at = ORDER.indexOf(example);
  return at < 0 ? ORDER.length : at;
}

function tracesIn(reading: Evidence): ExampleTrace[] {
  if (!Array.isArray(reading.value)) return [];
  const byTrace = Map.groupBy(reading.value.filter(isRow), ({ trace }) => trace);
  return [...byTrace].flatMap(([id, rows]) => {
    const ordered = [...rows].sort((a, b) => Number(a.span) - Number(b.span));
    const spans = ordered.map(spanOf);
    const [first] = ordered;
    const total = Number(first?.spans);
    // A parent comes before its children, and the first alone has none.
    const whole =
      Number.isInteger(total) &&
      spans.length === Math.min(total, MOST_SPANS) &&
      spans.every((span, at) => span !== undefined && (at === 0 ? span.parent === null : isBefore(span.parent, at)));
    if (typeof id !== "string" || !whole) return [];
    return [{ id, example: String(first?.example), total, spans: spans as TraceSpan[], evidence: reading.id }];
  });
}

function isBefore(parent: number | null, at: number): boolean {
  return parent !== null && Number.isInteger(parent) && parent >= 0 && parent < at;
}

function spanOf({ parent, component, operation, kind, start, duration, failed }: Row): TraceSpan | undefined {
  if (typeof operation !== "string" || typeof start !== "number") return undefined;
  return {
    parent: typeof parent === "number" ? parent : null,
    component: typeof component === "string" ? component : null,
    operation,
    kind: typeof kind === "string" ? kind : null,
    start,
    duration: typeof duration === "number" && duration >= 0 ? duration : null,
    failed: typeof failed === "boolean" ? failed : null,
  };
}

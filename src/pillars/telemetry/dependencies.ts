import type { Architecture, Dependency } from "../../model/architecture.ts";
import { type Evidence, type Row, samplesOf } from "../../model/evidence.ts";
import type { EvidenceIndex } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { EDGE_SIGNALS, isRow } from "./call-graph.ts";

/** Series of one component that name the callee in the attribute `target`. */
const EDGE_SERIES = ["edge-latency.source", "edge-latency.destination"];

/** Dependencies that an assessment carries: more than any diagram shows, and about 400 kB at most. */
const MOST_DEPENDENCIES = 2000;

/**
 * Every dependency between two components, with what each side says of it. Strangers and calls of a component to itself are left out;
 * an edge of which telemetry says that it carried nothing is not observed.
 */
export function dependenciesOf(
  index: EvidenceIndex,
): Pick<Architecture, "dependencies" | "dependenciesLeftOut" | "callsReason"> {
  const all = new Map<string, Dependency>();
  const edge = (source: unknown, target: unknown): Dependency | undefined => {
    if (typeof source !== "string" || typeof target !== "string" || source === target) return undefined;
    if (!index.component(source) || !index.component(target)) return undefined;
    const key = JSON.stringify([source, target]);
    const known = all.get(key);
    if (known) return known;
    const made: Dependency = { source, target, declared: false, observed: false, evidence: [] };
    all.set(key, made);
    return made;
  };
  for (const { id, dependsOn } of index.components) {
    for (const target of dependsOn) {
      const declared = edge(id, target);
      if (declared) declared.declared = true;
    }
  }
  for (const signal of EDGE_SIGNALS) {
    for (const reading of index.of(index.workload, signal)) {
      if (!Array.isArray(reading.value)) continue;
      for (const row of reading.value) {
        if (!isRow(row) || row.calls === 0) continue;
        const observed = edge(row.source, row.target);
        if (observed) observe(observed, reading, row);
      }
    }
  }
  for (const { id } of index.components) {
    for (const signal of EDGE_SERIES) {
      for (const reading of index.of(id, signal)) {
        const observed = samplesOf(reading.value) > 0 ? edge(id, reading.attributes?.target) : undefined;
        if (observed) observe(observed, reading, {});
      }
    }
  }
  const ranked = [...all.values()].sort(
    (a, b) => (b.calls ?? 0) - (a.calls ?? 0) || byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target),
  );
  const kept = ranked.slice(0, MOST_DEPENDENCIES);
  const callsReason = whyUnseen(index, [...all.values()]);
  return {
    dependencies: kept.sort((a, b) => byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target)),
    ...(ranked.length > kept.length ? { dependenciesLeftOut: ranked.length - kept.length } : {}),
    ...(callsReason === undefined ? {} : { callsReason }),
  };
}

const NUMBERS = ["calls", "errors", "p50", "p99"] as const;

/** Numbers are those of the source that counted the most calls: two sources may have seen the same call, so nothing is added up. */
function observe(edge: Dependency, reading: Evidence, row: Row): void {
  edge.observed = true;
  if (!edge.evidence.includes(reading.id)) edge.evidence.push(reading.id);
  const calls = row.calls;
  if (typeof calls !== "number" || calls <= (edge.calls ?? 0)) return;
  for (const name of NUMBERS) {
    const value = row[name];
    if (typeof value === "number" && value >= 0) edge[name] = value;
    else delete edge[name];
  }
}

function whyUnseen(index: EvidenceIndex, found: readonly Dependency[]): string | undefined {
  for (const signal of EDGE_SIGNALS) {
    const gap = index.gap(index.workload, signal);
    if (gap !== undefined) return gap;
  }
  for (const { id } of index.components) {
    for (const signal of EDGE_SERIES) {
      // A series without a value is what the source says of an edge that nobody used.
      const lost = index.lost(id, signal);
      if (lost !== undefined) return lost;
    }
  }
  return found.some(({ observed }) => observed) ? undefined : "no source shows who calls whom";
}

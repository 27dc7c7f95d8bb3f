import type { Row } from "../../model/evidence.ts";
import type { EvidenceIndex } from "../../model/fact.ts";

/** Who calls whom among the components, by what the workload declares and what telemetry shows. */
export interface CallGraph {
  callees: ReadonlyMap<string, readonly string[]>;
  callers: ReadonlyMap<string, readonly string[]>;
  /** Edges in all. */
  edges: number;
  /** Ids of the evidence that shows edges. */
  evidence: string[];
  /** Why edges may be missing: a planned source of them was lost. What a graph with fewer edges would make look better is then unknown. */
  problem: string | undefined;
}

/** Call graphs of the workload as a whole. */
export const EDGE_SIGNALS = ["trace.edges", "service.edges", "recorded.edges"] as const;
/** One series for each callee, named by the attribute `target`; the name alone shows the edge, also when it carried nothing. */
const EDGE_SERIES = "edge-latency.source";

const NO_ONE: readonly string[] = [];
const graphs = new WeakMap<EvidenceIndex, CallGraph>();

/** The union of declared and observed edges between components; strangers are left out. Computed once for an index. */
export function callGraphOf(index: EvidenceIndex): CallGraph {
  const known = graphs.get(index);
  if (known) return known;
  const callees = new Map<string, Set<string>>();
  const add = (source: unknown, target: unknown) => {
    if (typeof source !== "string" || typeof target !== "string" || source === target) return;
    if (!index.component(source) || !index.component(target)) return;
    const set = callees.get(source);
    if (set) set.add(target);
    else callees.set(source, new Set([target]));
  };
  const evidence: string[] = [];
  for (const component of index.components) {
    for (const target of component.dependsOn) add(component.id, target);
    for (const reading of index.of(component.id, EDGE_SERIES)) add(component.id, reading.attributes?.target);
  }
  for (const signal of EDGE_SIGNALS) {
    for (const reading of index.of(index.workload, signal)) {
      if (!Array.isArray(reading.value)) continue;
      evidence.push(reading.id);
      for (const row of reading.value) if (isRow(row)) add(row.source, row.target);
    }
  }
  const callers = new Map<string, string[]>();
  let edges = 0;
  const sorted = new Map<string, string[]>();
  for (const [source, targets] of callees) {
    sorted.set(source, [...targets].sort());
    edges += targets.size;
    for (const target of targets) {
      const list = callers.get(target);
      if (list) list.push(source);
      else callers.set(target, [source]);
    }
  }
  const graph = { callees: sorted, callers, edges, evidence, problem: lostEdges(index) };
  graphs.set(index, graph);
  return graph;
}

function lostEdges(index: EvidenceIndex): string | undefined {
  for (const signal of EDGE_SIGNALS) {
    const gap = index.gap(index.workload, signal);
    if (gap !== undefined) return gap;
  }
  const taken = new Map<string, number>();
  for (const { subject, signal, taken: count } of index.document.plan) {
    if (signal === EDGE_SERIES) taken.set(subject, (taken.get(subject) ?? 0) + (count ?? 1));
  }
  for (const [subject, count] of taken) {
    const there = index.of(subject, EDGE_SERIES).length;
    if (there < count) return `${count - there} of ${count} readings of ${EDGE_SERIES} of ${subject} are missing`;
  }
  return undefined;
}

export function calleesOf(graph: CallGraph, id: string): readonly string[] {
  return graph.callees.get(id) ?? NO_ONE;
}

/** Components that no other component calls: where requests come in. Empty when no edge is known between several components. */
export function entriesOf(index: EvidenceIndex): string[] {
  const graph = callGraphOf(index);
  if (graph.edges === 0 && index.components.length > 1) return [];
  return index.components.map((component) => component.id).filter((id) => !graph.callers.has(id));
}

export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

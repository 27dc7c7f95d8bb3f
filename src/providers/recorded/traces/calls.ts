import type { SpanStore } from "./span-store.ts";
import { STATUS_FAILED, STATUS_NONE } from "./span-store.ts";
import type { TraceStructure } from "./trace-structure.ts";

const CLIENT = 3;
const PRODUCER = 4;
const CONSUMER = 5;

/** Quantile by nearest rank of values in ascending order. */
function nearestRank(sorted: ArrayLike<number>, quantile: number): number {
  return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? 0;
}

/**
 * Where a request enters a component: a span whose parent is another component's, a stranger's, or not there. A call from one
 * component to another is the entry and the span above it.
 */
export function isEntry(store: SpanStore, structure: TraceStructure, at: number): boolean {
  const component = store.columns.component[at] as number;
  if (component < 0) return false;
  const parent = structure.parent[at] as number;
  return parent < 0 || store.columns.component[parent] !== component;
}

export interface Edge {
  source: number;
  target: number;
  calls: number;
  /** Null when none of the called spans carries a status. */
  errors: number | null;
  /** seconds, measured by the callee; null when no call has a duration */
  p50: number | null;
  p99: number | null;
}

/** Calls between components, by source and target. */
export function callGraph(store: SpanStore, structure: TraceStructure): Edge[] {
  const { columns } = store;
  const byEdge = new Map<number, { calls: number; durations: number[]; failed: number; recorded: number }>();
  for (let at = 0; at < store.count; at++) {
    const parent = structure.parent[at] as number;
    if (parent < 0 || !isEntry(store, structure, at)) continue;
    const source = columns.component[parent] as number;
    if (source < 0) continue;
    const key = source * 2 ** 22 + (columns.component[at] as number);
    let edge = byEdge.get(key);
    if (!edge) {
      edge = { calls: 0, durations: [], failed: 0, recorded: 0 };
      byEdge.set(key, edge);
    }
    edge.calls++;
    const duration = columns.duration[at] as number;
    if (duration >= 0) edge.durations.push(duration);
    if (columns.status[at] !== STATUS_NONE) edge.recorded++;
    if (columns.status[at] === STATUS_FAILED) edge.failed++;
  }
  return [...byEdge].map(([key, edge]) => {
    const sorted = Float64Array.from(edge.durations).sort();
    return {
      source: Math.floor(key / 2 ** 22),
      target: key % 2 ** 22,
      calls: edge.calls,
      errors: edge.recorded > 0 ? edge.failed : null,
      p50: sorted.length === 0 ? null : nearestRank(sorted, 0.5) / 1e9,
      p99: sorted.length === 0 ? null : nearestRank(sorted, 0.99) / 1e9,
    };
  });
}

/** Most calls from component to component on one path of a trace, calls through a queue left out. */
export function callDepth(store: SpanStore, structure: TraceStructure): number {
  const { columns } = store;
  const hops = new Int32Array(store.count);
  let most = 0;
  for (const at of structure.order) {
    const parent = structure.parent[at] as number;
    if (parent < 0) continue;
    const source = columns.component[parent] as number;
    const crosses = source >= 0 && isEntry(store, structure, at);
    // What a consumer does, its caller does not wait for: the count begins again.
    const waits = columns.kind[at] !== CONSUMER && columns.kind[parent] !== PRODUCER;
    hops[at] = waits ? (hops[parent] as number) + (crosses ? 1 : 0) : 0;
    most = Math.max(most, hops[at] as number);
  }
  return most;
}

/**
 * The span in whose course a call was made: above the entry stands the caller's own record of the call (its client span; without
 * kinds: a span of the caller whose only child is the entry), and above that the work that made it.
 */
function madeIn(store: SpanStore, structure: TraceStructure, entry: number, kinds: boolean): number {
  const { columns } = store;
  const above = structure.parent[entry] as number;
  const beyond = structure.parent[above] as number;
  if (beyond < 0 || columns.component[beyond] !== columns.component[above]) return above;
  const kind = columns.kind[above] as number;
  const recordsCall = kinds
    ? kind === CLIENT || kind === PRODUCER
    : structure.firstChild[above] === entry && structure.nextSibling[entry] === -1;
  return recordsCall ? beyond : above;
}

export interface RepeatedCall {
  source: number;
  target: number;
  /** Index into the names. */
  operation: number;
  traces: number;
  median: number;
  maximum: number;
}

/** Calls of one operation of one target made at least twice in the course of one span: an N+1 pattern, when it is many. */
export function repeatedCalls(store: SpanStore, structure: TraceStructure, kinds: boolean): RepeatedCall[] {
  const { columns } = store;
  // parent span → "target operation" → calls
  const byParent = new Map<number, Map<number, number>>();
  for (let at = 0; at < store.count; at++) {
    const above = structure.parent[at] as number;
    if (above < 0 || !isEntry(store, structure, at) || (columns.component[above] as number) < 0) continue;
    const maker = madeIn(store, structure, at, kinds);
    const call = (columns.component[at] as number) * 2 ** 20 + (columns.name[at] as number);
    let calls = byParent.get(maker);
    if (!calls) {
      calls = new Map();
      byParent.set(maker, calls);
    }
    calls.set(call, (calls.get(call) ?? 0) + 1);
  }
  const found = new Map<string, RepeatedCall & { repeats: number[]; inTraces: Set<number> }>();
  for (const [maker, calls] of byParent) {
    for (const [call, repeats] of calls) {
      if (repeats < 2) continue;
      const source = columns.component[maker] as number;
      const key = `${source} ${call}`;
      let row = found.get(key);
      if (!row) {
        const target = Math.floor(call / 2 ** 20);
        row = {
          source,
          target,
          operation: call % 2 ** 20,
          traces: 0,
          median: 0,
          maximum: 0,
          repeats: [],
          inTraces: new Set(),
        };
        found.set(key, row);
      }
      row.repeats.push(repeats);
      row.inTraces.add(structure.trace[maker] as number);
    }
  }
  return [...found.values()].map(({ repeats, inTraces, ...row }) => {
    repeats.sort((a, b) => a - b);
    const maximum = repeats[repeats.length - 1] ?? 0;
    return { ...row, traces: inTraces.size, median: nearestRank(repeats, 0.5), maximum };
  });
}

export interface SerialWork {
  source: number;
  parents: number;
  /** 0: the children ran side by side, 1: strictly one after the other. */
  share: number;
}

/**
 * For parents with several children: with T the sum of the children's durations, M the longest and U the time in which at least
 * one ran, T - M could have overlapped and U - M of it did not. The share is ΣU - M over ΣT - M of a component's parents.
 * Calls through a queue are left out.
 */
export function serialWork(store: SpanStore, structure: TraceStructure): SerialWork[] {
  const { columns } = store;
  const bySource = new Map<number, { parents: number; serial: number; possible: number }>();
  for (let at = 0; at < store.count; at++) {
    const source = columns.component[at] as number;
    const first = structure.firstChild[at] as number;
    if (source < 0 || first < 0 || (structure.nextSibling[first] as number) < 0) continue;
    const children: number[] = [];
    for (let child = first; child >= 0; child = structure.nextSibling[child] as number) {
      const kind = columns.kind[child] as number;
      if (kind !== PRODUCER && kind !== CONSUMER) children.push(child);
    }
    if (children.length < 2) continue;
    const { total, longest, covered } = overlap(store, children);
    if (!(total - longest > 0)) continue;
    const sum = bySource.get(source) ?? { parents: 0, serial: 0, possible: 0 };
    sum.parents++;
    sum.serial += Math.max(0, covered - longest);
    sum.possible += total - longest;
    bySource.set(source, sum);
  }
  return [...bySource].map(([source, sum]) => ({
    source,
    parents: sum.parents,
    share: Math.min(1, sum.serial / sum.possible),
  }));
}

/** All in milliseconds. */
function overlap(store: SpanStore, children: number[]): { total: number; longest: number; covered: number } {
  const { start, duration } = store.columns;
  children.sort((a, b) => (start[a] as number) - (start[b] as number) || a - b);
  let total = 0;
  let longest = 0;
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const child of children) {
    const from = start[child] as number;
    const nanoseconds = duration[child] as number;
    const length = nanoseconds >= 0 ? nanoseconds / 1e6 : 0;
    total += length;
    longest = Math.max(longest, length);
    covered += Math.max(0, from + length - Math.max(from, until));
    until = Math.max(until, from + length);
  }
  return { total, longest, covered };
}

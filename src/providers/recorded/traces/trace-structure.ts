import { mix } from "./identifier.ts";
import type { SpanStore } from "./span-store.ts";

const NO_PARENT = -1;
const PARENT_MISSING = -2;

/** Spans of the store joined to traces and to their parents. All are indices into the store's columns. */
export interface TraceStructure {
  /** Trace of each span, numbered from 0 in the order of their first span. */
  trace: Int32Array;
  traces: number;
  /** Index of the parent span, NO_PARENT for a root, PARENT_MISSING when its parent was not recorded. */
  parent: Int32Array;
  /** Children as linked lists: the first one of each span, and the next one after each; -1 ends. */
  firstChild: Int32Array;
  nextSibling: Int32Array;
  /** Spans in an order in which parents come before their children; spans in a cycle of parents are left out. */
  order: Int32Array;
  /** 1 for each trace with one root, no missing parent and no cycle. */
  whole: Uint8Array;
  /** How many those are. */
  complete: number;
}

export function structureOf(store: SpanStore): TraceStructure {
  const { count, columns } = store;
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  const trace = new Int32Array(count);
  const traces = numberTraces(store, trace, size);
  const spans = spanTable(store, trace, size);
  const parent = new Int32Array(count);
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  for (let at = 0; at < count; at++) {
    const high = columns.parentHigh[at] as number;
    const low = columns.parentLow[at] as number;
    if (high === 0 && low === 0) parent[at] = NO_PARENT;
    else {
      const found = spans.find(trace[at] as number, high, low);
      parent[at] = found < 0 || found === at ? PARENT_MISSING : found;
    }
  }
  // Backwards, so that the lists run in the order of the input.
  for (let at = count - 1; at >= 0; at--) {
    const above = parent[at] as number;
    if (above < 0) continue;
    nextSibling[at] = firstChild[above] as number;
    firstChild[above] = at;
  }
  const order = fromRoots(count, parent, firstChild, nextSibling);
  const whole = wholeTraces(traces, trace, parent, order);
  return {
    trace,
    traces,
    parent,
    firstChild,
    nextSibling,
    order,
    whole,
    complete: whole.reduce((sum, one) => sum + one, 0),
  };
}

function numberTraces(store: SpanStore, trace: Int32Array, size: number): number {
  const { traceHigh, traceLow } = store.columns;
  const table = new Int32Array(size).fill(-1);
  let traces = 0;
  for (let at = 0; at < store.count; at++) {
    let slot = mix((traceLow[at] as number) ^ mix(traceHigh[at] as number)) & (size - 1);
    for (;;) {
      const first = table[slot] as number;
      if (first < 0) {
        table[slot] = at;
        trace[at] = traces++;
        break;
      }
      if (traceHigh[first] === traceHigh[at] && traceLow[first] === traceLow[at]) {
        trace[at] = trace[first] as number;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return traces;
}

function spanTable(store: SpanStore, trace: Int32Array, size: number) {
  const { spanHigh, spanLow } = store.columns;
  const table = new Int32Array(size).fill(-1);
  const slotOf = (number: number, high: number, low: number) => mix(low ^ mix(high ^ mix(number))) & (size - 1);
  const find = (number: number, high: number, low: number): number => {
    let slot = slotOf(number, high, low);
    for (;;) {
      const at = table[slot] as number;
      if (at < 0) return -1;
      if (trace[at] === number && spanHigh[at] === high && spanLow[at] === low) return at;
      slot = (slot + 1) & (size - 1);
    }
  };
  for (let at = 0; at < store.count; at++) {
    const number = trace[at] as number;
    const high = spanHigh[at] as number;
    const low = spanLow[at] as number;
    // An id that comes twice in one trace: the first span has it.
    if ((high === 0 && low === 0) || find(number, high, low) >= 0) continue;
    let slot = slotOf(number, high, low);
    while ((table[slot] as number) >= 0) slot = (slot + 1) & (size - 1);
    table[slot] = at;
  }
  return { find };
}

function fromRoots(count: number, parent: Int32Array, firstChild: Int32Array, nextSibling: Int32Array): Int32Array {
  const order = new Int32Array(count);
  let filled = 0;
  for (let at = 0; at < count; at++) if ((parent[at] as number) < 0) order[filled++] = at;
  for (let next = 0; next < filled; next++) {
    for (let child = firstChild[order[next] as number] as number; child >= 0; child = nextSibling[child] as number) {
      order[filled++] = child;
    }
  }
  return order.subarray(0, filled);
}

function wholeTraces(traces: number, trace: Int32Array, parent: Int32Array, order: Int32Array): Uint8Array {
  const roots = new Uint8Array(traces);
  const broken = new Uint8Array(traces);
  const reached = new Uint8Array(trace.length);
  for (const at of order) reached[at] = 1;
  for (let at = 0; at < trace.length; at++) {
    const number = trace[at] as number;
    if (parent[at] === NO_PARENT) roots[number] = Math.min(2, (roots[number] as number) + 1);
    if (parent[at] === PARENT_MISSING || reached[at] === 0) broken[number] = 1;
  }
  return roots.map((count, number) => (count === 1 && broken[number] === 0 ? 1 : 0));
}

import type { Gathering } from "../gathering.ts";
import { isEntry } from "./calls.ts";
import { type MinuteCount, MinuteCounts } from "./minute-counts.ts";
import { STATUS_FAILED, STATUS_NONE } from "./span-store.ts";
import type { TraceCollector } from "./trace-collector.ts";
import type { TraceStructure } from "./trace-structure.ts";

/** Server spans by minute: exact where spans have kinds, else from the sample's entries, scaled up. */
export interface ServerSpans {
  counts: MinuteCount[];
  error: number;
  /** component → server spans, and those with a status, of what was looked at */
  totals: { server: number; serverWithStatus: number }[];
  query: string;
  sampled: string | undefined;
}

export function serverSpansOf(collector: TraceCollector, structure: TraceStructure, into: Gathering): ServerSpans {
  return collector.kinds ? fromKinds(collector) : fromEntries(collector, structure, into);
}

function fromKinds(collector: TraceCollector): ServerSpans {
  return {
    counts: collector.minutes.all(),
    error: collector.minutes.error,
    totals: collector.totals,
    query: "spans of kind server or consumer",
    sampled: undefined,
  };
}

/** Without kinds the topmost span of a component in a trace stands for its server span: the one whose parent is another component's. */
function fromEntries(collector: TraceCollector, structure: TraceStructure, into: Gathering): ServerSpans {
  const { store } = collector;
  const { columns } = store;
  const scale = 2 ** store.halvings;
  const minutes = new MinuteCounts(into.asOfMs);
  const totals = collector.totals.map(() => ({ server: 0, serverWithStatus: 0 }));
  for (let at = 0; at < store.count; at++) {
    if (!isEntry(store, structure, at)) continue;
    const component = columns.component[at] as number;
    const status = columns.status[at] as number;
    const total = totals[component];
    if (!total) continue;
    total.server++;
    if (status !== STATUS_NONE) total.serverWithStatus++;
    minutes.add(component, columns.start[at] as number, columns.duration[at] as number, status === STATUS_FAILED);
  }
  into.diagnose("info", "no span has a kind: the topmost span of a component in a trace is taken for its server span");
  const counts = minutes
    .all()
    .map((count) => ({ ...count, requests: count.requests * scale, errors: count.errors * scale }));
  return {
    counts,
    error: minutes.error,
    totals,
    query: "topmost spans of the component (no span has a kind)",
    sampled: store.sampled,
  };
}

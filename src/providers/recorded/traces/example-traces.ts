import type { Row } from "../../../model/evidence.ts";
import { byCodeUnit } from "../../../model/order.ts";
import { SECRET_FORMATS } from "../../../model/secret-formats.ts";
import { visible } from "../../../model/text.ts";
import type { NameTable } from "./name-table.ts";
import { type SpanStore, STATUS_FAILED, STATUS_NONE } from "./span-store.ts";
import type { TraceStructure } from "./trace-structure.ts";

/** Spans of an example that are kept: as many as a sequence diagram shows. Of a larger trace those nearest to the root are. */
const MOST_SPANS = 60;

/** By OpenTelemetry's numbers (trace.proto, `SpanKind`). */
const KINDS = [null, "internal", "server", "client", "producer", "consumer"] as const;

/**
 * A few complete traces as they were: the slowest, the median and the slowest in which a span failed, a row for each span, parents
 * first. Of a span its name and its times are kept, no attributes. `component` gives the id of a component.
 */
export function exampleTraces(
  store: SpanStore,
  structure: TraceStructure,
  names: NameTable,
  component: (number: number) => string,
): Row[] {
  const { columns } = store;
  const failed = new Uint8Array(structure.traces);
  const sizes = new Uint32Array(structure.traces);
  for (let at = 0; at < store.count; at++) {
    const trace = structure.trace[at] as number;
    sizes[trace] = (sizes[trace] as number) + 1;
    if (columns.status[at] === STATUS_FAILED) failed[trace] = 1;
  }
  const identity = (at: number) => hex(columns.traceHigh[at] as number) + hex(columns.traceLow[at] as number);
  const roots = Array.from(structure.order)
    .filter(
      (at) =>
        (structure.parent[at] as number) < 0 &&
        structure.whole[structure.trace[at] as number] === 1 &&
        (columns.duration[at] as number) >= 0,
    )
    .sort(
      (a, b) =>
        (columns.duration[b] as number) - (columns.duration[a] as number) || byCodeUnit(identity(a), identity(b)),
    );
  const chosen = new Map<number, string>();
  const choose = (example: string, root: number | undefined) => {
    if (root !== undefined && !chosen.has(root)) chosen.set(root, example);
  };
  choose("slowest", roots[0]);
  choose(
    "failed",
    roots.find((root) => failed[structure.trace[root] as number] === 1),
  );
  choose("median", roots[Math.floor(roots.length / 2)]);
  return [...chosen].flatMap(([root, example]) => {
    const spans = nearestFirst(root, store, structure);
    const begin = columns.start[root] as number;
    const place = new Map(spans.map((at, number) => [at, number]));
    return spans.map((at, number): Row => {
      const duration = columns.duration[at] as number;
      const of = columns.component[at] as number;
      return {
        trace: identity(at),
        example,
        spans: sizes[structure.trace[root] as number] as number,
        span: number,
        parent: number === 0 ? null : (place.get(structure.parent[at] as number) ?? null),
        component: of < 0 ? null : component(of),
        operation: operationOf(names.name(columns.name[at] as number)),
        kind: KINDS[columns.kind[at] as number] ?? null,
        start: microseconds((columns.start[at] as number) - begin),
        duration: duration >= 0 ? duration / 1e9 : null,
        failed: columns.status[at] === STATUS_NONE ? null : columns.status[at] === STATUS_FAILED,
      };
    });
  });
}

/** The root, its children by their start, their children …, until there are enough. */
function nearestFirst(root: number, store: SpanStore, structure: TraceStructure): number[] {
  const { start, spanHigh, spanLow } = store.columns;
  const value = (column: ArrayLike<number>, at: number) => column[at] as number;
  const spans = [root];
  for (let next = 0; next < spans.length && spans.length < MOST_SPANS; next++) {
    const children: number[] = [];
    let child = structure.firstChild[spans[next] as number] as number;
    for (; child >= 0; child = structure.nextSibling[child] as number) children.push(child);
    children.sort(
      (a, b) =>
        value(start, a) - value(start, b) ||
        value(spanHigh, a) - value(spanHigh, b) ||
        value(spanLow, a) - value(spanLow, b),
    );
    spans.push(...children.slice(0, MOST_SPANS - spans.length));
  }
  return spans;
}

/** Milliseconds to seconds; starts are known to a microsecond at best (a double of milliseconds since 1970). */
function microseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1e6;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}

/** A name is a class of operations, but some instrumentation puts a whole address there: its query is cut, a credential is masked. */
function operationOf(name: string): string {
  let clean = name.replace(/[?#].*$/s, "");
  for (const { hint, pattern } of SECRET_FORMATS)
    if (hint.test(clean))
      clean = clean.replaceAll(pattern, (match, credential: string) => match.replace(credential, "…"));
  return visible(clean);
}

import { mix } from "./identifier.ts";
import type { SpanRecord } from "./span-scanner.ts";

/** What is kept of one span, in columns: 49 bytes. */
const COLUMNS = {
  traceHigh: Uint32Array,
  traceLow: Uint32Array,
  spanHigh: Uint32Array,
  spanLow: Uint32Array,
  parentHigh: Uint32Array,
  parentLow: Uint32Array,
  name: Uint32Array,
  /** Place in the workload's components; -1 for a service that is none of them. */
  component: Int32Array,
  /** milliseconds since the epoch */
  start: Float64Array,
  /** nanoseconds; NaN when it is not known */
  duration: Float64Array,
  kind: Uint8Array,
  /** STATUS_* */
  status: Uint8Array,
} as const;

type ColumnName = keyof typeof COLUMNS;
type Columns = { [Name in ColumnName]: InstanceType<(typeof COLUMNS)[Name]> };

export const STATUS_NONE = 0;
export const STATUS_FINE = 1;
export const STATUS_FAILED = 2;

/** The finest sample is one trace in 2^20; spans of a trace so large that it alone fills the store are dropped. */
const MOST_HALVINGS = 20;

/**
 * The structure of a sample of traces, whole ones. A trace is in or out by a hash of its id, so that all its spans are met with the
 * same decision wherever they stand in the input; when the store is full, half of the traces are let go and the share is halved.
 */
export class SpanStore {
  readonly #budget: number;
  readonly columns: Columns;
  count = 0;
  /** One trace in 2^halvings is kept. */
  halvings = 0;
  dropped = 0;

  constructor(budget: number) {
    this.#budget = budget;
    this.columns = columnsOf(Math.min(budget, 4096));
  }

  /** `"1/4"`, or undefined when every trace is there. */
  get sampled(): string | undefined {
    return this.halvings === 0 ? undefined : `1/${2 ** this.halvings}`;
  }

  add(span: SpanRecord, component: number, name: number, startMs: number, nanoseconds: number, status: number): void {
    const { high, low } = span.trace;
    if (this.halvings > 0 && (mix(high ^ mix(low)) & (2 ** this.halvings - 1)) !== 0) return;
    if (this.count === this.#budget) {
      this.#halve();
      if (this.count === this.#budget) {
        this.dropped++;
        return;
      }
      if ((mix(high ^ mix(low)) & (2 ** this.halvings - 1)) !== 0) return;
    }
    if (this.count === this.columns.kind.length) this.#grow();
    const { columns } = this;
    const at = this.count++;
    columns.traceHigh[at] = high;
    columns.traceLow[at] = low;
    columns.spanHigh[at] = span.span.high;
    columns.spanLow[at] = span.span.low;
    columns.parentHigh[at] = span.parent.high;
    columns.parentLow[at] = span.parent.low;
    columns.name[at] = name;
    columns.component[at] = component;
    columns.start[at] = startMs;
    columns.duration[at] = nanoseconds;
    columns.kind[at] = span.kind;
    columns.status[at] = status;
  }

  #grow(): void {
    const larger = columnsOf(Math.min(this.#budget, this.columns.kind.length * 2));
    for (const name of Object.keys(COLUMNS) as ColumnName[]) {
      larger[name].set(this.columns[name]);
      (this.columns as { [name: string]: unknown })[name] = larger[name];
    }
  }

  #halve(): void {
    while (this.count === this.#budget && this.halvings < MOST_HALVINGS) {
      this.halvings++;
      const mask = 2 ** this.halvings - 1;
      const { traceHigh, traceLow } = this.columns;
      let kept = 0;
      for (let at = 0; at < this.count; at++) {
        if ((mix((traceHigh[at] as number) ^ mix(traceLow[at] as number)) & mask) !== 0) continue;
        if (kept !== at)
          for (const name of Object.keys(COLUMNS) as ColumnName[])
            this.columns[name][kept] = this.columns[name][at] as number;
        kept++;
      }
      this.count = kept;
    }
  }
}

function columnsOf(length: number): Columns {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([name, Column]) => [name, new Column(length)]),
  ) as unknown as Columns;
}

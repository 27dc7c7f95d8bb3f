import type { ComponentNames } from "../component-names.ts";
import { MinuteCounts } from "./minute-counts.ts";
import { NameTable } from "./name-table.ts";
import { SeenSpans } from "./seen-spans.ts";
import type { ResourceRecord, SpanRecord, SpanSink } from "./span-scanner.ts";
import { SpanStore, STATUS_FAILED, STATUS_FINE, STATUS_NONE } from "./span-store.ts";

const SERVER = 2;
const CONSUMER = 5;
const MOST_NAMES = 20_000;
/** Spans of the sample whose structure is kept: about 26 MB. */
const STRUCTURE_BUDGET = 2 ** 19;

/**
 * gRPC status codes that are the server's failure by OpenTelemetry's semantic conventions: UNKNOWN, DEADLINE_EXCEEDED,
 * UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS.
 */
const GRPC_SERVER_ERRORS = new Set([2, 4, 12, 13, 14, 15]);

/** Totals of one component over all of its spans. */
export interface ComponentTotals {
  spans: number;
  /** Spans whose resource names service, version and environment. */
  attributed: number;
  server: number;
  serverWithStatus: number;
}

/** Receives spans from any number of files and keeps bounded aggregates: exact counts by minute, and the structure of a sample of traces. */
export class TraceCollector implements SpanSink {
  readonly minutes: MinuteCounts;
  readonly store: SpanStore;
  readonly names = new NameTable(MOST_NAMES);
  readonly totals: ComponentTotals[];
  spans = 0;
  inWindow = 0;
  /** Milliseconds: the earliest start of a span in the window. */
  firstMs = Number.POSITIVE_INFINITY;
  /** Whether any span says what kind it is. */
  kinds = false;
  noTime = 0;
  noDuration = 0;
  noTrace = 0;
  /** Spans that came again and were left out. */
  repeated = 0;
  readonly #seen = new SeenSpans();
  readonly #startMs: number;
  readonly #asOfMs: number;
  #services: ComponentNames;
  #component = -1;
  #attributed = false;

  constructor(
    services: ComponentNames,
    components: number,
    window: { startMs: number; asOfMs: number },
    budget = STRUCTURE_BUDGET,
  ) {
    this.#services = services;
    this.#startMs = window.startMs;
    this.#asOfMs = window.asOfMs;
    this.minutes = new MinuteCounts(window.asOfMs);
    this.store = new SpanStore(budget);
    this.totals = Array.from({ length: components }, () => ({
      spans: 0,
      attributed: 0,
      server: 0,
      serverWithStatus: 0,
    }));
  }

  /** The names of the mapping whose files come next. */
  use(services: ComponentNames): void {
    this.#services = services;
  }

  resource(resource: ResourceRecord): void {
    this.#component = resource.service === undefined ? -1 : this.#services.find(resource.service);
    this.#attributed = resource.service !== undefined && resource.version && resource.environment;
  }

  span(span: SpanRecord): void {
    this.spans++;
    if (span.startSeconds < 0) {
      this.noTime++;
      return;
    }
    const startMs = span.startSeconds * 1000 + span.startNanos / 1e6;
    if (startMs < this.#startMs || startMs >= this.#asOfMs) return;
    if (this.#seen.again(span, this.#component)) {
      this.repeated++;
      return;
    }
    this.inWindow++;
    if (startMs < this.firstMs) this.firstMs = startMs;
    let nanoseconds = Number.NaN;
    if (span.endSeconds >= 0)
      nanoseconds = (span.endSeconds - span.startSeconds) * 1e9 + (span.endNanos - span.startNanos);
    if (!(nanoseconds >= 0)) {
      nanoseconds = Number.NaN;
      this.noDuration++;
    }
    if (span.kind !== 0) this.kinds = true;
    const status = statusOf(span);
    const component = this.#component;
    const totals = this.totals[component];
    if (totals) {
      totals.spans++;
      if (this.#attributed) totals.attributed++;
      if (span.kind === SERVER || span.kind === CONSUMER) {
        totals.server++;
        if (status !== STATUS_NONE) totals.serverWithStatus++;
        this.minutes.add(component, startMs, nanoseconds, status === STATUS_FAILED);
      }
    }
    if (span.trace.high === 0 && span.trace.low === 0) {
      this.noTrace++;
      return;
    }
    const name = this.names.intern(span.nameBytes, span.nameStart, span.nameEnd);
    this.store.add(span, component, name, startMs, nanoseconds, status);
  }
}

/** Whether a span failed, as far as it says: by its status, else by the code of its protocol. */
function statusOf(span: SpanRecord): number {
  if (span.status === 2) return STATUS_FAILED;
  if (span.status === 1) return STATUS_FINE;
  if (span.httpStatus >= 0) return span.httpStatus >= 500 ? STATUS_FAILED : STATUS_FINE;
  if (span.grpcStatus >= 0) return GRPC_SERVER_ERRORS.has(span.grpcStatus) ? STATUS_FAILED : STATUS_FINE;
  return STATUS_NONE;
}

import { LatencyHistograms, MOST_CELLS } from "./latency-histogram.ts";

const MINUTE_MS = 60_000;

/** What the server spans of one component came to in one minute. */
export interface MinuteCount {
  component: number;
  /** Whole minutes before asOf: 1 is the last one. */
  minute: number;
  requests: number;
  errors: number;
  /** Quantiles of the duration in seconds; null when no span of the minute has one. */
  p50: number | null;
  p99: number | null;
}

/** Requests, errors and durations by component and minute. Minutes are counted back from asOf, so that the last ends there. */
export class MinuteCounts {
  readonly #asOfMs: number;
  readonly #cells = new Map<number, number>();
  readonly #keys: number[] = [];
  readonly #histograms: LatencyHistograms;
  #requests = new Float64Array(1024);
  #errors = new Float64Array(1024);
  #lastKey = -1;
  #lastCell = -1;
  /** Spans that found no room: more component minutes than can be kept. */
  overflow = 0;

  constructor(asOfMs: number, histograms = new LatencyHistograms()) {
    this.#asOfMs = asOfMs;
    this.#histograms = histograms;
  }

  get error(): number {
    return this.#histograms.error;
  }

  /** `nanoseconds` is the duration, NaN when it is not known. */
  add(component: number, startMs: number, nanoseconds: number, failed: boolean): void {
    const cell = this.#cell(component, Math.ceil((this.#asOfMs - startMs) / MINUTE_MS));
    if (cell < 0) return;
    this.#requests[cell] = (this.#requests[cell] as number) + 1;
    if (failed) this.#errors[cell] = (this.#errors[cell] as number) + 1;
    if (nanoseconds >= 0) this.#histograms.add(cell, nanoseconds);
  }

  #cell(component: number, minute: number): number {
    const key = component * 2 ** 32 + minute;
    if (key === this.#lastKey) return this.#lastCell;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      if (this.#keys.length >= MOST_CELLS) {
        this.overflow++;
        return -1;
      }
      cell = this.#keys.length;
      this.#cells.set(key, cell);
      this.#keys.push(key);
      if (cell >= this.#requests.length) {
        this.#requests = grown(this.#requests);
        this.#errors = grown(this.#errors);
      }
    }
    this.#lastKey = key;
    this.#lastCell = cell;
    return cell;
  }

  all(): MinuteCount[] {
    const quantiles = this.#histograms.quantiles([0.5, 0.99]);
    return this.#keys.map((key, cell) => {
      const [p50, p99] = quantiles.get(cell) ?? [];
      return {
        component: Math.floor(key / 2 ** 32),
        minute: key % 2 ** 32,
        requests: this.#requests[cell] as number,
        errors: this.#errors[cell] as number,
        p50: p50 === undefined ? null : p50 / 1e9,
        p99: p99 === undefined ? null : p99 / 1e9,
      };
    });
  }
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

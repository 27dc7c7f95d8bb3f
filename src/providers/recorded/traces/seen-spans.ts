import { mix } from "./identifier.ts";
import type { SpanRecord } from "./span-scanner.ts";

/** Spans of one generation: 2^21, whose fingerprints take 32 MiB. A gigabyte of OTLP/JSON holds about 1.3 million. */
const GENERATION = 2 ** 21;
const SMALLEST = 2 ** 12;

/**
 * Tells spans that come again: exporters send a batch anew when its receipt was not confirmed. What is kept is a fingerprint of 64
 * bits of trace, span, kind, start and component (so that client and server spans which share an id, as Zipkin's do, stay two). All
 * spans are known up to `GENERATION`, beyond that at least as many of the latest: a retry follows soon. Among two million spans the
 * odds that two different ones are taken for one are one in ten million.
 */
export class SeenSpans {
  readonly #size: number;
  #current = new Fingerprints();
  #previous: Fingerprints | undefined;

  constructor(size = GENERATION) {
    this.#size = size;
  }

  /** Whether the span was there before; from now on it is. A span without an id is always new. */
  again(span: SpanRecord, component: number): boolean {
    const { trace, span: id } = span;
    if (id.high === 0 && id.low === 0) return false;
    const rest = mix(span.startNanos ^ mix(span.startSeconds ^ mix(component * 8 + span.kind)));
    const high = mix(id.low ^ mix(id.high ^ mix(trace.low ^ mix(trace.high ^ rest))));
    // Another order and another beginning: what collides in one word does not in the other.
    const low = mix(trace.high ^ mix(trace.low ^ mix(id.high ^ mix(id.low ^ ~rest)))) || 1;
    if (this.#previous?.has(high, low)) return true;
    if (!this.#current.add(high, low)) return true;
    if (this.#current.count >= this.#size) {
      this.#previous = this.#current;
      this.#current = new Fingerprints();
    }
    return false;
  }
}

/** A set of pairs of words by open addressing, at most half full; a low word of 0 marks an empty slot. */
class Fingerprints {
  count = 0;
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);

  has(high: number, low: number): boolean {
    return this.#low[this.#slot(high, low)] !== 0;
  }

  /** False when it was there. */
  add(high: number, low: number): boolean {
    const slot = this.#slot(high, low);
    if (this.#low[slot] !== 0) return false;
    this.#high[slot] = high;
    this.#low[slot] = low;
    if (++this.count * 2 > this.#low.length) this.#grow();
    return true;
  }

  /** Where the pair is, or where it would be. */
  #slot(high: number, low: number): number {
    const mask = this.#low.length - 1;
    let slot = low & mask;
    while (this.#low[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    for (let at = 0; at < low.length; at++) {
      if (low[at] === 0) continue;
      const slot = this.#slot(high[at] as number, low[at] as number);
      this.#high[slot] = high[at] as number;
      this.#low[slot] = low[at] as number;
    }
  }
}

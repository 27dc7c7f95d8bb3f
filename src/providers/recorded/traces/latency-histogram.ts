import { mix } from "./identifier.ts";

/** Neighbouring bucket bounds differ by 2 %, so the middle of a bucket is within 1 % of every value in it. */
const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
/** 104 days in nanoseconds is bucket 1,856: 12 bits are enough. */
const BUCKET_BITS = 12;
const MOST_BUCKETS = 1 << BUCKET_BITS;
/** Cells that fit beside 12 bits of bucket in 32 bits; the last key is kept free as the mark of an empty slot. */
export const MOST_CELLS = (1 << (32 - BUCKET_BITS)) - 1;
const EMPTY = 0xffffffff;
const MOST_SLOTS = 1 << 22;

/**
 * Many sparse logarithmic histograms of durations in one hash table, a cell each (a component's minute). Memory is bounded: a
 * table that is full makes its buckets twice as wide, and `error` says what a quantile may be off by.
 */
export class LatencyHistograms {
  #keys = new Uint32Array(1 << 12).fill(EMPTY);
  #counts = new Uint32Array(1 << 12);
  #used = 0;
  #coarseness = 0;
  readonly #mostSlots: number;

  constructor(mostSlots = MOST_SLOTS) {
    this.#mostSlots = mostSlots;
  }

  /** The largest relative error of a quantile, from the width of a bucket. */
  get error(): number {
    return Math.sqrt(GROWTH ** (1 << this.#coarseness)) - 1;
  }

  add(cell: number, nanoseconds: number): void {
    const bucket =
      nanoseconds <= 1 ? 0 : Math.min(MOST_BUCKETS - 1, 1 + Math.floor(Math.log(nanoseconds) / LOG_GROWTH));
    this.#put((cell << BUCKET_BITS) | (bucket >> this.#coarseness), 1);
    if (this.#used * 3 > this.#keys.length * 2) this.#make();
  }

  #put(packed: number, count: number): void {
    const key = packed >>> 0;
    const mask = this.#keys.length - 1;
    let slot = mix(key) & mask;
    for (;;) {
      const there = this.#keys[slot] as number;
      if (there === key) {
        this.#counts[slot] = (this.#counts[slot] as number) + count;
        return;
      }
      if (there === EMPTY) {
        this.#keys[slot] = key;
        this.#counts[slot] = count;
        this.#used++;
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  #make(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    const grow = keys.length < this.#mostSlots || this.#coarseness >= BUCKET_BITS - 1;
    if (!grow) this.#coarseness++;
    this.#keys = new Uint32Array(grow ? keys.length * 2 : keys.length).fill(EMPTY);
    this.#counts = new Uint32Array(this.#keys.length);
    this.#used = 0;
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] as number;
      if (key === EMPTY) continue;
      const bucket = key & (MOST_BUCKETS - 1);
      this.#put((key & ~(MOST_BUCKETS - 1)) | (grow ? bucket : bucket >> 1), counts[slot] as number);
    }
  }

  /** Nearest-rank quantiles in nanoseconds for every cell that has any: cell → one value for each of `quantiles`. */
  quantiles(quantiles: readonly number[]): Map<number, number[]> {
    const used: number[] = [];
    for (let slot = 0; slot < this.#keys.length; slot++) if (this.#keys[slot] !== EMPTY) used.push(slot);
    // A key is the cell, then the bucket: their order is the order of values inside each cell.
    used.sort((a, b) => (this.#keys[a] as number) - (this.#keys[b] as number));
    const result = new Map<number, number[]>();
    for (let from = 0; from < used.length; ) {
      const cell = this.#cellOf(used[from] as number);
      let to = from;
      let total = 0;
      while (to < used.length && this.#cellOf(used[to] as number) === cell)
        total += this.#counts[used[to++] as number] as number;
      result.set(
        cell,
        quantiles.map((quantile) => this.#quantile(used, from, to, Math.max(1, Math.ceil(quantile * total)))),
      );
      from = to;
    }
    return result;
  }

  #cellOf(slot: number): number {
    return (this.#keys[slot] as number) >>> BUCKET_BITS;
  }

  #quantile(used: readonly number[], from: number, to: number, rank: number): number {
    let seen = 0;
    let bucket = 0;
    for (let i = from; i < to; i++) {
      const slot = used[i] as number;
      seen += this.#counts[slot] as number;
      bucket = (this.#keys[slot] as number) & (MOST_BUCKETS - 1);
      if (seen >= rank) break;
    }
    if (bucket === 0 && this.#coarseness === 0) return 0;
    const width = 1 << this.#coarseness;
    // The geometric middle of the bucket's bounds.
    return GROWTH ** (bucket * width - 1 + width / 2);
  }
}

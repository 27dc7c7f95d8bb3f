import type { Buckets } from "./data-points.ts";

/** A histogram to which others are added, weighted. Explicit ones must share their bounds; exponential ones meet at the coarsest scale. */
export class Distribution {
  #bounds: number[] | undefined;
  #counts: number[] = [];
  #scale: number | undefined;
  #exponential = new Map<number, number>();
  #zero = 0;
  /** Observations whose buckets do not fit the others: they make a quantile unknown. */
  misfits = 0;
  total = 0;

  add(buckets: Buckets, weight: number): void {
    if (buckets.kind === "explicit") this.#addExplicit(buckets, weight);
    else this.#addExponential(buckets, weight);
  }

  #addExplicit(buckets: Extract<Buckets, { kind: "explicit" }>, weight: number): void {
    const count = buckets.counts.reduce((sum, inner) => sum + inner, 0) * weight;
    const same =
      this.#bounds?.length === buckets.bounds.length && this.#bounds.every((bound, i) => bound === buckets.bounds[i]);
    if (this.#scale !== undefined || (this.#bounds !== undefined && !same)) {
      this.misfits += count;
      return;
    }
    this.#bounds ??= buckets.bounds;
    buckets.counts.forEach((inner, i) => {
      this.#counts[i] = (this.#counts[i] ?? 0) + inner * weight;
    });
    this.total += count;
  }

  #addExponential(buckets: Extract<Buckets, { kind: "exponential" }>, weight: number): void {
    const count = (buckets.counts.reduce((sum, inner) => sum + inner, 0) + buckets.zero) * weight;
    if (this.#bounds !== undefined || buckets.negative > 0) {
      this.misfits += count + buckets.negative * weight;
      return;
    }
    const scale = Math.min(this.#scale ?? buckets.scale, buckets.scale);
    if (this.#scale !== undefined && scale < this.#scale) this.#coarsen(this.#scale - scale);
    this.#scale = scale;
    const shift = 2 ** (buckets.scale - scale);
    buckets.counts.forEach((inner, i) => {
      if (inner === 0) return;
      const index = Math.floor((buckets.offset + i) / shift);
      this.#exponential.set(index, (this.#exponential.get(index) ?? 0) + inner * weight);
    });
    this.#zero += buckets.zero * weight;
    this.total += count;
  }

  #coarsen(steps: number): void {
    const coarser = new Map<number, number>();
    for (const [index, count] of this.#exponential) {
      const at = Math.floor(index / 2 ** steps);
      coarser.set(at, (coarser.get(at) ?? 0) + count);
    }
    this.#exponential = coarser;
  }

  merge(other: Distribution): void {
    if (other.#bounds !== undefined) this.add({ kind: "explicit", bounds: other.#bounds, counts: other.#counts }, 1);
    if (other.#scale !== undefined) {
      const indexes = [...other.#exponential.keys()];
      const offset = indexes.reduce((least, index) => Math.min(least, index), indexes[0] ?? 0);
      const counts: number[] = [];
      for (const [index, count] of other.#exponential) counts[index - offset] = count;
      this.add(
        {
          kind: "exponential",
          scale: other.#scale,
          zero: other.#zero,
          offset,
          counts: Array.from(counts, (count) => count ?? 0),
          negative: 0,
        },
        1,
      );
    }
    this.misfits += other.misfits;
  }

  /**
   * The value below which a share `q` of the observations lies. Explicit buckets: linear between the bounds, as Prometheus does
   * (the error is at most the bucket's width; above the last bound it is that bound). Exponential buckets: geometric inside a bucket.
   */
  quantile(q: number): number | undefined {
    if (!(this.total > 0) || this.misfits > 0) return undefined;
    return this.#bounds === undefined ? this.#exponentialQuantile(q) : this.#explicitQuantile(q, this.#bounds);
  }

  #explicitQuantile(q: number, bounds: readonly number[]): number | undefined {
    const rank = q * this.total;
    let seen = 0;
    for (let i = 0; i < this.#counts.length; i++) {
      const count = this.#counts[i] ?? 0;
      if (count > 0 && seen + count >= rank) {
        if (i === bounds.length) return bounds[bounds.length - 1];
        const upper = bounds[i] as number;
        // The first bucket begins at zero where its bound is positive: latencies and sizes are not negative.
        const lower = i === 0 ? Math.min(0, upper) : (bounds[i - 1] as number);
        return lower + (upper - lower) * Math.max(0, Math.min(1, (rank - seen) / count));
      }
      seen += count;
    }
    return bounds[bounds.length - 1];
  }

  #exponentialQuantile(q: number): number {
    const rank = q * this.total;
    let seen = this.#zero;
    if (seen >= rank && this.#zero > 0) return 0;
    const step = 2 ** -(this.#scale ?? 0);
    let last = 0;
    for (const [index, count] of [...this.#exponential].sort(([a], [b]) => a - b)) {
      last = 2 ** (step * (index + 1));
      if (seen + count >= rank) return 2 ** (step * (index + Math.max(0, Math.min(1, (rank - seen) / count))));
      seen += count;
    }
    return last;
  }
}

/** What came between two cumulative states of one histogram; undefined when they do not fit or a count went down (a reset). */
export function bucketsBetween(before: Buckets, after: Buckets): Buckets | undefined {
  if (before.kind === "explicit" && after.kind === "explicit") {
    if (before.bounds.length !== after.bounds.length || before.bounds.some((bound, i) => bound !== after.bounds[i]))
      return undefined;
    const counts = after.counts.map((count, i) => count - (before.counts[i] ?? 0));
    return counts.every((count) => count >= 0) ? { ...after, counts } : undefined;
  }
  if (before.kind !== "exponential" || after.kind !== "exponential" || after.scale > before.scale) return undefined;
  // A histogram that grows may get coarser between two states: the earlier one is brought to the later one's scale.
  const shift = 2 ** (before.scale - after.scale);
  const counts = [...after.counts];
  for (const [i, count] of before.counts.entries()) {
    if (count === 0) continue;
    const at = Math.floor((before.offset + i) / shift) - after.offset;
    if (at < 0 || at >= counts.length) return undefined;
    counts[at] = (counts[at] as number) - count;
  }
  const zero = after.zero - before.zero;
  const negative = after.negative - before.negative;
  if (zero < 0 || negative < 0 || counts.some((count) => count < 0)) return undefined;
  return { ...after, counts, zero, negative };
}

/** Distances between neighbouring samples, in whole seconds, with where each distance was first met. */
export class Spacing {
  readonly #counts = new Map<number, { count: number; afterMs: number }>();

  add(fromMs: number, toMs: number): void {
    const seconds = Math.round(Math.abs(toMs - fromMs) / 1000);
    if (seconds === 0) return;
    const known = this.#counts.get(seconds);
    if (known) known.count++;
    else if (this.#counts.size < MOST_DISTANCES)
      this.#counts.set(seconds, { count: 1, afterMs: Math.min(fromMs, toMs) });
  }

  merge(other: Spacing): void {
    for (const [seconds, { count, afterMs }] of other.#counts) {
      const known = this.#counts.get(seconds);
      if (known) known.count += count;
      else this.#counts.set(seconds, { count, afterMs });
    }
  }

  /** Seconds; undefined when no two samples differ. */
  median(): number | undefined {
    const sorted = [...this.#counts].sort(([a], [b]) => a - b);
    const total = sorted.reduce((sum, [, { count }]) => sum + count, 0);
    let seen = 0;
    for (const [seconds, { count }] of sorted) {
      seen += count;
      if (seen * 2 >= total) return seconds;
    }
    return undefined;
  }

  /** Minutes of a regular step: one when the median spacing is a minute or less, else the median rounded to a minute. */
  stepMinutes(): number {
    return Math.max(1, Math.round((this.median() ?? 60) / 60));
  }

  /** Distances that skip at least one interval, and the longest of them. */
  gaps(): { count: number; longest: number; afterMs: number } {
    const limit = 1.5 * this.stepMinutes() * 60;
    let count = 0;
    let longest = 0;
    let afterMs = 0;
    for (const [seconds, known] of this.#counts) {
      if (seconds <= limit) continue;
      count += known.count;
      if (seconds > longest) {
        longest = seconds;
        afterMs = known.afterMs;
      }
    }
    return { count, longest, afterMs };
  }
}

const MOST_DISTANCES = 50_000;

import type { Counts } from "./counts.ts";

/** One slice of the window: its events, or null where there was no data. */
export type Slice = Counts | null;

export interface Sliced {
  /** Slices; for RatioTimeslices `good` is the sum of the slices' ratios. */
  counts: Counts;
  /** Slices without data, left out of the counts. */
  empty: number;
}

/** What each slice is worth, 0..1; null where there was no data. */
export type Scores = (number | null)[];

/** Timeslices: a slice is good when its ratio reaches `sliceTarget`, however many events it had. */
export function timeslices(slices: readonly Slice[], sliceTarget: number): Scores {
  return slices.map((slice) => (slice === null ? null : slice.good / slice.total >= sliceTarget ? 1 : 0));
}

/** RatioTimeslices: every slice weighs the same, by its ratio. */
export function ratioTimeslices(slices: readonly Slice[]): Scores {
  return slices.map((slice) => (slice === null ? null : slice.good / slice.total));
}

/** Scores of slices, 0..1, to counts of them. */
export function sumOf(scores: readonly (number | null)[]): Sliced {
  let total = 0;
  let good = 0;
  let bad = 0;
  for (const score of scores) {
    if (score === null) continue;
    total += 1;
    good += score;
    bad += 1 - score;
  }
  return { counts: { good, bad, total }, empty: scores.length - total };
}

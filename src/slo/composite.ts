import { allowance } from "./budget.ts";
import type { Counts } from "./counts.ts";
import type { Scores, Slice } from "./slices.ts";

/** One of the objectives that a composite is made of. */
export interface Member {
  target: number;
  /** How much its burn counts; not normalised. */
  weight: number;
}

/** Occurrences: the weighted sum of the shares of their budgets that the members have spent. Null when one of them is not known. */
export function compositeConsumed(members: readonly (Member & { counts: Counts | null })[]): number | null {
  let consumed = 0;
  for (const { target, weight, counts } of members) {
    const allowed = allowance(target);
    if (counts === null || (allowed === 0 && counts.bad > 0)) return null;
    if (allowed > 0) consumed += (weight * counts.bad) / (allowed * counts.total);
  }
  return consumed;
}

/** Timeslices: a slice is bad when any member's is; of a slice that any member has no data for nothing is known, unless one was bad. */
export function compositeTimeslices(members: readonly { slices: readonly Slice[]; sliceTarget: number }[]): Scores {
  return overSlices(members, (at) => {
    let empty = false;
    for (const { slices, sliceTarget } of members) {
      const slice = slices[at] ?? null;
      if (slice === null) empty = true;
      else if (slice.good / slice.total < sliceTarget) return 0;
    }
    return empty ? null : 1;
  });
}

/** RatioTimeslices: what is missing to the whole adds up, so that 95 % and 95 % make 90 %; at most all of it is missing. */
export function compositeRatioTimeslices(members: readonly { slices: readonly Slice[] }[]): Scores {
  return overSlices(members, (at) => {
    let missing = 0;
    for (const { slices } of members) {
      const slice = slices[at] ?? null;
      if (slice === null) return null;
      missing += slice.bad / slice.total;
    }
    return Math.max(0, 1 - missing);
  });
}

function overSlices(members: readonly { slices: readonly Slice[] }[], score: (at: number) => number | null): Scores {
  const length = members.reduce((longest, { slices }) => Math.max(longest, slices.length), 0);
  return Array.from({ length }, (_, at) => score(at));
}

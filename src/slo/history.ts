import type { Scores } from "./slices.ts";
import type { Unknown } from "./unknown.ts";

/** Since when what is left of a budget has been at most a share, at the latest; or why that is not known. */
export type SinceOf = (remainingAtMost: number) => string | Unknown;

/** What each slice was worth so far, oldest first; the last ends at `until` (milliseconds). `budgetEvents` slices are all that the budget is a share of. */
export interface SlicesSoFar {
  scores: Scores;
  seconds: number;
  budgetEvents: number;
  until: number;
}

/** What is known of how a budget was spent so far. */
export interface History {
  since: SinceOf;
  /** Only of an objective whose slices are known. */
  slices?: SlicesSoFar;
}

import { nearest } from "../model/text.ts";

/** Names of ours and of people are shorter; comparing longer ones costs the product of their lengths. */
const LONGEST_NAME = 64;
/** Characters of the word times candidates: 10,000 components and a name of usual length stay well below. */
const MOST_WORK = 1_000_000;

/** The candidate that was probably meant; undefined when none is near, or when looking would take too long. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST_NAME || word.length * candidates.length > MOST_WORK) return undefined;
  return nearest(word, candidates);
}

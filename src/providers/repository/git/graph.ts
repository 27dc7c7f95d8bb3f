import { MERGE } from "./commit.ts";
import type { History } from "./history.ts";

const WANTED = 1;
const KNOWN = 2;

/** All commits reachable from the tips, themselves included: one byte each. */
export function reachable(history: History, tips: readonly number[]): Uint8Array {
  const marks = new Uint8Array(history.count);
  let first = history.count;
  for (const tip of tips) {
    marks[tip] = 1;
    first = Math.min(first, tip);
  }
  for (let i = first; i < history.count; i++) if (marks[i] === 1) spread(history, marks, i, 1);
  return marks;
}

/** Whether `ancestor` is reachable from `of` and is not it. */
export function isAncestor(history: History, ancestor: number, of: number): boolean {
  if (ancestor <= of) return false;
  const marks = new Uint8Array(ancestor - of + 1);
  marks[0] = 1;
  for (let i = of; i < ancestor; i++) {
    if (marks[i - of] !== 1) continue;
    for (let p = history.parentStart[i] ?? 0; p < (history.parentStart[i + 1] ?? 0); p++) {
      const parent = history.parents[p] ?? -1;
      if (parent >= 0 && parent <= ancestor) marks[parent - of] = 1;
    }
  }
  return marks[ancestor - of] === 1;
}

function spread(history: History, marks: Uint8Array, i: number, mark: number): void {
  for (let p = history.parentStart[i] ?? 0; p < (history.parentStart[i + 1] ?? 0); p++) {
    const parent = history.parents[p] ?? -1;
    if (parent >= 0) marks[parent] = (marks[parent] ?? 0) | mark;
  }
}

export interface Difference {
  /** Reachable from the tip and from none of the prior ones, merges included, in topological order. */
  commits: number[];
  /** Whether any prior one is the tip or an ancestor of it. */
  hasPrior: boolean;
}

/**
 * reachable(tip) − ∪ reachable(prior ∩ ancestors of tip). Because parents have higher indexes, one ascending sweep meets every commit
 * after all its children, and may stop when nothing wanted is left ahead. `marks` is scratch space of `history.count` zeroes, and is zeroed again.
 */
export function newSince(history: History, tip: number, prior: Uint8Array, marks: Uint8Array): Difference {
  const commits: number[] = [];
  let hasPrior = false;
  let ahead = 1;
  let last = tip;
  marks[tip] = WANTED;
  for (let i = tip; i < history.count && ahead > 0; i++) {
    let mark = marks[i] ?? 0;
    if (mark === 0) continue;
    if (mark === WANTED) {
      ahead--;
      if (prior[i] === 1) {
        hasPrior = true;
        mark = KNOWN;
      } else commits.push(i);
    }
    mark = (mark & KNOWN) !== 0 ? KNOWN : WANTED;
    for (let p = history.parentStart[i] ?? 0; p < (history.parentStart[i + 1] ?? 0); p++) {
      const parent = history.parents[p] ?? -1;
      if (parent < 0) continue;
      const before = marks[parent] ?? 0;
      const after = before | mark;
      if (before === 0 && after === WANTED) ahead++;
      else if (before === WANTED && after !== WANTED) ahead--;
      marks[parent] = after;
      if (parent > last) last = parent;
    }
  }
  marks.fill(0, tip, last + 1);
  return { commits, hasPrior };
}

export function isMerge(history: History, i: number): boolean {
  return ((history.flags[i] ?? 0) & MERGE) !== 0;
}

/** First parents from a commit down, itself included. */
export function* firstParents(history: History, tip: number): Generator<number> {
  let at = tip;
  while (at >= 0) {
    yield at;
    const start = history.parentStart[at] ?? 0;
    at = start < (history.parentStart[at + 1] ?? 0) ? (history.parents[start] ?? -1) : -1;
  }
}

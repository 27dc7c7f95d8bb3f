import type { History } from "../git/history.ts";

/** A revert that stands: it was not itself reverted, and what it undoes is a change, not another revert. */
export interface Revert {
  /** The commit that reverts … */
  commit: number;
  /** … the commit it undoes. */
  target: number;
}

export interface UnresolvedRevert {
  commit: number;
  why: string;
}

/**
 * Reverts among `eligible` commits from `from` to `to` (seconds). A revert of a revert cancels both; ids may be abbreviated.
 * Children come first in the history, so a revert's own fate is known before what it undoes is looked at.
 */
export function standingReverts(
  history: History,
  eligible: (commit: number) => boolean,
  from: number,
  to: number,
): { standing: Revert[]; unresolved: UnresolvedRevert[] } {
  const cancelled = new Set<number>();
  const standing: Revert[] = [];
  const unresolved: UnresolvedRevert[] = [];
  const commits = [...history.reverts.keys()].sort((a, b) => a - b).filter(eligible);
  for (const commit of commits) {
    const at = history.committedAt[commit] ?? Number.NaN;
    if (!(at <= to) || cancelled.has(commit)) continue;
    for (const named of history.reverts.get(commit) ?? []) {
      const target = named === undefined ? undefined : find(history, named);
      if (target === undefined || target === commit) {
        const why =
          named === undefined
            ? "it names no commit, so that what it undoes is unknown"
            : "the commit it names is not in this history";
        if (at >= from) unresolved.push({ commit, why });
      } else if (history.reverts.has(target)) cancelled.add(target);
      else if (at >= from) standing.push({ commit, target });
    }
  }
  return { standing, unresolved };
}

function find(history: History, id: string): number | undefined {
  const exact = history.index.get(id);
  if (exact !== undefined) return exact;
  const matches: number[] = [];
  for (let i = 0; i < history.count && matches.length < 2; i++) if (history.ids[i]?.startsWith(id)) matches.push(i);
  return matches.length === 1 ? matches[0] : undefined;
}

import type { Row } from "../../../model/evidence.ts";
import { byCodeUnit } from "../../../model/order.ts";
import type { References } from "../delivery/tags.ts";
import { isMerge, newSince, reachable } from "./graph.ts";
import type { History } from "./history.ts";
import type { Repository } from "./open.ts";

// The most recently changed ones; a repository with more has said enough.
const MOST_BRANCHES = 500;
const DAY = 86_400;

/**
 * Branches with commits that the default branch lacks: name, ageDays (since the last such commit), openDays (since the first), ahead.
 * The default branch is the one that the remote's HEAD names, else the one that is checked out.
 * @param asOf seconds; later commits are not there yet
 */
export function unmergedBranches(
  repository: Repository,
  history: History,
  references: References,
  head: number,
  asOf: number,
): Row[] {
  const { branches, defaultBranch } = references;
  const name = defaultBranch ?? repository.branch?.replace(/^refs\/heads\//, "");
  const main = branches.flatMap((branch) => (branch.name === name ? [history.index.get(branch.commit) ?? head] : []));
  const tips = main.length === 0 ? [head] : main;
  const merged = reachable(history, tips);
  const marks = new Uint8Array(history.count);
  const rows: Row[] = [];
  const seen = new Set<string>();
  // A branch of this clone and its copy on the remote are one.
  for (const branch of branches) {
    const tip = history.index.get(branch.commit);
    if (tip === undefined || merged[tip] === 1) continue;
    const commits = newSince(history, tip, merged, marks).commits.filter(
      (commit) => !isMerge(history, commit) && (history.committedAt[commit] ?? Number.NaN) <= asOf,
    );
    if (commits.length === 0 || seen.has(`${branch.name}\0${tip}`)) continue;
    seen.add(`${branch.name}\0${tip}`);
    let newest = Number.NEGATIVE_INFINITY;
    let oldest = Number.POSITIVE_INFINITY;
    for (const commit of commits) {
      newest = Math.max(newest, history.committedAt[commit] ?? newest);
      oldest = Math.min(oldest, history.committedAt[commit] ?? oldest);
    }
    rows.push({
      name: branch.name,
      ageDays: (asOf - newest) / DAY,
      openDays: (asOf - oldest) / DAY,
      ahead: commits.length,
    });
  }
  rows.sort((a, b) => Number(a.ageDays) - Number(b.ageDays) || byCodeUnit(String(a.name), String(b.name)));
  return rows.slice(0, MOST_BRANCHES);
}

import type { ProviderContext } from "../../../model/provider.ts";
import { ownedFolders } from "./codeowners.ts";
import { REVERT, REVIEWED, SIGNED } from "./commit.ts";
import { FileCounts } from "./files.ts";
import { firstParents, isMerge, reachable } from "./graph.ts";
import type { History } from "./history.ts";
import type { Repository } from "./open.ts";
import { changedPaths } from "./paths.ts";
import { LONG_SIGNALS, type Readings, windowOf } from "./readings.ts";
import { GitError } from "./run.ts";
import { changeSizes } from "./sizes.ts";

// Newest commits whose paths are read for hotspots, coupling and ownership.
const MOST_PATH_COMMITS = 20_000;

/** Commits of the checked-out branch up to asOf, merges excluded; of the scope's folder when there is one. */
export async function headCommits(
  repository: Repository,
  history: History,
  head: number,
  asOf: number,
): Promise<number[]> {
  const marks = reachable(history, [head]);
  const commits: number[] = [];
  for (let i = 0; i < history.count; i++)
    if (marks[i] === 1 && !isMerge(history, i) && (history.committedAt[i] ?? Number.NaN) <= asOf) commits.push(i);
  if (repository.scope === "") return commits;
  const inside: number[] = [];
  await changedPaths(repository, history, commits, [repository.scope], (commit) => inside.push(commit));
  return inside;
}

export function windowed(history: History, commits: readonly number[], from: number): number[] {
  return commits.filter((commit) => (history.committedAt[commit] ?? Number.NaN) >= from);
}

export function giveActivity(
  history: History,
  all: readonly number[],
  recent: readonly number[],
  readings: Readings,
): void {
  readings.give("git.commits", recent.length);
  readings.give("git.authors", new Set(recent.map((commit) => history.author[commit])).size);
  readings.give("git.reverts", recent.filter((commit) => has(history, commit, REVERT)).length);
  const none = all.length === 0 ? "no commit is as old as asOf" : "there was no commit in the window";
  if (recent.length === 0) readings.give("git.signed-commits", null, none);
  else
    readings.give("git.signed-commits", recent.filter((commit) => has(history, commit, SIGNED)).length / recent.length);
}

function has(history: History, commit: number, flag: number): boolean {
  return ((history.flags[commit] ?? 0) & flag) !== 0;
}

export async function giveChanges(
  context: ProviderContext,
  repository: Repository,
  history: History,
  head: number,
  asOf: number,
  readings: Readings,
): Promise<void> {
  const from = asOf - windowOf("git.change-sizes", context.windowSeconds);
  let changes = [...firstParents(history, head)].filter((commit) => {
    const at = history.committedAt[commit] ?? Number.NaN;
    return at >= from && at <= asOf;
  });
  let sizes: { commit: number; lines: number }[] | GitError;
  try {
    sizes = await changeSizes(repository, history, changes);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    sizes = error;
  }
  if (repository.scope !== "") {
    if (sizes instanceof GitError) throw sizes;
    changes = sizes.map((one) => one.commit);
  }
  const none = "there was no change in the window";
  if (changes.length === 0) readings.none(["git.reviewed-commits", "git.change-sizes"], none);
  readings.give(
    "git.reviewed-commits",
    changes.filter((commit) => has(history, commit, REVIEWED)).length / changes.length,
  );
  if (sizes instanceof GitError) throw sizes;
  readings.give(
    "git.change-sizes",
    sizes.map((one) => one.lines),
  );
}

export async function giveFiles(
  context: ProviderContext,
  repository: Repository,
  history: History,
  head: number,
  inHead: readonly number[],
  asOf: number,
  readings: Readings,
): Promise<void> {
  const from = asOf - windowOf("git.hotspots", context.windowSeconds);
  const commits = windowed(history, inHead, from);
  if (commits.length === 0) {
    readings.none(LONG_SIGNALS, "there was no commit in the window");
    return;
  }
  if (commits.length > MOST_PATH_COMMITS)
    readings.note(
      "info",
      `hotspots, coupling and ownership rest on the newest ${MOST_PATH_COMMITS} of ${commits.length} commits`,
    );
  commits.sort((a, b) => (history.committedAt[b] ?? 0) - (history.committedAt[a] ?? 0) || a - b);
  const owned = await ownedFolders(repository, history.ids[head] ?? "");
  const counts = new FileCounts(history, context.workload.components, owned, repository.scope);
  const scopes = repository.scope === "" ? [] : [repository.scope];
  await changedPaths(repository, history, commits.slice(0, MOST_PATH_COMMITS), scopes, (commit, paths) =>
    counts.add(commit, paths),
  );
  readings.give("git.hotspots", counts.hotspots());
  readings.give("git.change-coupling", counts.coupling());
  readings.give("git.ownership", counts.ownership());
}

import type { History } from "./history.ts";
import type { Repository } from "./open.ts";
import { gitTokens } from "./run.ts";

const DIFF = ["diff-tree", "--stdin", "-r", "--root", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"];
const COMMIT = /^[0-9a-f]{40,64}$/;

/**
 * Paths that each of the commits changed, merges left out, one commit at a time in the given order; commits that changed none are not reported.
 * `scope` limits it to a folder ("" for all); paths are relative to the repository. Rejects with GitError.
 */
export async function changedPaths(
  repository: Repository,
  history: History,
  commits: readonly number[],
  scopes: readonly string[],
  take: (commit: number, paths: string[]) => void,
): Promise<void> {
  if (commits.length === 0) return;
  let commit = -1;
  let paths: string[] = [];
  let status = true;
  const done = (): void => {
    if (commit >= 0 && paths.length > 0) take(commit, paths);
    paths = [];
  };
  await gitTokens(
    repository,
    [...DIFF, "--name-status", ...(scopes.length > 0 ? ["--", ...scopes] : [])],
    { lines: ids(history, commits) },
    (token) => {
      // Status and path alternate; a commit's id stands where a status would, so that a path of 40 digits is never taken for one.
      if (!status) {
        paths.push(token);
        status = true;
      } else if (COMMIT.test(token)) {
        done();
        commit = history.index.get(token) ?? -1;
      } else status = false;
      return true;
    },
  );
  done();
}

/** Lines added and removed against the first parent, by file. Rejects with GitError (a partial clone lacks the contents). */
export async function changedLines(
  repository: Repository,
  history: History,
  commits: readonly number[],
  scope: string,
  take: (commit: number, files: { path: string; lines: number }[]) => void,
): Promise<void> {
  if (commits.length === 0) return;
  let commit = -1;
  let files: { path: string; lines: number }[] = [];
  const done = (): void => {
    if (commit >= 0) take(commit, files);
    files = [];
  };
  await gitTokens(
    repository,
    [...DIFF, "--always", "--numstat", ...(scope === "" ? [] : ["--", scope])],
    { lines: pairs(history, commits) },
    (token) => {
      if (COMMIT.test(token)) {
        done();
        commit = history.index.get(token) ?? -1;
        return true;
      }
      const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(token);
      if (match) files.push({ path: match[3] ?? "", lines: (Number(match[1]) || 0) + (Number(match[2]) || 0) });
      return true;
    },
  );
  done();
}

function* ids(history: History, commits: readonly number[]): Generator<string> {
  for (const commit of commits) yield history.ids[commit] ?? "";
}

/** `<commit> <first parent>`: diff-tree then compares with that parent alone, whatever others there are. */
function* pairs(history: History, commits: readonly number[]): Generator<string> {
  for (const commit of commits) {
    const start = history.parentStart[commit] ?? 0;
    const parent = start < (history.parentStart[commit + 1] ?? 0) ? (history.parents[start] ?? -1) : -1;
    yield parent < 0 ? (history.ids[commit] ?? "") : `${history.ids[commit]} ${history.ids[parent]}`;
  }
}

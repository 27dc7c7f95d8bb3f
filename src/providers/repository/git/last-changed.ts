import { relative, resolve, sep } from "node:path";
import type { ProviderContext } from "../../../model/provider.ts";
import { formatInstant, parseInstant } from "../../../model/time.ts";
import { openRepository, type Repository } from "./open.ts";
import { GitError, gitTokens } from "./run.ts";

/** Paths asked of git at once; more would not fit every system's argument list. */
const PATHS_AT_ONCE = 400;

/**
 * When each path was last changed, as of `context.asOf`: RFC 3339 committer time by path. Paths are relative to the workload's folder, with
 * forward slashes. A path that git does not know, or all of them when there is no readable history, is left out.
 */
export async function lastChanged(context: ProviderContext, paths: string[]): Promise<Map<string, string>> {
  const result = new Map<string, string>();
  const asOf = (parseInstant(context.asOf) ?? Number.NaN) / 1000;
  try {
    const opened = await openRepository(context);
    if (!("repository" in opened) || opened.repository.head === undefined || opened.repository.shallow) return result;
    const { repository } = opened;
    for (let i = 0; i < paths.length; i += PATHS_AT_ONCE)
      await lastChangedOf(repository, context.directory, paths.slice(i, i + PATHS_AT_ONCE), asOf, result);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  return result;
}

async function lastChangedOf(
  repository: Repository,
  directory: string,
  paths: readonly string[],
  asOf: number,
  result: Map<string, string>,
): Promise<void> {
  // By its place in the repository, which may begin above or below the workload's folder.
  const open = new Map<string, string>();
  for (const path of paths) {
    const place = relative(repository.root, resolve(directory, path)).split(sep).join("/");
    if (place !== "" && !place.startsWith("../")) open.set(place, path);
  }
  if (open.size === 0) return;
  let at = Number.NaN;
  let status = true;
  await gitTokens(
    repository,
    [
      "log",
      "--no-color",
      "--no-ext-diff",
      "--no-textconv",
      "--no-renames",
      "--name-status",
      "-z",
      "--format=%ct",
      "HEAD",
      "--",
      ...open.keys(),
    ],
    {},
    (token) => {
      // Status and path alternate; a commit's time stands where a status would, so that a path of digits is never taken for one.
      if (!status) {
        status = true;
        const path = open.get(token);
        if (path !== undefined && at <= asOf) {
          open.delete(token);
          result.set(path, formatInstant(at * 1000));
        }
      } else if (/^\n?[A-Z]\d*$/.test(token)) status = false;
      else at = Number(token);
      return open.size > 0;
    },
  );
}

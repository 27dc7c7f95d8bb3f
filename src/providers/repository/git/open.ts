import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderContext } from "../../../model/provider.ts";
import { scannedFolder } from "../folder.ts";
import { GitError, type GitPlace, gitText } from "./run.ts";

/** A repository that may be read. */
export interface Repository extends GitPlace {
  /** Top of the work tree, or the bare repository itself. */
  root: string;
  /** What of it belongs to the workload: "" for all, else a folder with a trailing slash. */
  scope: string;
  bare: boolean;
  shallow: boolean;
  /** Full ref name of the branch that is checked out; undefined when HEAD is detached. */
  branch?: string;
  /** Commit of HEAD; undefined while nothing was committed. */
  head?: string;
}

export type Opened = { repository: Repository } | { absent: string } | { foreign: string } | { unreadable: string };

/**
 * The folder's repository. `absent`: it is in none. `foreign`: it may be under version control, but by a repository that is not its own.
 * `unreadable`: there is one that git cannot or will not read.
 * A folder inside another repository is only read when the manifest's `providers.repository.path` says so; then history is limited to that folder.
 */
export async function openRepository(
  context: Pick<ProviderContext, "directory" | "settings" | "abort">,
): Promise<Opened> {
  const stated = typeof context.settings.path === "string" ? context.settings.path : undefined;
  const folder = await scannedFolder(context.directory, stated);
  if ("unreadable" in folder) return { unreadable: folder.unreadable };
  const { root } = folder;
  const own = await lstat(join(root, ".git")).catch(() => undefined);
  if (own?.isSymbolicLink()) return { foreign: "the folder's .git is a symbolic link, which is not followed" };
  const place: GitPlace = { root, abort: context.abort };
  try {
    return await inspect(place, own !== undefined, stated !== undefined);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.kind === "failed" && error.message === "the folder is not a git repository" && own === undefined)
      return { absent: error.message };
    if (error.message === "the folder is not a git repository")
      return { unreadable: "the folder has a .git that git does not accept as a repository" };
    return { unreadable: error.message };
  }
}

async function inspect(place: GitPlace, ownGit: boolean, stated: boolean): Promise<Opened> {
  const answers = await gitText(place, [
    "rev-parse",
    "--is-inside-work-tree",
    "--is-bare-repository",
    "--is-shallow-repository",
    "--absolute-git-dir",
  ]);
  const [inside, bare, shallow, gitDirectory = ""] = answers.split("\n");
  let scope = "";
  let root = place.root;
  if (inside === "true") {
    const where = await gitText(place, ["rev-parse", "--show-toplevel", "--show-prefix"]);
    const [top = "", prefix = ""] = where.split("\n");
    if ((await real(top)) !== (await real(place.root))) {
      if (ownGit) return { foreign: "the repository's configuration puts its work tree into another folder" };
      if (!stated)
        return {
          foreign:
            "the folder lies inside another git repository; set providers.repository.path in plumbrule.yaml to use that history",
        };
      scope = prefix;
      root = top;
    }
  } else if (bare !== "true" || (await real(gitDirectory)) !== (await real(place.root))) {
    return { foreign: "the folder is the inside of a git repository, not its work tree" };
  }
  const head = (await optional(place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]))?.trim();
  const branch = (await optional(place, ["symbolic-ref", "--quiet", "HEAD"]))?.trim();
  return {
    repository: {
      ...place,
      root,
      scope,
      bare: bare === "true",
      shallow: shallow === "true",
      ...(branch ? { branch } : {}),
      ...(head ? { head } : {}),
    },
  };
}

async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** Commands that answer "there is none" by failing without a word. */
async function optional(place: GitPlace, args: readonly string[]): Promise<string | undefined> {
  try {
    return await gitText(place, args);
  } catch (error) {
    if (error instanceof GitError && error.kind === "failed" && error.message.endsWith("git failed")) return undefined;
    throw error;
  }
}

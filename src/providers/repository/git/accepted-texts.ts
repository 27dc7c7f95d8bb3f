import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { ProviderContext } from "../../../model/provider.ts";
import { openRepository } from "./open.ts";
import { GitError, gitText } from "./run.ts";

/** Commits of one file that are looked through; a record has a handful. */
const MOST_COMMITS = 200;

/** Texts by path, or why git does not say. */
export type AcceptedTexts = { texts: Map<string, string> } | { unknown: string };

/**
 * The text of each file in the first commit in which `isAccepted` holds of it. Files without such a commit are left out; a renamed file
 * begins anew. `paths` are relative to the workload's folder. Nothing is fetched or written.
 */
export async function acceptedTexts(
  context: Pick<ProviderContext, "directory" | "settings" | "abort">,
  paths: readonly string[],
  isAccepted: (text: string, path: string) => boolean,
): Promise<AcceptedTexts> {
  try {
    const opened = await openRepository(context);
    if (!("repository" in opened)) return { unknown: Object.values(opened)[0] ?? "there is no git history" };
    const { repository } = opened;
    if (repository.head === undefined) return { unknown: "nothing was committed yet" };
    if (repository.shallow) return { unknown: "the clone is shallow: what was accepted before it began is not known" };
    const root = await realpath(context.directory);
    const texts = new Map<string, string>();
    for (const path of paths) {
      const place = relative(repository.root, resolve(root, path)).split(sep).join("/");
      if (place === "" || place.startsWith("../")) continue;
      const log = await gitText(repository, [
        "log",
        "--no-renames",
        "--format=%H",
        `-${MOST_COMMITS}`,
        "HEAD",
        "--",
        place,
      ]);
      for (const commit of log.split("\n").filter(Boolean).reverse()) {
        // A commit that took the file away has no text of it.
        const listed = await gitText(repository, ["ls-tree", "-z", commit, "--", place]);
        const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
        const text = blob === undefined ? undefined : await gitText(repository, ["cat-file", "blob", blob]);
        if (text === undefined || !isAccepted(text, path)) continue;
        texts.set(path, text);
        break;
      }
    }
    return { texts };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { unknown: error.message };
  }
}

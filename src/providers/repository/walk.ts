import { lstatSync } from "node:fs";
import { lstat, opendir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import picomatch from "picomatch";
import { byCodeUnit } from "../../model/order.ts";
import { listed } from "../../model/text.ts";
import { GitError, gitTokens } from "./git/run.ts";

export interface Walk {
  /** Relative to the root, forward slashes, in code-unit order; links are left out. */
  paths: string[];
  /** Whether git's index named the files, or the folder was walked. */
  tracked: boolean;
  notes: string[];
  /** Why not every file is in `paths`: then no count of files is known. */
  cut?: string;
}

// Bounds of the walk. The Linux kernel has some 90,000 files; twice that is beyond any one workload.
const MOST_FILES = 200_000;
const MOST_DEPTH = 64;
const MOST_ENTRIES = 1_000_000;

/** Folders that hold other people's code or build output, by the conventions of npm, Go, Maven, Cargo, Python and Terraform. */
const FOREIGN = new Set(["node_modules", "vendor", ".venv", ".terraform", "bower_components"]);
const UNTRACKED = new Set([
  ".git",
  "dist",
  "build",
  "target",
  "venv",
  "__pycache__",
  ".gradle",
  ".next",
  ".tox",
  ".hg",
  ".svn",
]);

/**
 * Lists the files of a folder: what git tracks when the folder is a repository of its own, else what is there. `root` is an absolute,
 * resolved path. Rejects when the folder itself cannot be read.
 */
export async function walk(root: string, exclude: readonly string[], abort: AbortSignal): Promise<Walk> {
  const notes: string[] = [];
  const own = await lstat(join(root, ".git")).catch(() => undefined);
  const links: string[] = [];
  let cut: string | undefined;
  let found: string[] | undefined;
  if (own && !own.isSymbolicLink()) {
    const listing = await tracked(root, links, abort);
    if ("paths" in listing) {
      if (listing.paths.length > 0 || links.length > 0) {
        found = listing.paths;
        cut = listing.cut;
      } else notes.push("git tracks no file of the folder yet, so the files that are there are looked at");
    } else
      notes.push(`git could not list the tracked files (${listing.why}), so the files that are there are looked at`);
  }
  const isTracked = found !== undefined;
  if (!found) {
    const there = await walkFolder(root, links, notes, abort);
    found = there.paths;
    cut = there.cut;
  }
  const excluded = exclude.length === 0 ? () => false : picomatch([...exclude], { dot: true });
  const paths = found.filter((path) => !foreign(path) && !excluded(path)).sort(byCodeUnit);
  await noteLinks(root, links, notes);
  if (cut !== undefined) notes.push(cut);
  return { paths, tracked: isTracked, notes, ...(cut === undefined ? {} : { cut }) };
}

function foreign(path: string): boolean {
  const parts = path.split("/");
  return parts.slice(0, -1).some((part) => FOREIGN.has(part));
}

const TOO_MANY = `the folder has more than ${MOST_FILES} files; the rest was not looked at`;

async function tracked(
  root: string,
  links: string[],
  abort: AbortSignal,
): Promise<{ paths: string[]; cut?: string } | { why: string }> {
  const paths = new Set<string>();
  let many = false;
  try {
    await gitTokens({ root, abort }, ["ls-files", "-z", "--cached"], {}, (token) => {
      // A name that is not UTF-8 cannot be opened by its text; a path out of the folder is never in an honest index.
      if (token !== "" && !token.includes("\ufffd") && !token.startsWith("/") && !token.split("/").includes(".."))
        paths.add(token);
      many = paths.size >= MOST_FILES;
      return !many;
    });
  } catch (error) {
    if (error instanceof GitError) return { why: error.message };
    throw error;
  }
  // What was deleted since, and links, which are not followed, are no files of the folder; a submodule is a folder.
  for (const path of paths) {
    try {
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (stat?.isSymbolicLink()) links.push(path);
      if (stat?.isFile() !== true) paths.delete(path);
    } catch {
      // It is there and may not be looked at: reading it will say so.
    }
  }
  return many ? { paths: [...paths], cut: TOO_MANY } : { paths: [...paths] };
}

async function walkFolder(
  root: string,
  links: string[],
  notes: string[],
  abort: AbortSignal,
): Promise<{ paths: string[]; cut?: string }> {
  const paths: string[] = [];
  const unread: string[] = [];
  let deep: string | undefined;
  let entries = 0;
  const queue: { folder: string; depth: number }[] = [{ folder: "", depth: 0 }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    abort.throwIfAborted();
    const names: { name: string; kind: "file" | "folder" | "link" }[] = [];
    try {
      for await (const entry of await opendir(join(root, next.folder))) {
        if (++entries > MOST_ENTRIES) break;
        if (entry.isSymbolicLink()) names.push({ name: entry.name, kind: "link" });
        else if (entry.isDirectory()) names.push({ name: entry.name, kind: "folder" });
        else if (entry.isFile()) names.push({ name: entry.name, kind: "file" });
      }
    } catch (error) {
      if (next.folder === "") throw error;
      unread.push(next.folder);
      continue;
    }
    for (const { name, kind } of names.sort((a, b) => byCodeUnit(a.name, b.name))) {
      const path = `${next.folder}${name}`;
      if (kind === "file") paths.push(path);
      else if (kind === "link") links.push(path);
      else if (UNTRACKED.has(name) || FOREIGN.has(name)) continue;
      else if (next.depth + 1 >= MOST_DEPTH) deep ??= path;
      else queue.push({ folder: `${path}/`, depth: next.depth + 1 });
      if (paths.length >= MOST_FILES || entries > MOST_ENTRIES) return { paths, cut: TOO_MANY };
    }
  }
  if (unread.length > 0) notes.push(`${unread.length} folder(s) could not be read: ${listed(unread.sort(byCodeUnit))}`);
  const cut =
    deep === undefined
      ? unread.length > 0
        ? `a folder could not be read: ${listed(unread.sort(byCodeUnit), 1)}`
        : undefined
      : `folders deeper than ${MOST_DEPTH} levels were not looked at: ${deep.slice(0, 120)}`;
  return cut === undefined ? { paths } : { paths, cut };
}

/** A link is never followed: what it points to inside the folder is there under its own path. Those that point out are said. */
async function noteLinks(root: string, links: string[], notes: string[]): Promise<void> {
  const leaving: string[] = [];
  for (const link of links.slice(0, 10_000)) {
    const target = await realpath(join(root, link)).catch(() => undefined);
    if (target !== undefined && target !== root && !target.startsWith(root.endsWith(sep) ? root : root + sep))
      leaving.push(link);
  }
  if (leaving.length > 0) notes.push(linksNote(leaving));
}

export function linksNote(leaving: string[]): string {
  return `${leaving.length} symbolic link(s) leave the folder and were not followed: ${listed(leaving.sort(byCodeUnit))}`;
}

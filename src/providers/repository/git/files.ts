import type { Row } from "../../../model/evidence.ts";
import { byCodeUnit } from "../../../model/order.ts";
import type { Component } from "../../../model/workload.ts";
import type { OwnedFolder } from "./codeowners.ts";
import { FIX, REVERT } from "./commit.ts";
import type { History } from "./history.ts";
import { isGenerated } from "./sizes.ts";

// What one reading lists: the head of each list, enough for a person and a check.
const MOST_HOTSPOTS = 50;
const MOST_PAIRS = 200;
// Bounds on what is held while counting.
const MOST_FILES = 500_000;
const MOST_COUNTED_PAIRS = 200_000;
// A commit over so many files is a rename or a reformat and couples nothing (the bulk limit of rules candidate co-changing-components).
const BULK_FILES = 30;

interface Count {
  commits: number;
  fixes: number;
  authors: Set<number>;
}

interface FolderCount {
  commits: number;
  byAuthor: Map<number, number>;
}

/** Counts per file, per pair of parts and per owned folder, commit by commit. */
export class FileCounts {
  readonly #history: History;
  readonly #components: ReadonlySet<string>;
  readonly #owned: ReadonlyMap<string, OwnedFolder>;
  readonly #scope: string;
  readonly #files = new Map<string, Count>();
  readonly #parts = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #folders = new Map<string, FolderCount>();
  #fixes = 0;

  /** @param scope prefix that is cut from every path */
  constructor(history: History, components: readonly Component[], owned: readonly OwnedFolder[], scope: string) {
    this.#history = history;
    this.#components = new Set(components.map((component) => component.id));
    this.#owned = new Map(owned.map((folder) => [folder.path, folder]));
    this.#scope = scope;
  }

  add(commit: number, paths: readonly string[]): void {
    const author = this.#history.author[commit] ?? -1;
    const fix = ((this.#history.flags[commit] ?? 0) & (FIX | REVERT)) !== 0;
    const own = paths.map((path) => path.slice(this.#scope.length));
    if (fix) this.#fixes++;
    for (const path of own) this.#countFile(path, author, fix);
    this.#countFolders(own, author);
    if (own.length <= BULK_FILES) this.#countParts(own);
  }

  #countFile(path: string, author: number, fix: boolean): void {
    if (isGenerated(path)) return;
    let count = this.#files.get(path);
    if (!count) {
      if (this.#files.size >= MOST_FILES) return;
      count = { commits: 0, fixes: 0, authors: new Set() };
      this.#files.set(path, count);
    }
    count.commits++;
    if (fix) count.fixes++;
    count.authors.add(author);
  }

  #countFolders(paths: readonly string[], author: number): void {
    const folders = new Set<string>();
    for (const path of paths) {
      for (let cut = path.indexOf("/"); cut >= 0; cut = path.indexOf("/", cut + 1)) {
        const folder = path.slice(0, cut + 1);
        if (this.#owned.has(folder) || this.#components.has(lastSegment(folder))) folders.add(folder);
      }
    }
    for (const folder of folders) {
      let count = this.#folders.get(folder);
      if (!count) {
        if (this.#folders.size >= MOST_FILES) return;
        count = { commits: 0, byAuthor: new Map() };
        this.#folders.set(folder, count);
      }
      count.commits++;
      count.byAuthor.set(author, (count.byAuthor.get(author) ?? 0) + 1);
    }
  }

  #countParts(paths: readonly string[]): void {
    const parts = [...new Set(paths.map((path) => this.#part(path)).filter((part) => part !== undefined))].sort();
    for (const part of parts) this.#parts.set(part, (this.#parts.get(part) ?? 0) + 1);
    for (let i = 0; i < parts.length; i++) {
      for (let j = i + 1; j < parts.length; j++) {
        const pair = `${parts[i]}\0${parts[j]}`;
        const count = this.#pairs.get(pair);
        if (count !== undefined || this.#pairs.size < MOST_COUNTED_PAIRS) this.#pairs.set(pair, (count ?? 0) + 1);
      }
    }
  }

  /** The component whose id is one of the path's first three folders, else the top-level folder. */
  #part(path: string): string | undefined {
    const folders = path.split("/").slice(0, -1);
    return folders.slice(0, 3).find((folder) => this.#components.has(folder)) ?? folders[0];
  }

  /** Files by commits: path, commits, authors, fixes (commits that mend something), allFixes (those of the whole window). */
  hotspots(): Row[] {
    return [...this.#files]
      .sort(([a, x], [b, y]) => y.commits - x.commits || byCodeUnit(a, b))
      .slice(0, MOST_HOTSPOTS)
      .map(([path, count]) => ({
        path,
        commits: count.commits,
        authors: count.authors.size,
        fixes: count.fixes,
        allFixes: this.#fixes,
      }));
  }

  /** Pairs by share: a, b, together, either, share, components (whether both are components of the workload). */
  coupling(): Row[] {
    const rows = [...this.#pairs].map(([pair, together]) => {
      const [a = "", b = ""] = pair.split("\0");
      const either = (this.#parts.get(a) ?? 0) + (this.#parts.get(b) ?? 0) - together;
      return {
        a,
        b,
        together,
        either,
        share: together / either,
        components: this.#components.has(a) && this.#components.has(b),
      };
    });
    rows.sort(
      (x, y) =>
        Number(y.components) - Number(x.components) ||
        y.share - x.share ||
        y.either - x.either ||
        byCodeUnit(`${x.a}\0${x.b}`, `${y.a}\0${y.b}`),
    );
    return rows.slice(0, MOST_PAIRS);
  }

  /** Owned folders: path, commits, authors, topAuthorShare, ownerShare (of commits by declared owners; null when they cannot be told). */
  ownership(): Row[] {
    const rows: Row[] = [];
    for (const [path, count] of this.#folders) {
      const owned = this.#owned.get(path);
      const authors = [...count.byAuthor.keys()];
      const isOwner = (author: number): boolean =>
        owned?.people.includes(this.#history.identities[author] ?? "") ?? false;
      const byOwners = authors.filter(isOwner).reduce((sum, author) => sum + (count.byAuthor.get(author) ?? 0), 0);
      rows.push({
        path,
        commits: count.commits,
        authors: authors.length,
        topAuthorShare: [...count.byAuthor.values()].reduce((most, own) => Math.max(most, own), 0) / count.commits,
        // Logins match only addresses that hold them; with no match at all the owner may simply commit under another address.
        ownerShare: owned?.comparable && byOwners > 0 ? byOwners / count.commits : null,
        declared: owned !== undefined,
      });
    }
    return rows.sort((a, b) => byCodeUnit(String(a.path), String(b.path))).slice(0, MOST_FILES / 100);
  }
}

function lastSegment(folder: string): string {
  return folder.slice(folder.lastIndexOf("/", folder.length - 2) + 1, -1);
}

import type { History } from "./history.ts";
import type { Repository } from "./open.ts";
import { changedLines } from "./paths.ts";

// Newest changes whose size is listed.
const MOST_CHANGES = 5000;
// Written by tools: their lines say nothing about the size of the work.
const LOCK_FILES = new Set([
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
  "bun.lockb",
  "go.sum",
  "go.work.sum",
  "Cargo.lock",
  "poetry.lock",
  "Pipfile.lock",
  "uv.lock",
  "pdm.lock",
  "composer.lock",
  "Gemfile.lock",
  "mix.lock",
  "pubspec.lock",
  "Podfile.lock",
  "packages.lock.json",
  "gradle.lockfile",
  ".terraform.lock.hcl",
  "flake.lock",
  "deno.lock",
]);
const VENDORED = /(?:^|\/)(?:vendor|node_modules|third_party)\//;

/** A lock file, or a copy of somebody else's code. */
export function isGenerated(path: string): boolean {
  return LOCK_FILES.has(path.slice(path.lastIndexOf("/") + 1)) || VENDORED.test(path);
}

/** First-parent changes, newest first, and the lines each changed; generated files and binaries count as none. Rejects with GitError. */
export async function changeSizes(
  repository: Repository,
  history: History,
  changes: readonly number[],
): Promise<{ commit: number; lines: number }[]> {
  const sizes: { commit: number; lines: number }[] = [];
  await changedLines(repository, history, changes.slice(0, MOST_CHANGES), repository.scope, (commit, files) => {
    if (repository.scope !== "" && files.length === 0) return;
    const lines = files.reduce((sum, file) => sum + (isGenerated(file.path) ? 0 : file.lines), 0);
    sizes.push({ commit, lines });
  });
  return sizes;
}

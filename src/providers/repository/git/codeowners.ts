import { hashIdentity } from "./history.ts";
import type { Repository } from "./open.ts";
import { gitText } from "./run.ts";

/** A folder that a CODEOWNERS rule gives to somebody. */
export interface OwnedFolder {
  /** With a trailing slash. */
  path: string;
  /** Owners that a commit's address can be compared with: people by address or login, hashed. Teams cannot. */
  people: string[];
  /** Whether all owners are such people. */
  comparable: boolean;
}

// Where GitHub and GitLab look, in their order; the first that is there counts.
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
// GitHub reads no more than 3 MB (its documentation, "About code owners").
const MOST_BYTES = 3 * 1024 * 1024;
const MOST_FOLDERS = 2000;

/** Folder rules of the CODEOWNERS file as committed at the given commit; patterns over file names are not folders. Rejects with GitError. */
export async function ownedFolders(repository: Repository, commit: string): Promise<OwnedFolder[]> {
  const sizes = await gitText(repository, ["cat-file", "--batch-check"], {
    lines: PLACES.map((place) => `${commit}:${repository.scope}${place}`),
  });
  const blob = sizes
    .split("\n")
    .map((line) => /^([0-9a-f]{40,64}) blob (\d+)$/.exec(line))
    .find((match) => match !== null);
  if (!blob || Number(blob[2]) > MOST_BYTES) return [];
  return parseOwnedFolders(await gitText(repository, ["cat-file", "blob", blob[1] ?? ""]));
}

/** The last rule for a folder wins, as CODEOWNERS says. */
export function parseOwnedFolders(text: string): OwnedFolder[] {
  const folders = new Map<string, OwnedFolder>();
  for (const line of text.split(/\r?\n/)) {
    const [pattern = "", ...owners] = line
      .replace(/(?:^|\s)#.*$/, "")
      .trim()
      .split(/\s+/);
    const path = folderOf(pattern);
    if (path === undefined || owners.length === 0) continue;
    const people = owners.map(person).filter((one) => one !== undefined);
    folders.delete(path);
    if (folders.size < MOST_FOLDERS) folders.set(path, { path, people, comparable: people.length === owners.length });
  }
  return [...folders.values()];
}

function folderOf(pattern: string): string | undefined {
  const path = pattern.replace(/^\/+/, "").replace(/\/\*{1,2}$/, "/");
  if (!/^[^*?[\]!\\]+\/$/.test(path) && !/^\/?[^*?[\]!\\.]+(?:\/[^*?[\]!\\.]+)*$/.test(path)) return undefined;
  return path === "" ? undefined : `${path.replace(/\/+$/, "")}/`;
}

function person(owner: string): string | undefined {
  if (/^@[A-Za-z0-9-]+$/.test(owner)) return hashIdentity(`login:${owner.slice(1).toLowerCase()}`);
  if (/^[^@\s]+@[^@\s]+$/.test(owner)) return hashIdentity(`mail:${owner.toLowerCase()}`);
  return undefined;
}

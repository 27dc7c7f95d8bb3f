import { createHash } from "node:crypto";
import type { Exemption } from "../../../model/budget-policy.ts";
import { kindReader } from "./change-kinds.ts";
import { parseCommit } from "./commit.ts";
import type { Repository } from "./open.ts";
import { GitError, gitPipe } from "./run.ts";

/**
 * Commits in topological order: every parent has a higher index than its children. About 150 bytes a commit.
 * Neither names nor messages are kept; an author is a number for a hashed identity.
 */
export interface History {
  count: number;
  ids: string[];
  index: Map<string, number>;
  /** Parents of commit i: `parents[parentStart[i] .. parentStart[i + 1]]`, -1 for one that is not there. */
  parentStart: Int32Array;
  parents: Int32Array;
  /** Committer time, seconds since the epoch; NaN when it cannot be read. */
  committedAt: Float64Array;
  author: Int32Array;
  /** By author number: the hashed identity. */
  identities: string[];
  flags: Uint8Array;
  /** Commit → what its message says it reverts: a commit's (abbreviated) id, or undefined when it names none. */
  reverts: Map<number, (string | undefined)[]>;
  /** Commit → the kind of change that its message shows it to be; absent where no kinds were asked for. */
  kinds?: Map<number, string>;
  /** Parents that are named but missing: a sign of a cut history. */
  missingParents: number;
}

// More than the largest public repositories have (the Linux kernel: 1.4 million); bounds memory to some 500 MB.
const MOST_COMMITS = 3_000_000;
// Enough for every header and message that people write; longer objects are cut.
const OBJECT_LIMIT = 65_536;

/** A hashed identity, so that no address is kept: GitHub's no-reply addresses by login, others by address. */
function identity(email: string): string {
  const login = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
  const key = login === undefined ? `mail:${email.toLowerCase()}` : `login:${login.toLowerCase()}`;
  return hashIdentity(key);
}

export function hashIdentity(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

/** All commits reachable from the tips, in one pass, each with its kind where kinds are asked for. Rejects with GitError. */
export async function readHistory(
  repository: Repository,
  tips: readonly string[],
  exemptions?: readonly Exemption[],
): Promise<History> {
  const ids: string[] = [];
  const index = new Map<string, number>();
  const starts: number[] = [0];
  const parentIds: string[] = [];
  const times: number[] = [];
  const authors: number[] = [];
  const flags: number[] = [];
  const reverts = new Map<number, (string | undefined)[]>();
  const authorNumbers = new Map<string, number>();
  const identities: string[] = [];
  const kindOf = exemptions && kindReader(exemptions);
  const kinds = new Map<number, string>();
  const identityOf = new Map<string, number>();

  const take = (id: string, content: Buffer): void => {
    if (index.has(id)) return;
    if (ids.length >= MOST_COMMITS)
      throw new GitError("failed", `the repository has more than ${MOST_COMMITS} commits, more than is read`);
    const commit = parseCommit(content);
    const number = ids.length;
    index.set(id, number);
    ids.push(id);
    for (const parent of commit.parents) parentIds.push(parent);
    starts.push(parentIds.length);
    times.push(commit.committedAt);
    let author = authorNumbers.get(commit.email);
    if (author === undefined) {
      const hashed = identity(commit.email);
      author = identityOf.get(hashed) ?? identities.length;
      if (author === identities.length) {
        identityOf.set(hashed, author);
        identities.push(hashed);
      }
      authorNumbers.set(commit.email, author);
    }
    authors.push(author);
    flags.push(commit.flags);
    const kind = kindOf?.(commit.subject, commit.message);
    if (kind !== undefined) kinds.set(number, kind);
    if (commit.reverts.length > 0) reverts.set(number, commit.reverts);
  };

  const objects = objectReader(take);
  await gitPipe(
    repository,
    ["rev-list", "--topo-order", "--stdin"],
    { lines: tips },
    ["cat-file", "--batch", "--buffer"],
    objects,
  );
  const parents = new Int32Array(parentIds.length);
  let missingParents = 0;
  for (let i = 0; i < parentIds.length; i++) {
    const at = index.get(parentIds[i] ?? "");
    if (at === undefined) missingParents++;
    parents[i] = at ?? -1;
  }
  return {
    count: ids.length,
    ids,
    index,
    parentStart: Int32Array.from(starts),
    parents,
    committedAt: Float64Array.from(times),
    author: Int32Array.from(authors),
    identities,
    flags: Uint8Array.from(flags),
    reverts,
    ...(kindOf ? { kinds } : {}),
    missingParents,
  };
}

/** Splits `<id> commit <size>\n<content>\n` as it comes; an object beyond the limit is cut, not held. */
function objectReader(take: (id: string, content: Buffer) => void): (chunk: Buffer) => boolean {
  let rest: Buffer = Buffer.alloc(0);
  let id = "";
  // Bytes of the present object still to come, its closing newline included; -1 between objects.
  let left = -1;
  let parts: Buffer[] = [];
  let kept = 0;
  return (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = Buffer.alloc(0);
    while (data.length > 0) {
      if (left < 0) {
        const end = data.indexOf(10);
        if (end < 0) {
          rest = data;
          break;
        }
        const header = data.toString("latin1", 0, end);
        data = data.subarray(end + 1);
        const match = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header);
        if (!match) throw new GitError("failed", "the repository is damaged: a commit is missing (git fsck names it)");
        id = match[2] === "commit" ? (match[1] ?? "") : "";
        left = Number(match[3]) + 1;
        parts = [];
        kept = 0;
      }
      const piece = data.subarray(0, Math.min(left, data.length));
      if (kept < OBJECT_LIMIT) {
        const part = piece.subarray(0, OBJECT_LIMIT - kept);
        parts.push(part);
        kept += part.length;
      }
      left -= piece.length;
      data = data.subarray(piece.length);
      if (left > 0) continue;
      left = -1;
      if (id !== "") take(id, parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
    }
    return true;
  };
}

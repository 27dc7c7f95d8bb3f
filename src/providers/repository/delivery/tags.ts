import { byCodeUnit } from "../../../model/order.ts";
import type { Repository } from "../git/open.ts";
import { gitText } from "../git/run.ts";

/** A tag that points to a commit. */
export interface Tag {
  name: string;
  commit: string;
  /** Seconds since the epoch of an annotated tag; undefined for a lightweight one, or one without a tagger. */
  taggedAt?: number;
}

/** A branch and its newest commit. */
interface Branch {
  /** Without `refs/heads/` and, for a remote's copy, without `refs/remotes/<remote>/`. */
  name: string;
  /** Empty for a branch of this clone. */
  remote: string;
  commit: string;
}

export interface References {
  tags: Tag[];
  branches: Branch[];
  /** The branch that a remote's HEAD names, without the remote. */
  defaultBranch?: string;
}

const FIELDS = ["refname", "objectname", "objecttype", "*objectname", "*objecttype", "taggerdate:unix", "symref"];

/** Tags, branches and remote branches, in the order of their names. Rejects with GitError. */
export async function readReferences(repository: Repository): Promise<References> {
  const text = await gitText(repository, [
    "for-each-ref",
    `--format=${FIELDS.map((field) => `%(${field})`).join("%00")}`,
    "refs/tags",
    "refs/heads",
    "refs/remotes",
  ]);
  const tags: Tag[] = [];
  const nested: Tag[] = [];
  const branches: Branch[] = [];
  let defaultBranch: string | undefined;
  for (const line of text.split("\n")) {
    const [ref = "", object = "", type, peeled = "", peeledType, tagger = "", symbolic = ""] = line.split("\0");
    if (ref.startsWith("refs/tags/")) {
      const name = ref.slice("refs/tags/".length);
      const date = /^-?\d+$/.test(tagger) ? { taggedAt: Number(tagger) } : {};
      if (type === "commit") tags.push({ name, commit: object });
      else if (peeledType === "commit") tags.push({ name, commit: peeled, ...date });
      else if (peeledType === "tag") nested.push({ name, commit: peeled, ...date });
    } else if (symbolic !== "") {
      const target = /^refs\/remotes\/[^/]+\/(.+)$/.exec(symbolic)?.[1];
      if (ref.endsWith("/HEAD")) defaultBranch ??= target;
    } else if (type === "commit") {
      const local = ref.startsWith("refs/heads/");
      const rest = ref.slice(local ? "refs/heads/".length : "refs/remotes/".length);
      const cut = local ? -1 : rest.indexOf("/");
      branches.push({ name: rest.slice(cut + 1), remote: local ? "" : rest.slice(0, cut), commit: object });
    }
  }
  for (const tag of await unwrap(repository, nested)) tags.push(tag);
  tags.sort((a, b) => byCodeUnit(a.name, b.name));
  return { tags, branches, ...(defaultBranch === undefined ? {} : { defaultBranch }) };
}

/** Tags of tags: followed to the commit they end at. */
async function unwrap(repository: Repository, nested: readonly Tag[]): Promise<Tag[]> {
  if (nested.length === 0) return [];
  const answers = (
    await gitText(repository, ["cat-file", "--batch-check"], { lines: nested.map((tag) => `${tag.commit}^{commit}`) })
  ).split("\n");
  return nested.flatMap((tag, i) => {
    const found = /^([0-9a-f]{40,64}) commit \d+$/.exec(answers[i] ?? "")?.[1];
    return found === undefined ? [] : [{ ...tag, commit: found }];
  });
}

import type { History } from "../git/history.ts";
import type { Repository } from "../git/open.ts";
import { changedPaths } from "../git/paths.ts";
import { gitText } from "../git/run.ts";
import type { Deployment, Shipped } from "./deployments.ts";

/**
 * The folder of each service, with a trailing slash; "" for none. Configured ones first, else the folder named like the prefix, when the
 * service's newest deployment has it. Rejects with GitError.
 */
export async function serviceScopes(
  repository: Repository,
  history: History,
  services: ReadonlyMap<string, readonly Deployment[]>,
  configured: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const scopes = new Map<string, string>();
  const asked: { service: string; line: string }[] = [];
  for (const [service, deployments] of services) {
    const newest = deployments.at(-1);
    const path = configured.get(service);
    if (path !== undefined) scopes.set(service, path === "" ? repository.scope : `${repository.scope}${path}/`);
    else scopes.set(service, repository.scope);
    if (path !== undefined || service === "" || newest === undefined) continue;
    asked.push({ service, line: `${history.ids[newest.commit]}:${repository.scope}${service}` });
  }
  if (asked.length === 0) return scopes;
  const answers = (
    await gitText(repository, ["cat-file", "--batch-check"], { lines: asked.map((one) => one.line) })
  ).split("\n");
  asked.forEach(({ service }, i) => {
    if (/^[0-9a-f]{40,64} tree \d+$/.test(answers[i] ?? "")) scopes.set(service, `${repository.scope}${service}/`);
  });
  return scopes;
}

/** Which of the commits touch which of the folders: by folder. One pass over the commits for all folders. Rejects with GitError. */
export async function commitsInScopes(
  repository: Repository,
  history: History,
  commits: ReadonlySet<number>,
  scopes: ReadonlySet<string>,
): Promise<Map<string, Set<number>>> {
  const inside = new Map([...scopes].map((scope) => [scope, new Set<number>()]));
  if (scopes.size === 0) return inside;
  await changedPaths(repository, history, [...commits], [...scopes], (commit, paths) => {
    for (const path of paths) {
      for (let cut = path.indexOf("/"); cut >= 0; cut = path.indexOf("/", cut + 1))
        inside.get(path.slice(0, cut + 1))?.add(commit);
    }
  });
  return inside;
}

/** The same, with the changes limited to the folder. */
export function scoped(shippedInOrder: readonly Shipped[], inside: ReadonlySet<number>): Shipped[] {
  return shippedInOrder.map((one) => ({ ...one, changes: one.changes.filter((commit) => inside.has(commit)) }));
}

import { CHERRY_PICKED, SQUASH } from "../git/commit.ts";
import { isMerge, newSince } from "../git/graph.ts";
import type { History } from "../git/history.ts";
import type { Release } from "./tag-name.ts";

/** A release tag on a commit of the history. Times are seconds since the epoch. */
export interface Deployment extends Release {
  tag: string;
  commit: number;
  at: number;
  dateSource: "tagger" | "commit";
}

/** One deployment with what it brought. */
export interface Shipped {
  deployment: Deployment;
  /** No earlier deployment of the service is an ancestor: its commits are not its own work. */
  seed: boolean;
  /** Everything new, merges included; for a seed everything reachable. */
  fresh: number[];
  /** New commits that count as changes: no merges, and of the service's folder when it has one. */
  changes: number[];
}

/**
 * Deployments by service, in order, without duplicates: the same commit of the same service within the same minute is one deployment
 * (its first name by code unit is kept); later it is a redeployment.
 */
export function byService(deployments: readonly Deployment[]): Map<string, Deployment[]> {
  const ordered = [...deployments].sort(
    (a, b) => a.at - b.at || b.commit - a.commit || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0),
  );
  const services = new Map<string, Deployment[]>();
  const seen = new Set<string>();
  for (const deployment of ordered) {
    const key = `${deployment.service}\0${deployment.commit}\0${Math.floor(deployment.at / 60)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const list = services.get(deployment.service);
    if (list) list.push(deployment);
    else services.set(deployment.service, [deployment]);
  }
  return services;
}

/** What each deployment of the service from `from` on brought. Earlier ones only count as prior. `touches`: the commit is of the scope. */
export function shipped(history: History, deployments: readonly Deployment[], from: number): Shipped[] {
  const prior = new Uint8Array(history.count);
  const marks = new Uint8Array(history.count);
  const result: Shipped[] = [];
  for (const deployment of deployments) {
    if (deployment.at >= from) {
      const { commits, hasPrior } = newSince(history, deployment.commit, prior, marks);
      const changes = hasPrior ? commits.filter((commit) => !isMerge(history, commit)) : [];
      result.push({ deployment, seed: !hasPrior, fresh: commits, changes });
    }
    prior[deployment.commit] = 1;
  }
  return result;
}

/** Hours from the commit to the deployment: NaN when the commit's time cannot be read. */
export function leadHours(history: History, commit: number, deployment: Deployment): number {
  return (deployment.at - (history.committedAt[commit] ?? Number.NaN)) / 3600;
}

export function isSquash(history: History, commit: number): boolean {
  return ((history.flags[commit] ?? 0) & SQUASH) !== 0;
}

export function isCherryPick(history: History, commit: number): boolean {
  return ((history.flags[commit] ?? 0) & CHERRY_PICKED) !== 0;
}

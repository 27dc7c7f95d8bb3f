import type { Row } from "../../../model/evidence.ts";
import { byCodeUnit } from "../../../model/order.ts";
import { formatInstant } from "../../../model/time.ts";
import { reachable } from "../git/graph.ts";
import type { History } from "../git/history.ts";
import type { Repository } from "../git/open.ts";
import { GitError } from "../git/run.ts";
import { byService, type Deployment, isCherryPick, isSquash, leadHours, type Shipped, shipped } from "./deployments.ts";
import { type Failure, failuresOf } from "./failures.ts";
import { type Revert, standingReverts } from "./reverts.ts";
import { commitsInScopes, scoped, serviceScopes } from "./scopes.ts";
import type { DeliverySettings } from "./settings.ts";
import { tagReader } from "./tag-name.ts";
import type { Tag } from "./tags.ts";

export interface DeliveryRows {
  deployments: Row[];
  changes: Row[];
  failures: Row[];
  unattributed: Row[];
  /** Things a reader should know, such as what was left out. */
  notes: string[];
  /** Release tags up to asOf, before the window too. */
  releases: number;
}

// Some 30 MB of evidence; a year of the busiest public repositories stays below it.
const MOST_PAIRS = 200_000;
const MOST_DEPLOYMENTS = 20_000;

/**
 * Deployments, their changes and failures from release tags (definitions §2).
 * @param from seconds: rows of deployments from here on; of each service the last one before it too, so that "none lately" is seen
 * @param to seconds, inclusive
 * @param plain the service that tags without a prefix deploy
 */
export async function deliveryRows(
  repository: Repository,
  history: History,
  tags: readonly Tag[],
  settings: DeliverySettings,
  range: { from: number; to: number },
  plain: string,
  released: Uint8Array,
): Promise<DeliveryRows> {
  const { deployments, preReleases, notes } = deploymentsOf(history, tags, settings, range.to);
  if (preReleases > 0) notes.push(`${preReleases} pre-release tags do not count as deployments`);
  const services = byService(deployments);
  if (services.size > 0 && [...services.values()].reduce((sum, list) => sum + list.length, 0) > MOST_DEPLOYMENTS)
    throw new GitError("failed", `there are more than ${MOST_DEPLOYMENTS} release tags, more than is read`);
  const scopes = await serviceScopes(repository, history, services, settings.services);

  const byName = new Map<string, Shipped[]>();
  for (const [service, list] of services) byName.set(service, shipped(history, list, range.from));

  for (const { commit } of deployments) released[commit] = 1;
  const lines = reachable(history, tipsOf(released));
  const { standing, unresolved } = standingReverts(history, (commit) => lines[commit] === 1, range.from, range.to);

  const folders = new Set([...scopes.values()].filter((scope) => scope !== ""));
  const wanted = new Set(folders.size > 0 ? standing.map((revert) => revert.commit) : []);
  for (const [service, list] of byName)
    if (scopes.get(service) !== "") for (const one of list) for (const commit of one.changes) wanted.add(commit);
  const inside = await commitsInScopes(repository, history, wanted, folders);

  const rows: DeliveryRows = {
    deployments: [],
    changes: [],
    failures: [],
    unattributed: [],
    notes,
    releases: deployments.length,
  };
  const blamed = new Map<Revert, string | true>();
  for (const service of [...byName.keys()].sort()) {
    const scope = scopes.get(service) ?? "";
    const own = inside.get(scope);
    const all = byName.get(service) ?? [];
    const list = own === undefined ? all : scoped(all, own);
    const old = (services.get(service) ?? []).filter((one) => one.at < range.from);
    const before =
      standing.length > 0 && old.length > 0
        ? reachable(
            history,
            old.map((one) => one.commit),
          )
        : undefined;
    const reverts = own === undefined ? standing : standing.filter((revert) => own.has(revert.commit));
    const name = service === "" ? plain : service;
    const { failures, unattributed } = failuresOf(
      history,
      list,
      reverts,
      settings.hotfixWindowSeconds,
      (commit) => before?.[commit] === 1,
      blamed,
    );
    const last = old.at(-1);
    if (last) rows.deployments.push(deploymentRow(history, name, scope, settings.zone, last, undefined));
    for (const one of list) {
      rows.deployments.push(deploymentRow(history, name, scope, settings.zone, one.deployment, one));
      for (const commit of one.changes) rows.changes.push(changeRow(history, name, one.deployment, commit));
    }
    for (const failure of failures) rows.failures.push(failureRow(name, failure));
    for (const one of unattributed)
      rows.unattributed.push(unattributedRow(history, one.deployment.commit, one.deployment.at, name, one.why));
  }
  if (rows.changes.length > MOST_PAIRS)
    throw new GitError(
      "failed",
      `the deployments hold more than ${MOST_PAIRS} changes, more than is kept; ask for a shorter window`,
    );
  for (const revert of standing) {
    const why = blamed.get(revert);
    if (why !== true) {
      const at = history.committedAt[revert.commit] ?? Number.NaN;
      rows.unattributed.push(
        unattributedRow(history, revert.commit, at, "", why ?? "what it undoes was never deployed"),
      );
    }
  }
  for (const { commit, why } of unresolved)
    rows.unattributed.push(unattributedRow(history, commit, history.committedAt[commit] ?? Number.NaN, "", why));
  rows.unattributed.sort((a, b) => byCodeUnit(key(a), key(b)));
  return rows;
}

function key(row: Row): string {
  return JSON.stringify([row.at, row.sha, row.service, row.why]);
}

function deploymentsOf(
  history: History,
  tags: readonly Tag[],
  settings: DeliverySettings,
  to: number,
): { deployments: Deployment[]; preReleases: number; notes: string[] } {
  const read = tagReader(settings.tagPattern);
  const deployments: Deployment[] = [];
  const notes: string[] = [];
  let preReleases = 0;
  let undated = 0;
  for (const tag of tags) {
    const release = read(tag.name);
    const commit = history.index.get(tag.commit);
    if (release === undefined || commit === undefined) continue;
    const at = tag.taggedAt ?? history.committedAt[commit] ?? Number.NaN;
    // Before 1970 or unreadable: no deployment happened then.
    if (!(at >= 0)) undated++;
    if (!(at >= 0 && at <= to)) continue;
    if (release.preRelease && !settings.preReleases) preReleases++;
    else
      deployments.push({
        ...release,
        tag: tag.name,
        commit,
        at,
        dateSource: tag.taggedAt === undefined ? "commit" : "tagger",
      });
  }
  if (undated > 0) notes.push(`${undated} release tags have no readable date and were left out`);
  return { deployments, preReleases, notes };
}

function tipsOf(marks: Uint8Array): number[] {
  const tips: number[] = [];
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) tips.push(i);
  return tips;
}

function deploymentRow(
  history: History,
  service: string,
  scope: string,
  zone: string,
  deployment: Deployment,
  one: Shipped | undefined,
): Row {
  return {
    service,
    tag: deployment.tag,
    sha: history.ids[deployment.commit] ?? "",
    at: formatInstant(deployment.at * 1000),
    dateSource: deployment.dateSource,
    // null: the first of its line, whose commits are not its own work, or one before the window.
    commits: one === undefined || one.seed ? null : one.changes.length,
    seed: one === undefined ? null : one.seed,
    scope,
    zone,
  };
}

function changeRow(history: History, service: string, deployment: Deployment, commit: number): Row {
  const lead = leadHours(history, commit, deployment);
  return {
    service,
    tag: deployment.tag,
    sha: history.ids[commit] ?? "",
    leadHours: Number.isFinite(lead) ? lead : null,
    squash: isSquash(history, commit),
    cherryPick: isCherryPick(history, commit),
    // null: of no kind that the error-budget policy exempts.
    ...(history.kinds ? { exempt: history.kinds.get(commit) ?? null } : {}),
  };
}

function failureRow(service: string, failure: Failure): Row {
  const [first] = failure.fixes;
  const { deployment, signs } = failure;
  return {
    service,
    tag: deployment.tag,
    at: formatInstant(deployment.at * 1000),
    kind: signs[0]?.kind ?? "",
    grade: signs.some((sign) => sign.grade === "explicit") ? "explicit" : "inferred",
    evidence: signs
      .map((sign) => sign.evidence)
      .join("; ")
      .slice(0, 1000),
    recoveredBy: first?.tag ?? null,
    recoveryHours: first === undefined ? null : (first.at - deployment.at) / 3600,
    fixes: failure.fixes.map((fix) => fix.tag),
  };
}

function unattributedRow(history: History, commit: number, at: number, service: string, why: string): Row {
  return {
    sha: history.ids[commit] ?? "",
    at: Number.isFinite(at) ? formatInstant(at * 1000) : null,
    service: service === "" ? null : service,
    why,
  };
}

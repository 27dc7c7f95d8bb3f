import { byCodeUnit } from "../../../model/order.ts";
import { isAncestor } from "../git/graph.ts";
import type { History } from "../git/history.ts";
import type { Deployment, Shipped } from "./deployments.ts";
import type { Revert } from "./reverts.ts";

type FailureKind = "revert" | "rollback" | "hotfix";

/** One reason to hold that a deployment failed. `explicit`: it names what it undoes; `inferred`: it looks like it. */
interface FailureSign {
  kind: FailureKind;
  grade: "explicit" | "inferred";
  evidence: string;
}

/** A failed deployment, once however many signs there are, strongest first. */
export interface Failure {
  deployment: Deployment;
  signs: FailureSign[];
  /** Later deployments that mended it, in order. Empty: still open. */
  fixes: Deployment[];
}

export interface UnattributedHotfix {
  deployment: Deployment;
  why: string;
}

/**
 * Failures of one service (definitions §2.3 b–d, §2.4): a release whose change was reverted within the window, which the next deployment
 * rolled back, or which was followed within the window by its next patch. Hotfixes of one release within its window are cures of one failure.
 * `blamed` receives the reverts that a deployment was found for, with those shipped and undone in one deployment.
 * @param hotfixWindow seconds
 */
export function failuresOf(
  history: History,
  shippedInOrder: readonly Shipped[],
  reverts: readonly Revert[],
  hotfixWindow: number,
  shippedBefore: (commit: number) => boolean,
  blamed: Map<Revert, string | true>,
): { failures: Failure[]; unattributed: UnattributedHotfix[] } {
  const found = new Map<Deployment, { signs: FailureSign[]; fixes: Set<Deployment> }>();
  const sign = (deployment: Deployment, one: FailureSign, fix: Deployment | undefined): void => {
    let entry = found.get(deployment);
    if (!entry) {
      entry = { signs: [], fixes: new Set() };
      found.set(deployment, entry);
    }
    entry.signs.push(one);
    if (fix) entry.fixes.add(fix);
  };
  signReverts(history, shippedInOrder, reverts, hotfixWindow, shippedBefore, blamed, sign);
  signRollbacks(history, shippedInOrder, sign);
  const unattributed = signHotfixes(shippedInOrder, hotfixWindow, sign);
  const failures = [...found].map(([deployment, entry]) => ({
    deployment,
    signs: entry.signs,
    fixes: [...entry.fixes].sort((a, b) => a.at - b.at || byCodeUnit(a.tag, b.tag)),
  }));
  const order = new Map(shippedInOrder.map((one, i) => [one.deployment, i]));
  failures.sort((a, b) => (order.get(a.deployment) ?? 0) - (order.get(b.deployment) ?? 0));
  return { failures, unattributed };
}

type Sign = (deployment: Deployment, sign: FailureSign, fix: Deployment | undefined) => void;

function signReverts(
  history: History,
  shippedInOrder: readonly Shipped[],
  reverts: readonly Revert[],
  hotfixWindow: number,
  shippedBefore: (commit: number) => boolean,
  blamed: Map<Revert, string | true>,
  sign: Sign,
): void {
  if (reverts.length === 0) return;
  const interesting = new Map<number, number[]>();
  for (const revert of reverts) {
    interesting.set(revert.commit, []);
    interesting.set(revert.target, []);
  }
  shippedInOrder.forEach((one, position) => {
    for (const commit of one.fresh) interesting.get(commit)?.push(position);
  });
  for (const revert of reverts) {
    const first = interesting.get(revert.target)?.[0];
    if (shippedBefore(revert.target)) {
      note(blamed, revert, "what it undoes was shipped long before");
      continue;
    }
    if (first === undefined) {
      note(blamed, revert, "what it undoes was never deployed");
      continue;
    }
    const bad = shippedInOrder[first]?.deployment;
    if (bad === undefined) continue;
    const cures = interesting.get(revert.commit) ?? [];
    const delay = (history.committedAt[revert.commit] ?? Number.NaN) - bad.at;
    if (cures.includes(first)) note(blamed, revert, "the change and its revert were deployed together");
    else if (!(delay >= 0)) note(blamed, revert, "it is older than the deployment of what it undoes");
    else if (delay > hotfixWindow)
      note(blamed, revert, "it came later than the window after the deployment of what it undoes");
    else {
      const cure = cures.find((position) => position > first);
      blamed.set(revert, true);
      sign(
        bad,
        {
          kind: "revert",
          grade: "explicit",
          evidence: `${history.ids[revert.commit]} reverts ${history.ids[revert.target]}`,
        },
        cure === undefined ? undefined : shippedInOrder[cure]?.deployment,
      );
    }
  }
}

/** A revert blamed on one service's deployment stays blamed, whatever other services say. */
function note(blamed: Map<Revert, string | true>, revert: Revert, why: string): void {
  if (!blamed.has(revert)) blamed.set(revert, why);
}

function signRollbacks(history: History, shippedInOrder: readonly Shipped[], sign: Sign): void {
  for (let i = 0; i + 1 < shippedInOrder.length; i++) {
    const bad = shippedInOrder[i]?.deployment;
    const next = shippedInOrder[i + 1]?.deployment;
    if (bad === undefined || next === undefined || !isAncestor(history, next.commit, bad.commit)) continue;
    // A lower version tagged later is a way back in name only when tags were added afterwards: then it is a guess.
    const grade = isLower(next.numbers, bad.numbers) ? "inferred" : "explicit";
    sign(bad, { kind: "rollback", grade, evidence: `${next.tag} deploys an ancestor of ${bad.tag} again` }, next);
  }
}

function signHotfixes(shippedInOrder: readonly Shipped[], hotfixWindow: number, sign: Sign): UnattributedHotfix[] {
  const unattributed: UnattributedHotfix[] = [];
  const latest = new Map<string, Deployment>();
  // A hotfix within its release's window is a cure of that release, and so is the next one (one failure, several cures).
  const rootOf = new Map<Deployment, Deployment>();
  for (const { deployment } of shippedInOrder) {
    const line = patchLine(deployment);
    if (line === undefined) continue;
    const named = /hotfix/i.test(deployment.version);
    const mended = latest.get(`${line.prefix}.${named ? line.patch : line.patch - 1}`);
    if (mended !== undefined) {
      const inherited = rootOf.get(mended);
      const root = inherited !== undefined && deployment.at - inherited.at <= hotfixWindow ? inherited : mended;
      const delay = deployment.at - root.at;
      if (delay >= 0 && delay <= hotfixWindow && deployment.commit !== root.commit) {
        rootOf.set(deployment, root);
        sign(
          root,
          {
            kind: "hotfix",
            grade: "inferred",
            evidence: `${deployment.tag} is a patch of the same line ${hours(delay)} h later`,
          },
          deployment,
        );
      }
    } else if (named) {
      unattributed.push({ deployment, why: "the release that this hotfix mends is not tagged" });
    }
    latest.set(`${line.prefix}.${line.patch}`, deployment);
  }
  return unattributed;
}

/** 1.2.3 → line 1.2, patch 3. Calendar versions count days there, not patches. */
function patchLine(deployment: Deployment): { prefix: string; patch: number } | undefined {
  if (deployment.calendar || deployment.preRelease || deployment.numbers.length < 2) return undefined;
  const [major = 0, minor = 0, ...rest] = deployment.numbers;
  if (rest.length <= 1) return { prefix: `${major}.${minor}`, patch: rest[0] ?? 0 };
  return { prefix: [major, minor, ...rest.slice(0, -1)].join("."), patch: rest.at(-1) ?? 0 };
}

function isLower(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function hours(seconds: number): string {
  return (seconds / 3600).toFixed(1);
}

import type { ObjectiveStatus } from "../../model/budget.ts";
import type { PolicyStanding } from "../../model/budget-policy.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { parseInstant } from "../../model/time.ts";
import { DELIVERY_SIGNALS, type DeliveryHistory, type DeploymentRow, deliveryHistory } from "./delivery/evidence.ts";

const FROZEN = "freeze.objectives";
const RELEASES = "freeze.releases";

/**
 * Releases during a freeze that is in force at the end of the run. Only what is certain is told: from when on the freeze is known to have
 * held, and what its release's commits show. That there was none is told only where everything that was released could be judged.
 */
export const frozenReleases: Derivation = {
  facts: [
    { id: FROZEN, title: "Objectives whose budget freezes changes at the end of the run" },
    { id: RELEASES, title: "Releases while the freeze was in force whose changes the policy does not exempt" },
  ].map((one) => ({ ...one, unit: "", subject: "workload", signals: [...DELIVERY_SIGNALS], strength: "observed" })),
  handlesGaps: true,
  derive(index) {
    const both = (fact: Fact) => ({ [FROZEN]: fact, [RELEASES]: fact });
    if (!index.document.errorBudgetPolicy) return both(missing("the workload has no error-budget policy"));
    const standings = index.budgets.flatMap((budget) => (budget.policy ? [{ budget, policy: budget.policy }] : []));
    const frozen = standings.filter(({ policy }) => policy.freeze === true);
    const open = standings.find(({ policy }) => policy.freeze === null);
    if (frozen.length === 0 && open) return both(missing(`${open.budget.name}: ${open.policy.reason}`));
    const names = frozen.map(({ budget }) => budget.name);
    if (frozen.length === 0) return both(observed([], [], 0));
    const found = releasedIn(index, frozen);
    if ("reason" in found)
      return {
        [FROZEN]: observed(names, found.evidence, names.length),
        [RELEASES]: missing(found.reason, found.evidence),
      };
    if (found.tags.length === 0 && open)
      return {
        [FROZEN]: observed(names, found.evidence, names.length),
        [RELEASES]: missing(`${open.budget.name}: ${open.policy.reason}`, found.evidence),
      };
    return {
      [FROZEN]: observed(names, found.evidence, names.length),
      [RELEASES]: observed(found.tags, found.evidence, found.judged),
    };
  },
};

interface Frozen {
  budget: ObjectiveStatus;
  policy: PolicyStanding;
}

type Found = { tags: string[]; judged: number; evidence: string[] } | { reason: string; evidence: string[] };

function releasedIn(index: EvidenceIndex, frozen: readonly Frozen[]): Found {
  for (const signal of DELIVERY_SIGNALS) {
    const gap = index.gap(index.workload, signal);
    if (gap !== undefined) return { reason: gap, evidence: [] };
  }
  const history = deliveryHistory(DELIVERY_SIGNALS.flatMap((signal) => index.of(index.workload, signal)));
  if ("missing" in history) return { reason: history.missing, evidence: history.evidence };
  const { evidence, deployments } = history;
  if (deployments.length === 0)
    return { reason: "no tag names a release, so that git knows of no deployment", evidence };
  const tags = new Set<string>();
  let open: string | undefined;
  for (const { budget, policy } of frozen) {
    const since = policy.since === null ? undefined : parseInstant(policy.since);
    const begin = parseInstant(budget.window.start) ?? 0;
    for (const release of deployments) {
      if (release.at < begin || !concerns(index, release, budget.service)) continue;
      const kind = kindOf(history, release);
      if (kind === "exempt") continue;
      const name = `${release.tag} (${budget.name})`;
      if (since === undefined) open ??= `${release.tag} of the window was not exempt, and ${policy.reason}`;
      // Before it the freeze may have been in force already, which nobody knows.
      else if (release.at < since) {
        open ??= `${release.tag} was released before ${policy.since}, from when on the freeze is known; whether it was in force already is not`;
      } else if (kind === "not exempt") tags.add(name);
      else open ??= `of ${release.tag} it is not known what changed`;
    }
    if (history.since > begin && open === undefined)
      open = "the evidence of deployments reaches back less far than the objective's window";
  }
  if (tags.size === 0 && open !== undefined) return { reason: open, evidence };
  return { tags: [...tags], judged: deployments.length, evidence };
}

/** A release of another component is not held back by the budget of this one; one that names no component is. */
function concerns(index: EvidenceIndex, { service }: DeploymentRow, objectiveOf: string): boolean {
  return service === objectiveOf || !index.component(service) || !index.component(objectiveOf);
}

/** A release of nothing but changes that the policy exempts is exempt, and one that brings no change is no change. */
function kindOf({ changes }: DeliveryHistory, { service, tag, commits }: DeploymentRow) {
  if (commits === null) return "not known";
  const mine = changes.filter((change) => change.service === service && change.tag === tag);
  if (mine.some(({ exempt }) => exempt === null)) return "not exempt";
  return mine.length === commits && mine.every(({ exempt }) => exempt !== undefined) ? "exempt" : "not known";
}

function observed(value: string[], evidence: string[], sampleSize: number): Fact {
  return { value, unit: "", strength: "observed", evidence, sampleSize };
}

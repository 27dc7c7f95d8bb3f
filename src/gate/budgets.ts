import type { Assessment } from "../model/assessment.ts";
import { type BurnRate, judgedBudget, type ObjectiveStatus } from "../model/budget.ts";
import type { BudgetPolicy, GatePolicy, Place, Violation } from "../model/gate.ts";
import { freezeNotes, judgeFreeze, passedOver } from "./freeze.ts";
import { type Judged, nothingJudged } from "./judged.ts";

/**
 * The budget of every objective: not spent, whatever the policy says but false; enough of it left, and none burning faster than is allowed. Where the
 * policy says nothing of budgets, one that is unknown is a note. `change` is a kind that the workload's
 * policy exempts from a freeze: what its budgets alone hold back is then passed over, and said.
 */
export function judgeBudgets(assessment: Assessment, policy: GatePolicy["errorBudget"], change?: string): Judged {
  const judged = nothingJudged();
  const { objectives, errorBudgets } = assessment;
  if (policy === false) {
    if (objectives.length > 0) judged.notes.push("error budgets are not judged: the policy says errorBudget: false");
    return judged;
  }
  if (policy && objectives.length === 0 && errorBudgets.length === 0)
    judged.missing.push({ rule: "errorBudget", reason: "the workload has no objective whose budget could be judged" });
  const key = (one: { name: string; service: string }) => JSON.stringify([one.service, one.name]);
  const known = new Set(errorBudgets.map(key));
  for (const objective of objectives) {
    if (!known.has(key(objective)))
      judged.missing.push({ rule: "errorBudget", reason: `${named(objective)}: its budget is not in the assessment` });
  }
  const places = new Map(
    objectives.map((one): [string, Place] => [key(one), { file: one.source.path, line: one.source.line }]),
  );
  judged.notes.push(...freezeNotes(assessment, policy ?? {}));
  if (policy?.freeze && !assessment.errorBudgetPolicy)
    judged.missing.push({
      rule: "errorBudget.freeze",
      reason: "the workload has no error-budget policy that says when changes are held back",
    });
  for (const budget of errorBudgets) {
    const one = nothingJudged();
    const place = places.get(key(budget));
    judgeBudget(one, budget, policy ?? {}, place);
    if (policy?.freeze) judgeFreeze(one, budget, assessment.errorBudgetPolicy, place);
    if (!policy) unaskedAreNotes(one);
    add(judged, change !== undefined && budget.policy ? passedOver(one, change) : one);
  }
  return judged;
}

/** A policy that says nothing of budgets has no verdict to lose for one that nobody knows. */
function unaskedAreNotes(one: Judged): void {
  one.notes.push(...one.missing.map(({ reason }) => `not judged: ${reason}`));
  one.missing = [];
}

function add(judged: Judged, one: Judged): void {
  judged.violations.push(...one.violations);
  judged.missing.push(...one.missing);
  judged.held.push(...one.held);
  judged.notes.push(...one.notes);
}

function named({ name, service }: { name: string; service: string }): string {
  return `${name} of ${service}`;
}

function judgeBudget(judged: Judged, budget: ObjectiveStatus, policy: BudgetPolicy, place: Place | undefined): void {
  const about = { subject: `${budget.service}/${budget.name}`, ...(place ? { place } : {}) };
  const violate = (one: Omit<Violation, "subject" | "place">) => judged.violations.push({ ...one, ...about });
  const hold = (rule: string) => judged.held.push({ rule, subject: about.subject });
  const { remaining } = judgedBudget(budget);
  const { minRemaining, burn } = policy;
  if (budget.status === "unknown" || (remaining === null && budget.status !== "exhausted")) {
    judged.missing.push({
      rule: "errorBudget",
      reason: `${named(budget)}: ${budget.reason ?? "how much of its budget is left is not known"}`,
    });
    return;
  }
  if (budget.status === "exhausted" || (remaining !== null && remaining <= 0)) {
    violate({
      rule: "errorBudget",
      expected: "> 0",
      measured: remaining ?? "exhausted",
      message: `the error budget of ${named(budget)} is spent (${budget.objective})`,
    });
  } else if (minRemaining !== undefined && remaining !== null && remaining < minRemaining) {
    violate({
      rule: "errorBudget.minRemaining",
      expected: `>= ${minRemaining}`,
      measured: remaining,
      message: `too little of the error budget of ${named(budget)} is left (${budget.objective})`,
    });
  } else hold(minRemaining === undefined ? "errorBudget" : "errorBudget.minRemaining");
  if (burn === undefined) return;
  const watched = budget.burnRates.filter((rate) => burn === "ticket" || rate.severity === "page");
  for (const rate of watched.filter(halfKnown)) {
    judged.missing.push({
      rule: "errorBudget.burn",
      reason: `${named(budget)}: it burns ${rate.threshold} times too fast over one of ${rate.long} and ${rate.short}, and over the other it is not known`,
    });
  }
  const firing = watched.filter((rate) => rate.firing);
  for (const rate of firing) {
    violate({
      rule: "errorBudget.burn",
      expected: `<= ${rate.threshold} over ${rate.long} or ${rate.short}`,
      measured: rate.longRate ?? "firing",
      message: `the error budget of ${named(budget)} burns too fast: a ${rate.severity} alert fires (${rate.long} and ${rate.short})`,
    });
  }
  if (watched.length === 0) judged.notes.push(`${named(budget)} has no burn rates: how fast it burns is not judged`);
  else if (firing.length === 0) hold("errorBudget.burn");
}

/** Without traffic neither window has a rate. With one of them above the threshold the other decides, and has to be known. */
function halfKnown({ longRate, shortRate, threshold }: BurnRate): boolean {
  if ((longRate === null) === (shortRate === null)) return false;
  return (longRate ?? shortRate ?? 0) > threshold;
}

import type { Assessment } from "../model/assessment.ts";
import type { ObjectiveStatus } from "../model/budget.ts";
import { covers, type ErrorBudgetPolicy, type PolicyStanding } from "../model/budget-policy.ts";
import { UsageError } from "../model/errors.ts";
import type { BudgetPolicy, GatePolicy, Place } from "../model/gate.ts";
import { nearest, visible } from "../model/text.ts";
import type { Judged } from "./judged.ts";

const RULE = "errorBudget.freeze";
/** Of a budget that was cut from the assessment since. */
const NO_STANDING: PolicyStanding = {
  state: null,
  since: null,
  freeze: null,
  actions: [],
  reason: "its state under the error-budget policy is not in the assessment",
};

/** Whether the workload's own policy holds changes back for what is left of one budget. An objective it is not about is not judged. */
export function judgeFreeze(
  judged: Judged,
  budget: ObjectiveStatus,
  about: ErrorBudgetPolicy | undefined,
  place: Place | undefined,
): void {
  if (!about || !covers(about, budget.name)) return;
  const { policy = NO_STANDING } = budget;
  const subject = `${budget.service}/${budget.name}`;
  const { state, since, freeze, actions, reason } = policy;
  if (freeze === null) judged.missing.push({ rule: RULE, reason: `${budget.name} of ${budget.service}: ${reason}` });
  else if (!freeze) judged.held.push({ rule: RULE, subject });
  else {
    const todo = actions.length === 0 ? "" : `: ${actions.join("; ")}`;
    judged.violations.push({
      rule: RULE,
      expected: "no freeze",
      measured: state ?? "frozen",
      message: `a freeze is in force for ${budget.name} of ${budget.service}, in the state ${state}${since === null ? "" : ` since ${since} at the latest`}${todo}`,
      subject,
      ...(place ? { place } : {}),
    });
  }
}

/** What is not judged of a freeze although a reader may think so. */
export function freezeNotes({ errorBudgets, errorBudgetPolicy }: Assessment, { freeze }: BudgetPolicy): string[] {
  if (!errorBudgetPolicy) return [];
  if (!freeze)
    return ["the workload's error-budget policy is not judged: the gate has no errorBudget: { freeze: true }"];
  return errorBudgets
    .filter(({ name }) => !covers(errorBudgetPolicy, name))
    .map(({ name, service }) => `the error-budget policy is not about ${name} of ${service}: no freeze holds for it`);
}

/** What budgets alone violate does not hold back a change that the policy exempts; what is not known stays so. */
export function passedOver(judged: Judged, change: string): Judged {
  return {
    ...judged,
    violations: [],
    notes: [
      ...judged.notes,
      ...judged.violations.map(
        ({ message }) => `passed over for a change of the kind ${change}, which is exempt: ${message}`,
      ),
    ],
  };
}

/** Throws UsageError (exit 2) for a kind of change that the policy does not exempt. */
export function refuseUnknownChange(
  change: string | undefined,
  { errorBudget }: GatePolicy,
  { errorBudgetPolicy }: Pick<Assessment, "errorBudgetPolicy">,
): void {
  if (change === undefined) return;
  if (errorBudget === false || !errorBudget?.freeze)
    throw new UsageError("--change is about a freeze, and the gate does not judge any", [
      "add errorBudget: { freeze: true } to its policy",
    ]);
  const kinds = (errorBudgetPolicy?.exemptions ?? []).map(({ kind }) => kind);
  if (kinds.includes(change)) return;
  const near = nearest(change, kinds);
  throw new UsageError(`the error-budget policy exempts no changes of the kind "${visible(change)}"`, [
    ...(near === undefined ? [] : [`did you mean ${visible(near)}?`]),
    kinds.length === 0
      ? errorBudgetPolicy
        ? "it has no exemptions; leave out --change"
        : "the workload has no error-budget policy; leave out --change"
      : visible(`it exempts ${kinds.join(", ")}`),
  ]);
}

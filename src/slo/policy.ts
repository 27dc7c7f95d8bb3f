import { type BurnRate, judgedBudget, type ObjectiveStatus } from "../model/budget.ts";
import type { ErrorBudgetPolicy, PolicyStanding, PolicyState } from "../model/budget-policy.ts";
import type { History, SinceOf } from "./history.ts";
import { worstIncident } from "./incidents.ts";

/** The state of an objective under a policy: the first that fits. A condition that cannot be decided leaves the state unknown. */
export function standingOf(
  policy: ErrorBudgetPolicy,
  row: ObjectiveStatus,
  { since, slices }: History,
): PolicyStanding {
  const found = stateOf(policy, row, since);
  if (!policy.incident || !slices || row.status === "unknown") return found;
  return { ...found, worstIncident: worstIncident(slices, row.target) };
}

function stateOf(policy: ErrorBudgetPolicy, row: ObjectiveStatus, sinceOf: SinceOf): PolicyStanding {
  const unknown = (reason: string): PolicyStanding => ({ state: null, since: null, freeze: null, actions: [], reason });
  if (row.status === "unknown") return unknown(row.reason ?? "its budget is not known");
  const left = judgedRemaining(row);
  if (left === null) return unknown("how much of its budget is left is not known");
  for (const state of policy.states) {
    const fits = holds(state, left, row.burnRates);
    if (fits === undefined)
      return unknown(`whether it is in the state ${state.name} is not known: how fast it burns is not known`);
    if (fits) return standing(state, sinceOf);
  }
  return unknown("no state of the policy fits");
}

function standing({ name, when, freeze, actions }: PolicyState, sinceOf: SinceOf): PolicyStanding {
  const base = { state: name, freeze, actions: [...actions] };
  // The state of every other budget: nothing has begun.
  if (when === undefined) return { ...base, since: null, reason: null };
  if (when.remainingAtMost === undefined || when.burn !== undefined)
    return { ...base, since: null, reason: "since when is not known: alerts before the end of the run are not" };
  const since = sinceOf(when.remainingAtMost);
  return typeof since === "string"
    ? { ...base, since, reason: null }
    : { ...base, since: null, reason: `since when is not known: ${since.reason}` };
}

/** Never above zero for a budget that is exhausted: at 100 % there is none to have a share of, and rounding leaves a trace. */
function judgedRemaining(row: ObjectiveStatus): number | null {
  const { remaining } = judgedBudget(row);
  return row.status === "exhausted" ? Math.min(remaining ?? 0, 0) : remaining;
}

function holds({ when = {} }: PolicyState, left: number, rates: readonly BurnRate[]): boolean | undefined {
  if (when.remainingAtMost !== undefined && left > when.remainingAtMost) return false;
  return when.burn === undefined || burns(when.burn, rates);
}

/** Undefined when no alert is known to fire, and one may. */
function burns(severity: "page" | "ticket", rates: readonly BurnRate[]): boolean | undefined {
  const watched = rates.filter((rate) => severity === "ticket" || rate.severity === "page");
  if (watched.some(({ firing }) => firing)) return true;
  const open = watched.some(({ longRate, shortRate, threshold }) =>
    [longRate, shortRate].every((rate) => rate === null || rate > threshold),
  );
  return open || watched.length === 0 ? undefined : false;
}

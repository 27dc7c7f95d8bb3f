import type { BudgetState, BurnRate, ObjectiveStatus } from "../model/budget.ts";
import { formatInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { allowance, errorBudget } from "./budget.ts";
import type { Counts } from "./counts.ts";
import { durationWords, parseObjectiveDuration } from "./duration.ts";
import { shareInterval } from "./interval.ts";
import { percent } from "./numbers.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import type { Period } from "./window.ts";

/** Budgets that are spent to the last event come out a rounding above or below zero. */
const NOISE = 1e-12;

/** What is promised. */
type Promised = Pick<Objective, "name" | "service" | "target" | "budgetingMethod" | "window" | "calendar">;

/** What was seen in the window, or why nothing can be said. */
export type Seen =
  | Unknown
  | {
      counts: Counts;
      /** Whether the counts are of events or slices; a ratio that a source gave as one number has none. */
      counted: boolean;
      /** Events that the budget is a share of, where these are not all of them yet. */
      budgetEvents?: number;
    }
  /** What a composite of occurrences has spent: a weighted sum of shares, which no counts tell. */
  | { consumed: number };

/** Judges one objective. Pure: what was seen and the period are inputs. */
export function statusOf(
  promised: Promised,
  period: Period | Unknown,
  seen: Seen,
  burnRates: BurnRate[],
  rules: ErrorBudgetRules,
): ObjectiveStatus {
  const { name, service, target, budgetingMethod, window, calendar } = promised;
  const duration = parseObjectiveDuration(window);
  const [start, end] = isUnknown(period) ? ["", ""] : [period.start, period.end].map(formatInstant);
  const base = {
    name,
    service,
    objective: `${percent(target)} over ${duration ? durationWords(duration) : window}`,
    target,
    budgetingMethod,
    window: {
      start: start ?? "",
      end: end ?? "",
      rolling: calendar === undefined,
    },
  };
  const nothing = {
    good: null,
    total: null,
    sli: null,
    sliInterval: null,
    errorBudget: {
      total: allowance(target),
      consumed: null,
      remaining: null,
      remainingMinutes: null,
      burnRate: null,
    },
  };
  if (isUnknown(period)) return { ...base, ...nothing, burnRates: [], status: "unknown", reason: period.reason };
  if ("reason" in seen) return { ...base, ...nothing, burnRates, status: "unknown", reason: seen.reason };
  if ("consumed" in seen) {
    const { consumed } = seen;
    const spent = { consumed, remaining: 1 - consumed, remainingMinutes: null, burnRate: consumed };
    const budget = { ...nothing.errorBudget, ...spent };
    return { ...base, ...nothing, errorBudget: budget, burnRates, ...verdict(budget, 0, burnRates, rules) };
  }
  const { counts, counted } = seen;
  const minutes = (period.end - period.start) / 60_000;
  const budget = errorBudget(counts, target, minutes, seen.budgetEvents);
  const known = {
    ...base,
    good: counted ? counts.good : null,
    total: counted ? counts.total : null,
    sli: counts.good / counts.total,
    sliInterval: counted ? shareInterval(counts.good, counts.total, rules.interval.confidence.value) : null,
    burnRates,
  };
  const few = counted ? tooFew(counts.total, target, rules) : undefined;
  // What was counted is shown; what would be made of it is not.
  if (few !== undefined) return { ...known, errorBudget: nothing.errorBudget, status: "unknown", reason: few };
  return { ...known, errorBudget: budget, ...verdict(budget, counts.bad, burnRates, rules) };
}

function tooFew(total: number, target: number, rules: ErrorBudgetRules): string | undefined {
  const allowed = allowance(target);
  const least = rules.status.leastBudgetEvents.value;
  if (allowed === 0 || allowed * total >= least) return undefined;
  return `too few events: of ${total} the objective allows ${Number((allowed * total).toPrecision(3))} to fail, less than ${least}`;
}

function verdict(
  { total, consumed, remaining }: ObjectiveStatus["errorBudget"],
  bad: number,
  burnRates: readonly BurnRate[],
  rules: ErrorBudgetRules,
): { status: BudgetState; reason: string | null } {
  if (total === 0 && bad > 0) return { status: "exhausted", reason: `100 % allows nothing to fail, and ${bad} did` };
  if (remaining === null || consumed === null) return { status: "unknown", reason: "its budget cannot be computed" };
  if (remaining <= NOISE) return { status: "exhausted", reason: null };
  if (consumed > rules.status.atRisk.value || burnRates.some((rate) => rate.firing))
    return { status: "at-risk", reason: null };
  return { status: "healthy", reason: null };
}

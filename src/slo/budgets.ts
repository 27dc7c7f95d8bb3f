import type { MaintenanceUse, ObjectiveStatus } from "../model/budget.ts";
import { covers, type ErrorBudgetPolicy } from "../model/budget-policy.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { parseInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { periodOf, sliceSeconds } from "./asks.ts";
import { burnRates, burnWindows } from "./burn-rates.ts";
import { compositeConsumed, compositeRatioTimeslices, compositeTimeslices } from "./composite.ts";
import type { Counts } from "./counts.ts";
import type { History } from "./history.ts";
import { lengthOf, maintenanceOf, type Span } from "./maintenance.ts";
import { answersOf, measure, partsOf } from "./measure.ts";
import type { Measured } from "./measured.ts";
import { standingOf } from "./policy.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { sinceOf } from "./since.ts";
import { ratioTimeslices, type Scores, type Slice, sumOf, timeslices } from "./slices.ts";
import { type Seen, statusOf } from "./status.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import type { Period } from "./window.ts";

/** The budget of every objective of a document, in their order. Pure: the evidence and its end time are all there is. */
export function budgetsOf(index: EvidenceIndex, rules: ErrorBudgetRules): ObjectiveStatus[] {
  const { document } = index;
  const asOf = parseInstant(document.asOf) ?? 0;
  const answers = answersOf(document);
  return document.objectives.map((objective) => {
    const policy = document.errorBudgetPolicy;
    const mine = policy && covers(policy, objective.name) ? policy : undefined;
    const period = periodOf(objective, asOf);
    if (isUnknown(period))
      return standing(statusOf(objective, period, period, [], rules), mine, () => ({ since: () => period }));
    const measured = partsOf(objective).map((part, at) => measure(part, at, objective, period, index, answers, rules));
    const rates = ratesOf(objective, period, measured, rules);
    const whole = statusOf(objective, period, seenOf(objective, period, measured, rules), rates, rules);
    const { windows, spans } = maintenanceOf(objective, document.maintenance ?? [], period);
    const history = () => historyOf(objective, period, measured, rules);
    if (windows.length === 0) return standing(whole, mine, history);
    const excluded = mine?.maintenance === "excluded";
    const shorter = { ...period, end: period.end - lengthOf(spans) };
    const rest = statusOf(objective, shorter, seenOf(objective, period, measured, rules, spans), rates, rules);
    return standing(withMaintenance(whole, rest, windows, excluded), mine, excluded ? () => NO_HISTORY : history);
  });
}

const NO_HISTORY: History = {
  since: () => ({
    reason: "maintenance does not count, and what was left without it is computed for the end of the run only",
  }),
};

function standing(
  row: ObjectiveStatus,
  policy: ErrorBudgetPolicy | undefined,
  history: () => History,
): ObjectiveStatus {
  return policy ? { ...row, policy: standingOf(policy, row, history()) } : row;
}

/** Both figures; status and reason are those of the one that is judged. */
function withMaintenance(
  whole: ObjectiveStatus,
  rest: ObjectiveStatus,
  windows: MaintenanceUse[],
  judged: boolean,
): ObjectiveStatus {
  const { good, total, sli, sliInterval, errorBudget, status, reason } = rest;
  const why = reason === null ? null : `without maintenance: ${reason}`;
  return {
    ...whole,
    ...(judged ? { status, reason: why } : {}),
    withoutMaintenance: { windows, judged, good, total, sli, sliInterval, errorBudget, status, reason },
  };
}

/** What is known of how the budget was spent so far. */
function historyOf(
  objective: Objective,
  period: Period,
  measured: readonly Measured[],
  rules: ErrorBudgetRules,
): History {
  const [only] = measured;
  const seconds = sliceSeconds(objective);
  const countsIn = (back: number) => only?.countsIn(back) ?? { reason: "it has no indicator" };
  if (seconds === undefined) return { since: sinceOf({ objective, period, countsIn }, rules) };
  const scores = slicesOfObjective(objective, measured);
  if (isUnknown(scores)) return { since: () => scores };
  const promised = Math.round((period.end - period.start) / (seconds * 1000));
  const budgetEvents = objective.calendar ? promised : scores.length;
  const slices = { scores, seconds, budgetEvents, until: period.countedUntil };
  return { since: sinceOf({ objective, period, slices, countsIn }, rules), slices };
}

function seenOf(
  objective: Objective,
  period: Period,
  measured: readonly Measured[],
  rules: ErrorBudgetRules,
  without: readonly Span[] = [],
): Seen {
  const [only] = measured;
  if (!only) return { reason: "it has no indicator" };
  if (sliceSeconds(objective) !== undefined) return slicesSeen(objective, period, measured, rules, without);
  const seconds = (period.countedUntil - period.start) / 1000;
  if (!objective.members) {
    const counts = only.countsIn(seconds, without);
    return isUnknown(counts) ? counts : { counts, counted: only.counted };
  }
  const members: { target: number; weight: number; counts: Counts }[] = [];
  for (const [at, part] of objective.members.entries()) {
    const counts = measured[at]?.countsIn(seconds, without) ?? { reason: "was not measured" };
    if (isUnknown(counts)) return { reason: `member ${at + 1}: ${counts.reason}` };
    members.push({ ...part, counts });
  }
  const consumed = compositeConsumed(members);
  if (consumed === null) return { reason: "a member of 100 % had failures, which no weight can measure" };
  return { consumed };
}

function slicesSeen(
  objective: Objective,
  period: Period,
  measured: readonly Measured[],
  rules: ErrorBudgetRules,
  without: readonly Span[],
): Seen {
  const scores = slicesOfObjective(objective, measured, without);
  if (isUnknown(scores)) return scores;
  const { counts, empty } = sumOf(scores);
  const all = counts.total + empty;
  if (counts.total === 0) return { reason: "no slice has data" };
  if (empty > all * rules.status.mostEmptySlices.value) return { reason: `${empty} of ${all} slices have no data` };
  const seconds = sliceSeconds(objective) ?? 60;
  // A calendar window's budget is that of its whole period.
  const so = (until: number) => (until - period.start) / (seconds * 1000);
  const leftOut = without.length === 0 ? 0 : Math.floor(so(period.countedUntil)) - all;
  const budgetEvents = objective.calendar ? Math.round(so(period.end)) - leftOut : counts.total;
  return { counts, counted: true, budgetEvents };
}

/** What each slice of an objective is worth, oldest first; without those that lie wholly inside spans. */
export function slicesOfObjective(
  objective: Objective,
  measured: readonly Measured[],
  without: readonly Span[] = [],
): Scores | Unknown {
  const parts: { slices: readonly Slice[]; sliceTarget: number }[] = [];
  for (const [at, one] of measured.entries()) {
    const slices = one.slices(without);
    if (isUnknown(slices)) return measured.length > 1 ? { reason: `member ${at + 1}: ${slices.reason}` } : slices;
    parts.push({ slices, sliceTarget: (objective.members?.[at] ?? objective).timeSliceTarget ?? 1 });
  }
  const [only] = parts;
  if (!only) return { reason: "it has no indicator" };
  const byRatio = objective.budgetingMethod === "RatioTimeslices";
  if (objective.members) return byRatio ? compositeRatioTimeslices(parts) : compositeTimeslices(parts);
  return byRatio ? ratioTimeslices(only.slices) : timeslices(only.slices, only.sliceTarget);
}

function ratesOf(objective: Objective, period: Period, measured: readonly Measured[], rules: ErrorBudgetRules) {
  const windows = burnWindows((period.end - period.start) / 1000, rules.burnRates);
  const slice = sliceSeconds(objective);
  const [only] = measured;
  // How fast a sum of weighted shares burns has no single target to be held against.
  if (!only || (objective.members && slice === undefined)) return [];
  const scores = slice === undefined ? undefined : slicesOfObjective(objective, measured);
  return burnRates(windows, objective.target, (seconds) => {
    if (seconds * 1000 > period.countedUntil - period.start) return null;
    if (scores === undefined || slice === undefined) {
      const counts = only.countsIn(seconds);
      return isUnknown(counts) ? null : counts;
    }
    if (isUnknown(scores)) return null;
    const { counts, empty } = sumOf(scores.slice(-Math.max(1, Math.round(seconds / slice))));
    const most = rules.status.mostEmptySlices.value * (counts.total + empty);
    return counts.total > 0 && empty <= most ? counts : null;
  });
}

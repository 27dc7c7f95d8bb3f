import type { BurnDown, DayOfBudget, ObjectiveStatus } from "../model/budget.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { DAY_SECONDS, formatInstant, parseInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { periodOf, sliceSeconds } from "./asks.ts";
import { allowance } from "./budget.ts";
import { slicesOfObjective } from "./budgets.ts";
import { type Answers, answersOf, measure, partsOf } from "./measure.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { type Slice, sumOf } from "./slices.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import type { Period } from "./window.ts";

const DAY_MS = DAY_SECONDS * 1000;

/** How each budget was spent, of the objectives whose budget is known and whose days were counted. */
export function burnDownsOf(
  index: EvidenceIndex,
  statuses: readonly ObjectiveStatus[],
  rules: ErrorBudgetRules,
): BurnDown[] {
  const { document } = index;
  const asOf = parseInstant(document.asOf) ?? 0;
  const answers = answersOf(document);
  return document.objectives.flatMap((objective, at) => {
    const period = periodOf(objective, asOf);
    if (isUnknown(period) || (statuses[at]?.errorBudget.remaining ?? null) === null) return [];
    const counted = daysOf(objective, period, index, answers, rules);
    const days = isUnknown(counted) ? [] : spending(counted, objective, period);
    return days.length > 0 ? [{ name: objective.name, service: objective.service, days }] : [];
  });
}

/** The counts of each whole day of the window, the oldest first. */
export function daysOf(
  objective: Objective,
  period: Period,
  index: EvidenceIndex,
  answers: Answers,
  rules: ErrorBudgetRules,
): Slice[] | Unknown {
  const seconds = sliceSeconds(objective);
  const parts = partsOf(objective).map((part, at) =>
    measure(part, at, objective, period, index, answers, rules, seconds ?? DAY_SECONDS),
  );
  const [only] = parts;
  if (!only) return { reason: "it has no indicator" };
  if (seconds === undefined) {
    if (objective.members) return { reason: "a composite of occurrences has no counts of its own to carry on" };
    const days = only.slices();
    return isUnknown(days) ? days : [...days];
  }
  const scores = slicesOfObjective(objective, parts);
  if (isUnknown(scores)) return scores;
  const perDay = Math.max(1, Math.round(DAY_SECONDS / seconds));
  const days: Slice[] = [];
  // From the end, so that the last day is whole.
  for (let end = scores.length; end > 0; end -= perDay) {
    const { counts } = sumOf(scores.slice(Math.max(0, end - perDay), end));
    days.unshift(counts.total === 0 ? null : counts);
  }
  return days;
}

/** What was left at the end of each day, of the budget that all events of the window make, and how fast the day burnt. */
export function spending(days: readonly Slice[], objective: Objective, period: Period): DayOfBudget[] {
  const share = allowance(objective.target);
  const seconds = sliceSeconds(objective);
  // A calendar window's budget of slices is that of its whole period, as its status has it.
  const whole = objective.calendar && seconds !== undefined;
  const events = whole
    ? Math.round((period.end - period.start) / (seconds * 1000))
    : days.reduce((sum, day) => sum + (day?.total ?? 0), 0);
  if (!(share * events > 0)) return [];
  let bad = 0;
  return days.map((day, at) => {
    bad += day?.bad ?? 0;
    return {
      at: formatInstant(period.countedUntil - (days.length - 1 - at) * DAY_MS),
      remaining: 1 - bad / (share * events),
      burnRate: day && day.total > 0 ? day.bad / day.total / share : null,
    };
  });
}

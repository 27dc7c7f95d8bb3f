import type { ObjectiveForecast, ObjectiveStatus } from "../model/budget.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { formatInstant, parseInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { DAY_SECONDS, periodOf, sliceSeconds } from "./asks.ts";
import { allowance } from "./budget.ts";
import { budgetsOf, slicesOfObjective } from "./budgets.ts";
import { forecast } from "./forecast.ts";
import { type Answers, answersOf, measure, partsOf } from "./measure.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { type Slice, sumOf } from "./slices.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import type { Period } from "./window.ts";

const DAY_MS = DAY_SECONDS * 1000;

/** When each budget will be used up if the last days go on, and how it was spent day by day. */
export function forecastsOf(index: EvidenceIndex, rules: ErrorBudgetRules): ObjectiveForecast[] {
  const { document } = index;
  const asOf = parseInstant(document.asOf) ?? 0;
  const answers = answersOf(document);
  const statuses = budgetsOf(index, rules);
  return document.objectives.map((objective, at) => {
    const status = statuses[at] as ObjectiveStatus;
    const period = periodOf(objective, asOf);
    const nothing = { exhausted: null, earliest: null, latest: null, rate: null, horizon: null, burnDown: [] };
    const { name, service } = objective;
    const base = { name, service, status: status.status, remaining: status.errorBudget.remaining };
    if (isUnknown(period) || status.errorBudget.remaining === null)
      return { ...base, ...nothing, reason: status.reason ?? "its budget is not known" };
    const days = daysOf(objective, period, index, answers, rules);
    if (isUnknown(days)) return { ...base, ...nothing, reason: days.reason };
    const horizonDays = Math.floor((objective.calendar ? period.end - asOf : period.end - period.start) / DAY_MS);
    const burnDown = spending(days, objective.target, period);
    const found = forecast({ days, target: objective.target, rolling: !objective.calendar, horizonDays }, rules);
    if (isUnknown(found)) return { ...base, ...nothing, burnDown, reason: found.reason };
    const on = (ahead: number | null) => (ahead === null ? null : formatInstant(asOf + ahead * DAY_MS));
    return {
      ...base,
      exhausted: on(found.days),
      earliest: on(found.earliest),
      latest: on(found.latest),
      rate: found.rate,
      horizon: formatInstant(asOf + horizonDays * DAY_MS),
      burnDown,
      reason: null,
    };
  });
}

/** The counts of each whole day of the window, the oldest first. */
function daysOf(
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

/** What was left at the end of each day, of the budget that all events of the window make. */
function spending(days: readonly Slice[], target: number, period: Period): ObjectiveForecast["burnDown"] {
  const allowed = allowance(target) * days.reduce((sum, day) => sum + (day?.total ?? 0), 0);
  if (!(allowed > 0)) return [];
  let bad = 0;
  return days.map((day, at) => {
    bad += day?.bad ?? 0;
    return { at: formatInstant(period.countedUntil - (days.length - 1 - at) * DAY_MS), remaining: 1 - bad / allowed };
  });
}

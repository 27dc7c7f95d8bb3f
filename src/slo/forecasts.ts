import type { ObjectiveForecast, ObjectiveStatus } from "../model/budget.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { DAY_SECONDS, formatInstant, parseInstant } from "../model/time.ts";
import { periodOf } from "./asks.ts";
import { budgetsOf } from "./budgets.ts";
import { daysOf, spending } from "./burn-down.ts";
import { forecast } from "./forecast.ts";
import { answersOf } from "./measure.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { isUnknown } from "./unknown.ts";

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
    const burnDown = spending(days, objective, period);
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

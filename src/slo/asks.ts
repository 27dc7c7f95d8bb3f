import type { ObjectiveAsk, ObjectiveWindow } from "../model/objective.ts";
import { formatInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { burnWindows } from "./burn-rates.ts";
import { fixedSeconds, parseObjectiveDuration } from "./duration.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { type Period, periodAt } from "./window.ts";

export function windowOf(objective: Objective): ObjectiveWindow {
  const duration = parseObjectiveDuration(objective.window) ?? { count: 28, unit: "d" as const };
  return objective.calendar ? { duration, calendar: objective.calendar } : { duration };
}

/** Seconds of a slice; undefined where events are counted. */
export function sliceSeconds(objective: Objective): number | undefined {
  if (objective.budgetingMethod === "Occurrences" || objective.timeSliceWindow === undefined) return undefined;
  const duration = parseObjectiveDuration(objective.timeSliceWindow);
  return duration && fixedSeconds(duration);
}

export const DAY_SECONDS = 86_400;

/** Whole slices of the period up to the end of the run; the last ends with it. */
function slicesOf(period: Period, seconds: number): { start: string; stepSeconds: number; count: number } {
  const count = Math.floor((period.countedUntil - period.start) / (seconds * 1000));
  return { start: formatInstant(period.countedUntil - count * seconds * 1000), stepSeconds: seconds, count };
}

/** What has to be asked to judge an objective: nothing before its first window. `daily`: the counts of each day as well. */
export function asksOf(
  objective: Objective,
  subject: string,
  asOfMs: number,
  rules: ErrorBudgetRules,
  daily = false,
): ObjectiveAsk[] {
  const period = periodAt(windowOf(objective), asOfMs);
  if (!period || period.countedUntil <= period.start) return [];
  const slice = sliceSeconds(objective);
  const how =
    slice === undefined
      ? {
          windows: [...new Set([secondsOf(period), ...burnSeconds(period, rules)])].sort((a, b) => b - a),
          ...(daily ? { slices: slicesOf(period, DAY_SECONDS) } : {}),
        }
      : { windows: [], slices: slicesOf(period, slice) };
  const asks = objective.members ?? (objective.indicator ? [{ indicator: objective.indicator }] : []);
  return asks.map(({ indicator }, index) => ({
    objective: objective.name,
    ...(objective.members ? { member: index } : {}),
    subject,
    indicator,
    ...how,
  }));
}

/** What can be counted of the period. */
function secondsOf(period: Period): number {
  return (period.countedUntil - period.start) / 1000;
}

function burnSeconds(period: Period, rules: ErrorBudgetRules): number[] {
  return burnWindows((period.end - period.start) / 1000, rules.burnRates)
    .flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds])
    .filter((seconds) => seconds < secondsOf(period));
}

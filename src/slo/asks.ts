import type { MaintenanceWindow } from "../model/budget-policy.ts";
import type { ObjectiveAsk } from "../model/objective.ts";
import { DAY_SECONDS, formatInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { burnWindows } from "./burn-rates.ts";
import { fixedSeconds, parseObjectiveDuration } from "./duration.ts";
import { maintenanceOf } from "./maintenance.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { isUnknown, type Unknown } from "./unknown.ts";
import { calendarFault, type Period, periodAt } from "./window.ts";

/** The last millisecond that RFC 3339 can write. */
const LATEST_MS = 253_402_300_799_999;
/** Two years of minutes: more slices than that are a slip, and would fill the memory. */
const MOST_SLICES = 1_000_000;

/** The period that an objective is judged over, or why there is none. Kept documents may hold anything. */
export function periodOf(objective: Objective, asOfMs: number): Period | Unknown {
  const { calendar, window, budgetingMethod, timeSliceWindow = "no length" } = objective;
  const duration = parseObjectiveDuration(window);
  if (!duration) return { reason: `its window "${window}" is no duration` };
  const fault = calendar && calendarFault(calendar);
  if (fault !== undefined) return { reason: `its calendar cannot be read: "${calendar?.startTime}" ${fault}` };
  const period = periodAt(calendar ? { duration, calendar } : { duration }, asOfMs);
  if (!period) return { reason: "its first window has not begun" };
  if (period.start < 0 || period.end > LATEST_MS) return { reason: "its window leaves the years from 1970 to 9999" };
  if (budgetingMethod === "Occurrences") return period;
  const seconds = sliceSeconds(objective);
  if (seconds === undefined) return { reason: `its slices of ${timeSliceWindow} have no fixed length` };
  const slices = Math.floor((period.end - period.start) / (seconds * 1000));
  return slices > MOST_SLICES
    ? { reason: `its window has ${slices} slices; at most ${MOST_SLICES} are judged` }
    : period;
}

/** Seconds of a slice; undefined where events are counted. */
export function sliceSeconds({ budgetingMethod, timeSliceWindow }: Objective): number | undefined {
  if (budgetingMethod === "Occurrences" || timeSliceWindow === undefined) return undefined;
  const duration = parseObjectiveDuration(timeSliceWindow);
  return duration && fixedSeconds(duration);
}

/** Whole slices of the period up to the end of the run; the last ends with it. */
function slicesOf(period: Period, seconds: number): { start: string; stepSeconds: number; count: number } {
  const count = Math.floor((period.countedUntil - period.start) / (seconds * 1000));
  return { start: formatInstant(period.countedUntil - count * seconds * 1000), stepSeconds: seconds, count };
}

/** What has to be asked to judge an objective: nothing where it cannot be judged. `daily`: the counts of each day as well. Events are counted inside maintenance windows too. */
export function asksOf(
  objective: Objective,
  subject: string,
  asOfMs: number,
  rules: ErrorBudgetRules,
  daily = false,
  maintenance: readonly MaintenanceWindow[] = [],
): ObjectiveAsk[] {
  const period = periodOf(objective, asOfMs);
  if (isUnknown(period) || period.countedUntil <= period.start) return [];
  const slice = sliceSeconds(objective);
  const spans = slice === undefined ? maintenanceOf(objective, maintenance, period).spans : [];
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
    ...(spans.length > 0 && indicator.kind === "ratio"
      ? { maintenance: spans.map(({ start, end }) => ({ start: formatInstant(start), end: formatInstant(end) })) }
      : {}),
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

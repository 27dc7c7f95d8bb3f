import type { ObjectiveForecast, ObjectiveStatus } from "../model/budget.ts";
import { formatQuantity, number } from "../model/quantity.ts";
import { visible } from "../model/text.ts";
import type { Objective } from "../model/workload.ts";
import { formatTime } from "./instants.ts";

const MARKS: { [state in ObjectiveStatus["status"]]: string } = {
  healthy: "✓",
  "at-risk": "◐",
  exhausted: "✗",
  unknown: "?",
};

/** One objective as every format shows it. */
export interface BudgetRow {
  mark: string;
  status: ObjectiveStatus["status"];
  name: string;
  service: string;
  /** `99.9 % over 28 days, Occurrences` */
  objective: string;
  /** The share of good events with its interval, or `–`. */
  measured: string;
  /** `-4 % of the budget left (−1.61 min)` or why nothing is known. */
  budget: string;
  /** Alerts that fire now. */
  firing: string[];
  /** The figures without maintenance, and where it stands under the error-budget policy: a line each. */
  more: string[];
}

export function budgetRows(all: readonly ObjectiveStatus[]): BudgetRow[] {
  return all.map((one) => ({
    mark: MARKS[one.status],
    status: one.status,
    name: visible(one.name),
    service: visible(one.service),
    objective: visible(`${one.objective}, ${one.budgetingMethod}`),
    measured: visible(measured(one)),
    budget: visible(budget(one)),
    firing: one.burnRates
      .filter((rate) => rate.firing)
      .map(
        ({ severity, long, short, longRate, shortRate, threshold }) =>
          `${severity}: burns ${number(longRate ?? 0)} times as fast as it may over ${long} and ${number(shortRate ?? 0)} over ${short} (threshold ${number(threshold)})`,
      ),
    more: [...withoutMaintenance(one), ...standing(one)].map(visible),
  }));
}

function measured({ sli, sliInterval, good, total }: Figures): string {
  if (sli === null) return "–";
  const interval = sliInterval
    ? ` (${formatQuantity(sliInterval.low, "1")} to ${formatQuantity(sliInterval.high, "1")} at ${number(sliInterval.confidence * 100)} %)`
    : "";
  const counts = good === null || total === null ? "" : `, ${number(good)} of ${number(total)}`;
  return `${formatQuantity(sli, "1")}${counts}${interval}`;
}

type Figures = Pick<ObjectiveStatus, "good" | "total" | "sli" | "sliInterval" | "errorBudget" | "reason">;

function withoutMaintenance({ withoutMaintenance: rest }: ObjectiveStatus): string[] {
  if (!rest) return [];
  const figures = rest.sli === null ? budget(rest) : `${measured(rest)}: ${budget(rest)}`;
  return [
    `without maintenance${rest.judged ? " (judged by this)" : ""}: ${figures}`,
    ...rest.windows.map(
      ({ from, to, reason, by }) => `maintenance from ${formatTime(from)} to ${formatTime(to)}: ${reason} (${by})`,
    ),
  ];
}

function standing({ policy }: ObjectiveStatus): string[] {
  if (!policy) return [];
  const { state, since, freeze, actions, reason } = policy;
  if (state === null) return [`policy: state not known: ${reason ?? ""}`];
  const begun = since === null ? "" : ` since ${formatTime(since)} at the latest`;
  const todo = actions.length === 0 ? "" : `: ${actions.join("; ")}`;
  return [`policy: ${state}${begun}${freeze ? ", changes are frozen" : ""}${todo}`];
}

function budget({ errorBudget: { remaining, remainingMinutes }, reason }: Figures): string {
  if (remaining === null) return reason ?? "not known";
  const minutes = remainingMinutes === null ? "" : ` (${number(remainingMinutes)} min of full outage)`;
  const said = remaining < 0 ? `overspent by ${number(-remaining * 100)} %` : `${number(remaining * 100)} % left`;
  return `${said}${minutes}${reason === null ? "" : `; ${reason}`}`;
}

/** `slos status` in lines: no colour, names on a line of their own. */
export function renderBudgets(all: readonly ObjectiveStatus[]): string {
  const lines = budgetRows(all).flatMap((row, at) => {
    const window = all[at]?.window;
    const period = window?.start ? ` from ${formatTime(window.start)} to ${formatTime(window.end)}` : "";
    return [
      `${row.mark} ${row.name} (${row.service}): ${row.status}`,
      `    objective  ${row.objective}${period}`,
      `    measured   ${row.measured}`,
      `    budget     ${row.budget}`,
      ...row.firing.map((text) => `    alert      ${text}`),
      ...row.more.map((text) => `    ${text}`),
    ];
  });
  const counts = (["exhausted", "at-risk", "unknown", "healthy"] as const)
    .map((state) => [state, all.filter((one) => one.status === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  return [...lines, "", counts.join(", ")].join("\n");
}

/** Eight heights of a column: what was left of a budget, day by day. */
const COLUMNS = "▁▂▃▄▅▆▇█";

/** `slos forecast` in lines. */
export function renderForecasts(all: readonly ObjectiveForecast[]): string {
  return all
    .flatMap((one) => [
      `${MARKS[one.status]} ${visible(one.name)} (${visible(one.service)}): ${visible(expected(one))}`,
      ...(one.burnDown.length > 0
        ? [`    left day by day  ${one.burnDown.map(({ remaining }) => column(remaining)).join("")}`]
        : []),
    ])
    .join("\n");
}

function expected({ exhausted, earliest, latest, horizon, rate, reason }: ObjectiveForecast): string {
  if (reason !== null) return reason;
  const day = (instant: string | null) =>
    instant === null ? `not before ${formatTime(horizon ?? "")}` : formatTime(instant);
  const failing = rate === null ? "" : `; ${formatQuantity(rate.value, "1")} of events failed in the last days`;
  return `used up ${day(exhausted)} (earliest ${day(earliest)}, latest ${day(latest)})${failing}`;
}

function column(remaining: number): string {
  if (remaining <= 0) return "·";
  return COLUMNS[Math.min(COLUMNS.length - 1, Math.floor(remaining * COLUMNS.length))] ?? "█";
}

/** `slos list` in lines. */
export function renderObjectives(all: readonly Objective[]): string {
  return all
    .map(
      (one) =>
        `${visible(one.name)} (${visible(one.service)}): ${formatQuantity(one.target, "1")} over ${visible(one.window)}, ${visible(one.budgetingMethod)}, by ${visible(source(one))} · ${visible(one.source.path)}:${one.source.line}`,
    )
    .join("\n");
}

function source({ indicator, members }: Objective): string {
  if (members) return `${members.length} members`;
  if (!indicator) return "nothing";
  if (indicator.kind === "ratio") return `${indicator.total.type}, ${indicator.good ? "good" : "bad"} of all`;
  return indicator.kind === "raw" ? `${indicator.raw.type}, one ratio` : `${indicator.metric.type}, a threshold`;
}

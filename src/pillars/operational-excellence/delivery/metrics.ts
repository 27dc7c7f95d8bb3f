import { DAY_MS, HOUR_MS } from "../../../model/time.ts";
import { type Calendar, fullWeeks, monday } from "./calendar.ts";
import type { ChangeRow, DeliveryHistory, DeploymentRow, FailureRow, UnattributedRow } from "./evidence.ts";
import { quantile } from "./quantiles.ts";

/** Half-open, milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** The numbers of one service, or of several together, before they are shown or graded. Durations in hours, ascending. */
export interface DeliveryMetrics {
  deployments: number;
  perDay: number;
  deployDays: number;
  /** deployDays over the days of the window */
  deployDayRatio: number;
  /** Median of deployment days over the full ISO weeks, those without a deployment included. */
  weeklyMedian: number | undefined;
  fullWeeks: number;
  /** By week: its Monday as a day number, deployments, and how many of them failed. */
  weeks: { monday: number; deployments: number; failed: number }[];
  leads: number[];
  /** Of each deployment the oldest change's lead. */
  oldestLeads: number[];
  negativeLeads: number;
  undatedChanges: number;
  /** Deployments that begin a line: their commits are nobody's lead time. */
  seeds: number;
  squashes: number;
  cherryPicks: number;
  /** Commits of each deployment that is not a seed. */
  batches: number[];
  failed: FailureRow[];
  failedExplicitly: number;
  recoveries: number[];
  /** Hours that each open failure has been open. */
  openAges: number[];
  reworkDeployments: number;
  rework: number;
  unattributed: UnattributedRow[];
  /** Deployments dated by their commit, because the tag has no date. */
  datedByCommit: number;
}

/**
 * The five metrics (definitions §2) of the deployments that `service` names, or of all, over the window; rework over its own.
 * Ratios come from counts. A failure counts once, and is of the window its deployment is in; a cure is of the window it is in itself.
 */
export function deliveryMetrics(
  history: DeliveryHistory,
  service: string | undefined,
  window: Span,
  reworkWindow: Span,
  days: Calendar,
): DeliveryMetrics {
  const mine = (row: { service: string }): boolean => service === undefined || row.service === service;
  const own = history.deployments.filter(mine);
  const inside = own.filter((row) => within(row.at, window));
  const key = (row: { service: string; tag: string }): string => JSON.stringify([row.service, row.tag]);
  const counted = new Set(inside.map(key));
  const changes = history.changes.filter((row) => mine(row) && counted.has(key(row)));
  const leads = leadsOf(changes);
  const failed = history.failures.filter((row) => mine(row) && counted.has(key(row)));
  const days_ = new Set(inside.map((row) => days.day(row.at)));
  const weeks = fullWeeks(days, window.from, window.to);
  const length = (window.to - window.from) / DAY_MS;
  const recoveries = failed.flatMap((row) => (row.recoveryHours === null ? [] : [row.recoveryHours]));
  const openAges = failed.flatMap((row) => (row.recoveryHours === null ? [(window.to - row.at) / HOUR_MS] : []));
  return {
    deployments: inside.length,
    perDay: inside.length / length,
    deployDays: days_.size,
    deployDayRatio: days_.size / length,
    weeklyMedian: weeklyMedian(days_, weeks),
    fullWeeks: weeks.length,
    weeks: weeks.map((week) => ({
      monday: week,
      deployments: inside.filter((row) => monday(days.day(row.at)) === week).length,
      failed: failed.filter((row) => monday(days.day(row.at)) === week).length,
    })),
    ...leads,
    seeds: inside.filter((row) => row.commits === null).length,
    batches: ascending(inside.flatMap((row) => (row.commits === null ? [] : [row.commits]))),
    failed,
    failedExplicitly: failed.filter((row) => row.grade === "explicit").length,
    recoveries: ascending(recoveries),
    openAges: ascending(openAges),
    ...rework(own, history.failures.filter(mine), reworkWindow, key),
    unattributed: history.unattributed.filter(
      (row) =>
        (service === undefined || row.service === null || row.service === service) &&
        row.at !== null &&
        within(row.at, window),
    ),
    datedByCommit: inside.filter((row) => row.dateSource === "commit").length,
  };
}

function within(at: number, span: Span): boolean {
  return at >= span.from && at < span.to;
}

function ascending(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}

function weeklyMedian(deployDays: ReadonlySet<number>, weeks: readonly number[]): number | undefined {
  const perWeek = new Map(weeks.map((week) => [week, 0]));
  for (const day of deployDays) {
    const count = perWeek.get(monday(day));
    if (count !== undefined) perWeek.set(monday(day), count + 1);
  }
  return quantile(ascending([...perWeek.values()]), 0.5);
}

function leadsOf(
  changes: readonly ChangeRow[],
): Pick<DeliveryMetrics, "leads" | "oldestLeads" | "negativeLeads" | "undatedChanges" | "squashes" | "cherryPicks"> {
  const leads: number[] = [];
  const oldest = new Map<string, number>();
  let negativeLeads = 0;
  let undatedChanges = 0;
  for (const change of changes) {
    const lead = change.leadHours;
    if (lead === null) undatedChanges++;
    else if (lead < 0) negativeLeads++;
    else {
      leads.push(lead);
      const key = JSON.stringify([change.service, change.tag]);
      oldest.set(key, Math.max(oldest.get(key) ?? 0, lead));
    }
  }
  return {
    leads: ascending(leads),
    oldestLeads: ascending([...oldest.values()]),
    negativeLeads,
    undatedChanges,
    squashes: changes.filter((change) => change.squash).length,
    cherryPicks: changes.filter((change) => change.cherryPick).length,
  };
}

/** Deployments that mended a failed one, over all: the cure, where the fail rate counts the cause. */
function rework(
  deployments: readonly DeploymentRow[],
  failures: readonly FailureRow[],
  window: Span,
  key: (row: { service: string; tag: string }) => string,
): Pick<DeliveryMetrics, "rework" | "reworkDeployments"> {
  const inside = new Set(deployments.filter((row) => within(row.at, window)).map(key));
  const cures = new Set<string>();
  for (const failure of failures)
    for (const tag of failure.fixes) {
      const cure = key({ service: failure.service, tag });
      if (inside.has(cure)) cures.add(cure);
    }
  return { rework: cures.size, reworkDeployments: inside.size };
}

import type { DeliveryReport, ServiceDelivery } from "../../../model/delivery.ts";
import type { Evidence } from "../../../model/evidence.ts";
import type { EvidenceIndex } from "../../../model/fact.ts";
import type { Rules } from "../../../model/rules.ts";
import { DAY_MS, formatInstant, parseInstant } from "../../../model/time.ts";
import { type Calendar, calendar, isTimeZone } from "./calendar.ts";
import { DELIVERY_SIGNALS, type DeliveryHistory, deliveryHistory, type UnattributedRow } from "./evidence.ts";
import { yearGrades } from "./grades.ts";
import { type DeliveryMetrics, deliveryMetrics, type Span } from "./metrics.ts";
import { medianInterval, quantile } from "./quantiles.ts";
import type { DeliveryRules } from "./rules.ts";
import { deliveryWindows } from "./window.ts";

export interface DeliveryOptions {
  /** RFC 3339 */
  asOf: string;
  /** Undefined: 90 days, rework 180. */
  windowSeconds: number | undefined;
  /** IANA time zone of days and weeks. Throws RangeError for an unknown one (see `isTimeZone`). */
  zone: string;
  rules: DeliveryRules;
  /** One sample of lead time: a commit (default), or a deployment with its oldest commit. */
  basis?: "commit" | "deployment";
}

/** The document of `delivery --json` from the four delivery readings. Pure. Throws RangeError for an unknown zone or time. */
export function deliveryReport(evidence: readonly Evidence[], options: DeliveryOptions): DeliveryReport {
  const asOf = parseInstant(options.asOf);
  if (asOf === undefined) throw new RangeError(`"${options.asOf}" is not an RFC 3339 time`);
  if (!isTimeZone(options.zone)) throw new RangeError(`"${options.zone}" is not a known time zone`);
  const { window, rework } = deliveryWindows(asOf, options.windowSeconds);
  const head = { asOf: options.asOf, window: shown(window), zone: options.zone };
  const history = deliveryHistory(evidence);
  if ("missing" in history) return { ...head, services: [], unattributed: [], reason: history.missing };
  if (history.since > Math.min(window.from, rework.from))
    return {
      ...head,
      services: [],
      unattributed: [],
      reason: `the evidence reaches back to ${formatInstant(history.since)} only, which is less than the window`,
    };
  const days = calendar(options.zone);
  const services = [...new Set(history.deployments.map((row) => row.service))].sort();
  return {
    ...head,
    services: services.map((service) => {
      const metrics = deliveryMetrics(history, service, window, rework, days);
      return serviceDelivery(service, metrics, rework, options);
    }),
    unattributed: unattributedIn(history, window, days),
    ...(services.length === 0 ? { reason: NO_RELEASES } : {}),
  };
}

/**
 * The same for a whole document: the zone is that of the gathering, the window the run's. Never throws: a time or zone that cannot be
 * read, or rules without a `delivery` table, give a document without services and the reason.
 */
export function delivery(index: EvidenceIndex, rules: Rules): DeliveryReport {
  const { asOf, windowSeconds } = index.document;
  const evidence = DELIVERY_SIGNALS.flatMap((signal) => index.of(index.workload, signal));
  const history = deliveryHistory(evidence);
  const given = "missing" in history ? undefined : history.zone;
  const zone = given !== undefined && isTimeZone(given) ? given : "UTC";
  const table = rules.tables.delivery as DeliveryRules | undefined;
  const gap = DELIVERY_SIGNALS.map((signal) => index.gap(index.workload, signal)).find(
    (reason) => reason !== undefined,
  );
  const reason = gap ?? (table === undefined ? "the rules have no delivery table" : undefined);
  if (reason !== undefined || table === undefined || parseInstant(asOf) === undefined) {
    const at = parseInstant(asOf) ?? 0;
    const { window } = deliveryWindows(at, windowSeconds);
    return {
      asOf,
      window: shown(window),
      zone,
      services: [],
      unattributed: [],
      reason: reason ?? "asOf is not a time",
    };
  }
  return deliveryReport(evidence, { asOf, windowSeconds, zone, rules: table });
}

const NO_RELEASES = "no-deployments: no tag names a release, so that git knows of no deployment";
const NO_DEPLOYMENTS = "no-deployments: no release was tagged in the window";

function unattributedIn(history: DeliveryHistory, window: Span, days: Calendar): DeliveryReport["unattributed"] {
  const all = deliveryMetrics(history, undefined, window, window, days).unattributed;
  return all.map((row: UnattributedRow) => ({ ...row, at: row.at === null ? null : formatInstant(row.at) }));
}

function shown(span: Span): { start: string; end: string } {
  return { start: formatInstant(span.from), end: formatInstant(span.to) };
}

function serviceDelivery(
  service: string,
  metrics: DeliveryMetrics,
  rework: Span,
  options: DeliveryOptions,
): ServiceDelivery {
  return {
    service,
    deploymentFrequency: {
      deployments: metrics.deployments,
      perDay: metrics.perDay,
      deployDays: metrics.deployDays,
      deployDayRatio: metrics.deployDayRatio,
      weeklyMedian: metrics.weeklyMedian ?? null,
      fullWeeks: metrics.fullWeeks,
      sampleSize: metrics.deployments,
      ...because(metrics.deployments === 0 ? NO_DEPLOYMENTS : metrics.fullWeeks === 0 ? NO_WEEK : undefined),
    },
    changeLeadTime: leadTime(metrics, options),
    changeFailRate: failRate(metrics),
    failedDeploymentRecoveryTime: recovery(metrics, options.rules),
    deploymentReworkRate: {
      value: metrics.reworkDeployments === 0 ? null : metrics.rework / metrics.reworkDeployments,
      rework: metrics.rework,
      deployments: metrics.reworkDeployments,
      window: shown(rework),
      sampleSize: metrics.reworkDeployments,
      ...because(metrics.reworkDeployments === 0 ? NO_DEPLOYMENTS : undefined),
    },
    weeks: metrics.weeks.map(({ monday, deployments, failed }) => ({
      start: formatInstant(monday * DAY_MS).slice(0, 10),
      deployments,
      failed,
    })),
    grades: yearGrades(metrics, options.rules),
  };
}

const NO_WEEK = "the window holds no full ISO week, so that there is no weekly median";

function because(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

function leadTime(metrics: DeliveryMetrics, options: DeliveryOptions): ServiceDelivery["changeLeadTime"] {
  const basis = options.basis ?? "commit";
  const samples = basis === "commit" ? metrics.leads : metrics.oldestLeads;
  return {
    unit: "h",
    basis,
    commits: metrics.leads.length,
    median: quantile(samples, 0.5) ?? null,
    medianInterval: medianInterval(samples, options.rules.bootstrap) ?? null,
    p90: quantile(samples, 0.9) ?? null,
    oldestCommitMedian: quantile(metrics.oldestLeads, 0.5) ?? null,
    negativeDropped: metrics.negativeLeads,
    undated: metrics.undatedChanges,
    seeds: metrics.seeds,
    squashSuspected: metrics.squashes,
    cherryPicked: metrics.cherryPicks,
    datedByCommit: metrics.datedByCommit,
    sampleSize: samples.length,
    ...because(samples.length > 0 ? undefined : noLead(metrics)),
  };
}

/** Why there is no lead time. */
export function noLead(metrics: DeliveryMetrics): string {
  if (metrics.deployments === 0) return NO_DEPLOYMENTS;
  if (metrics.seeds === metrics.deployments)
    return "each deployment in the window is the first of its line, which has no lead time";
  if (metrics.negativeLeads + metrics.undatedChanges > 0)
    return "all changes are dated after their deployment, or have no readable time";
  return "no deployment in the window brought a new change";
}

function failRate(metrics: DeliveryMetrics): ServiceDelivery["changeFailRate"] {
  const { deployments, failed, failedExplicitly } = metrics;
  return {
    value: deployments === 0 ? null : failed.length / deployments,
    interval: deployments === 0 ? null : { explicit: failedExplicitly / deployments, all: failed.length / deployments },
    failed: failed.length,
    failedExplicitly,
    deployments,
    failures: failed.map(({ tag, at, kind, grade, evidence, recoveredBy, recoveryHours }) => ({
      tag,
      at: formatInstant(at),
      kind,
      grade,
      evidence,
      recoveredBy,
      recoveryHours,
    })),
    sampleSize: deployments,
    ...because(deployments === 0 ? NO_DEPLOYMENTS : undefined),
  };
}

function recovery(metrics: DeliveryMetrics, rules: DeliveryRules): ServiceDelivery["failedDeploymentRecoveryTime"] {
  const { recoveries, openAges, failed } = metrics;
  return {
    unit: "h",
    median: quantile(recoveries, 0.5) ?? null,
    medianInterval: medianInterval(recoveries, rules.bootstrap) ?? null,
    open: openAges.length,
    oldestOpen: openAges.at(-1) ?? null,
    sampleSize: recoveries.length,
    ...because(recoveries.length > 0 ? undefined : noRecovery(metrics, failed.length)),
  };
}

/** Why there is no recovery time. */
export function noRecovery(metrics: DeliveryMetrics, failed: number): string {
  if (metrics.deployments === 0) return NO_DEPLOYMENTS;
  return failed === 0
    ? "git shows no failed deployment in the window"
    : "no failed deployment of the window is mended yet";
}

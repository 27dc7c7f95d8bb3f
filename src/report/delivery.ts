import type { DeliveryReport, Grade, ScoreOutOfTen, ServiceDelivery, YearGrades } from "../model/delivery.ts";
import { byCodeUnit } from "../model/order.ts";
import { formatQuantity, number } from "../model/quantity.ts";
import { listed, visible } from "../model/text.ts";
import { formatTime } from "./instants.ts";

type Reliability = NonNullable<DeliveryReport["reliability"]>;

/** One metric of one service, as every format shows it. */
export interface DeliveryRow {
  service: string;
  metric: string;
  /** The number with what belongs to it, or `–`. */
  value: string;
  /** `n = 12`, or why there is no number. */
  note: string;
}

/** The five metrics of each service, in DORA's order; then reliability, which is the workload's, where it was asked for. */
export function deliveryRows(report: DeliveryReport): DeliveryRow[] {
  const rows = report.services.flatMap(serviceRows);
  return rows.length > 0 && report.reliability ? [...rows, reliabilityRow(report.reliability)] : rows;
}

function reliabilityRow({ value, met, missed, unknown, sampleSize, reason }: Reliability): DeliveryRow {
  const row = { service: "all objectives", metric: "reliability (beside the five)" };
  if (value === null) return { ...row, value: "–", note: visible(reason ?? "not known") };
  const not = [
    missed.length > 0 ? `missed: ${listed(missed)}` : "",
    unknown.length > 0 ? `unknown: ${listed(unknown)}` : "",
  ];
  return {
    ...row,
    value: `${met} of ${sampleSize} objectives met`,
    note: visible(not.filter(Boolean).join("; ") || "error budgets, counted over each window"),
  };
}

function serviceRows(service: ServiceDelivery): DeliveryRow[] {
  const { deploymentFrequency: frequency, changeLeadTime: lead, changeFailRate: fails } = service;
  const { failedDeploymentRecoveryTime: recovery, deploymentReworkRate: rework } = service;
  const hours = (value: number) => formatQuantity(value * 3600, "s");
  const row = (
    metric: string,
    value: string | undefined,
    block: { sampleSize: number; reason?: string },
  ): DeliveryRow => ({
    service: visible(service.service),
    metric,
    value: value ?? "–",
    note: value === undefined ? visible(block.reason ?? "not known") : `n = ${block.sampleSize}`,
  });
  return [
    row(
      "change lead time",
      lead.median === null
        ? undefined
        : `${hours(lead.median)}${lead.p90 === null ? "" : `, 90th percentile ${hours(lead.p90)}`}`,
      lead,
    ),
    row(
      "deployment frequency",
      frequency.deployments === null
        ? undefined
        : `${frequency.deployments} deployments on ${frequency.deployDays} days, ${number(frequency.perDay ?? 0)} a day`,
      frequency,
    ),
    row(
      "failed deployment recovery time",
      recovery.median === null
        ? undefined
        : `${hours(recovery.median)}${recovery.open > 0 ? `, ${recovery.open} still open` : ""}`,
      recovery,
    ),
    row("change fail rate", fails.value === null ? undefined : failRate(fails), fails),
    row("deployment rework rate", rework.value === null ? undefined : formatQuantity(rework.value, "1"), rework),
  ];
}

/** With the share that names what it undoes, where the two differ. */
function failRate({ value, interval }: ServiceDelivery["changeFailRate"]): string {
  const all = formatQuantity(value, "1");
  if (!interval || interval.explicit === interval.all) return all;
  return `${all}, of which ${formatQuantity(interval.explicit, "1")} by explicit evidence`;
}

/** What one report year makes of a service's numbers. */
interface GradeRow {
  service: string;
  year: string;
  /** `change lead time: high; …` */
  levels: string;
  /** The publication, and whether its figures were read there or in another's account. */
  source: string;
}

export function gradeRows(report: DeliveryReport): GradeRow[] {
  return report.services.flatMap((service) =>
    service.grades.map((year) => ({
      service: visible(service.service),
      year: visible(year.year),
      levels: visible(levelsOf(year)),
      source: visible(
        [year.source, year.verify === "secondary" ? "told by others" : "", year.note ?? ""].filter(Boolean).join("; "),
      ),
    })),
  );
}

function levelsOf(year: YearGrades): string {
  const levels = byMetric(year.levels).map(([metric, grade]) => `${metric}: ${gradeText(grade)}`);
  const scores = byMetric(year.scores).map(([metric, score]) => `${metric}: ${scoreText(score)}`);
  const overall =
    year.overall ?? (year.score === undefined || year.score === null ? undefined : `${number(year.score)} of 10`);
  const parts = [...(overall === undefined ? [] : [`overall ${overall}`]), ...levels, ...scores];
  return parts.length > 0 ? parts.join("; ") : (year.reason ?? "no grade");
}

/** DORA's order of the metrics. */
const METRICS = [
  "deploymentFrequency",
  "changeLeadTime",
  "changeFailRate",
  "failedDeploymentRecoveryTime",
  "deploymentReworkRate",
];

/** In one order, others last: kept documents do not keep that of keys. */
function byMetric<T>(of: { [metric: string]: T } = {}): [string, T][] {
  const rank = (metric: string) => (METRICS.includes(metric) ? METRICS.indexOf(metric) : METRICS.length);
  return Object.entries(of).sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b));
}

function gradeText(grade: Grade): string {
  if ("closestTo" in grade) return `closest to ${grade.closestTo.join(" or ")}`;
  return grade.level ?? `– (${"reason" in grade ? grade.reason : "no grade"})`;
}

function scoreText({ value, industry }: ScoreOutOfTen): string {
  const own = value === null ? "–" : `${number(value)} of 10`;
  return industry
    ? `${own} (${industry.id}: mean ${number(industry.mean)}, deviation ${number(industry.deviation)})`
    : own;
}

/** One deployment that failed, why that is thought, and what mended it. */
interface FailureRow {
  service: string;
  tag: string;
  at: string;
  why: string;
  recovery: string;
}

export function failureRows(report: DeliveryReport): FailureRow[] {
  return report.services.flatMap((service) =>
    service.changeFailRate.failures.map((failure) => ({
      service: visible(service.service),
      tag: visible(failure.tag),
      at: formatTime(visible(failure.at)),
      why: visible(`${failure.kind}, ${failure.grade}: ${failure.evidence}`),
      recovery:
        failure.recoveredBy === null
          ? "still open"
          : visible(
              `by ${failure.recoveredBy}${failure.recoveryHours === null ? "" : ` after ${formatQuantity(failure.recoveryHours * 3600, "s")}`}`,
            ),
    })),
  );
}

const NAME_WIDTH = 33;
const MOST_UNATTRIBUTED = 10;

/** The metrics as lines of text. */
export function deliveryLines(report: DeliveryReport): string[] {
  const lines: string[] = [];
  let service: string | undefined;
  for (const row of deliveryRows(report)) {
    if (row.service !== service) lines.push(...(service === undefined ? [] : [""]), row.service);
    service = row.service;
    lines.push(`  ${row.metric.padEnd(NAME_WIDTH)}${row.value}  (${row.note})`);
  }
  return lines;
}

/** What `plumbrule delivery` prints. */
export function renderDelivery(report: DeliveryReport): string {
  const lines = [`Delivery from ${report.window.start} to ${report.window.end} (days in ${report.zone})`, ""];
  lines.push(...deliveryLines(report));
  if (report.services.length === 0) lines.push(`  no metric: ${visible(report.reason ?? "no deployment was found")}`);
  if (report.unattributed.length > 0) {
    lines.push("", "Not blamed on any deployment:");
    for (const one of report.unattributed.slice(0, MOST_UNATTRIBUTED)) {
      lines.push(`  ${one.sha.slice(0, 12)}  ${visible(one.why)}`);
    }
    const more = report.unattributed.length - MOST_UNATTRIBUTED;
    if (more > 0) lines.push(`  and ${more} more`);
  }
  return lines.join("\n");
}

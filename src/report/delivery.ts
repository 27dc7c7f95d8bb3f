import type { DeliveryReport, ServiceDelivery } from "../model/delivery.ts";
import { formatQuantity, number } from "../model/quantity.ts";
import { visible } from "../model/text.ts";

/** One metric of one service, as every format shows it. */
export interface DeliveryRow {
  service: string;
  metric: string;
  /** The number with what belongs to it, or `–`. */
  value: string;
  /** `n = 12`, or why there is no number. */
  note: string;
}

/** The five metrics of each service, in DORA's order. */
export function deliveryRows(report: DeliveryReport): DeliveryRow[] {
  return report.services.flatMap(serviceRows);
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

import type { DeliveryReport, ServiceDelivery } from "../model/delivery.ts";
import { formatQuantity, number } from "../model/quantity.ts";
import { visible } from "../model/text.ts";

/** The delivery metrics for people: each number with its sample size, or why there is none. */
export function renderDelivery(report: DeliveryReport): string {
  const lines = [`Delivery from ${report.window.start} to ${report.window.end} (days in ${report.zone})`];
  for (const service of report.services) lines.push("", ...serviceLines(service));
  if (report.services.length === 0) lines.push("", `  no metric: ${report.reason ?? "no deployment was found"}`);
  if (report.unattributed.length > 0) {
    lines.push("", "Not blamed on any deployment:");
    for (const one of report.unattributed.slice(0, 10)) lines.push(`  ${one.sha.slice(0, 12)}  ${visible(one.why)}`);
    if (report.unattributed.length > 10) lines.push(`  and ${report.unattributed.length - 10} more`);
  }
  return lines.join("\n");
}

function serviceLines(service: ServiceDelivery): string[] {
  const { deploymentFrequency: frequency, changeLeadTime: lead, changeFailRate: fails } = service;
  const { failedDeploymentRecoveryTime: recovery, deploymentReworkRate: rework } = service;
  const hours = (value: number | null) => (value === null ? undefined : formatQuantity(value * 3600, "s"));
  const share = (value: number | null) => (value === null ? undefined : formatQuantity(value, "1"));
  return [
    visible(service.service),
    row(
      "deployment frequency",
      frequency.deployments === null
        ? undefined
        : `${frequency.deployments} deployments on ${frequency.deployDays} days, ${number(frequency.perDay ?? 0)} a day`,
      frequency,
    ),
    row("change lead time", hours(lead.median), lead, lead.p90 === null ? "" : `, 90th percentile ${hours(lead.p90)}`),
    row("change fail rate", share(fails.value), fails),
    row(
      "failed deployment recovery time",
      hours(recovery.median),
      recovery,
      recovery.open > 0 ? `, ${recovery.open} still open` : "",
    ),
    row("deployment rework rate", share(rework.value), rework),
  ];
}

const NAME_WIDTH = 33;

function row(
  name: string,
  value: string | undefined,
  block: { sampleSize: number; reason?: string },
  more = "",
): string {
  const said =
    value === undefined ? `–  (${visible(block.reason ?? "not known")})` : `${value}${more}  (n = ${block.sampleSize})`;
  return `  ${name.padEnd(NAME_WIDTH)}${said}`;
}

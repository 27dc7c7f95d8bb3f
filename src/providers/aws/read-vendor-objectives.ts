import {
  ApplicationSignalsClient,
  BatchGetServiceLevelObjectiveBudgetReportCommand,
  ListServiceLevelObjectivesCommand,
  type ServiceLevelObjectiveBudgetReport,
  type ServiceLevelObjectiveSummary,
} from "@aws-sdk/client-application-signals";
import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import type { Access } from "./access.ts";
import { paged } from "./paged.ts";

const API = "aws/application-signals";
const MOST_PAGES = 20;
/** API reference of BatchGetServiceLevelObjectiveBudgetReport. */
const MOST_IDS = 50;

export async function readVendorObjectives(
  regions: readonly string[],
  asOf: string,
  access: Access,
): Promise<{ values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string }> {
  const rows: Row[] = [];
  let pages = 0;
  for (const region of regions) {
    const client = access.traced(new ApplicationSignalsClient(access.configFor(region)));
    const listed = await paged<ServiceLevelObjectiveSummary>(access, {
      api: API,
      what: `ListServiceLevelObjectives in ${region}`,
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new ListServiceLevelObjectivesCommand({
          MaxResults: 50,
          ...(token === undefined ? {} : { NextToken: token }),
        });
        const { SloSummaries, NextToken } = await client.send(command, { abortSignal });
        return { items: SloSummaries, next: NextToken };
      },
    });
    if ("reason" in listed) return listed;
    pages += listed.pages;
    const services = new Map(listed.items.map(({ Arn, KeyAttributes }) => [Arn, KeyAttributes?.Name ?? ""]));
    for (let at = 0; at < listed.items.length; at += MOST_IDS) {
      const ids = listed.items.slice(at, at + MOST_IDS).flatMap(({ Arn }) => Arn ?? []);
      const called = await access.calls.call(API, (abortSignal) =>
        client.send(new BatchGetServiceLevelObjectiveBudgetReportCommand({ Timestamp: new Date(asOf), SloIds: ids }), {
          abortSignal,
        }),
      );
      if ("failure" in called) return { reason: `budget reports in ${region}: ${called.failure.reason}` };
      pages++;
      rows.push(...(called.answer.Reports ?? []).map((report) => rowOf(report, services.get(report.Arn) ?? "")));
    }
    client.destroy();
  }
  rows.sort((a, b) => byCodeUnit(`${a.service} ${a.name}`, `${b.service} ${b.name}`));
  return { values: { "vendor-slo": rows }, pages };
}

/** Requests where it counts requests, else seconds. */
function rowOf(report: ServiceLevelObjectiveBudgetReport, service: string): Row {
  const total = report.TotalBudgetRequests ?? report.TotalBudgetSeconds;
  const left = report.BudgetRequestsRemaining ?? report.BudgetSecondsRemaining;
  const goal = report.Goal?.AttainmentGoal;
  return {
    name: visible(report.Name ?? ""),
    service: visible(service),
    // Application Signals writes per cent.
    goal: goal === undefined ? null : goal / 100,
    attainment: report.Attainment === undefined ? null : report.Attainment / 100,
    remaining: total === undefined || left === undefined || total === 0 ? null : left / total,
    status: visible(report.BudgetStatus ?? ""),
    from: null,
    until: null,
  };
}

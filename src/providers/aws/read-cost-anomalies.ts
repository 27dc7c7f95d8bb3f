import {
  type AnomalySubscription,
  CostExplorerClient,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import type { EvidenceValue } from "../../model/evidence.ts";
import type { Access } from "./access.ts";
import { COST_EXPLORER } from "./cost-explorer.ts";
import { paged } from "./paged.ts";

const MOST_PAGES = 20;

export async function readCostAnomalies(
  access: Access,
): Promise<{ values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string }> {
  const client = access.traced(new CostExplorerClient(access.configFor("us-east-1")));
  const monitors = await paged<string>(access, {
    api: COST_EXPLORER,
    what: "GetAnomalyMonitors",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetAnomalyMonitorsCommand(token === undefined ? {} : { NextPageToken: token });
      const { AnomalyMonitors, NextPageToken } = await client.send(command, { abortSignal });
      return { items: AnomalyMonitors?.flatMap(({ MonitorArn }) => MonitorArn ?? []), next: NextPageToken };
    },
  });
  const subscriptions =
    "reason" in monitors
      ? monitors
      : await paged<AnomalySubscription>(access, {
          api: COST_EXPLORER,
          what: "GetAnomalySubscriptions",
          mostPages: MOST_PAGES,
          async send(token, abortSignal) {
            const command = new GetAnomalySubscriptionsCommand(token === undefined ? {} : { NextPageToken: token });
            const { AnomalySubscriptions, NextPageToken } = await client.send(command, { abortSignal });
            return { items: AnomalySubscriptions, next: NextPageToken };
          },
        });
  client.destroy();
  if ("reason" in monitors) return monitors;
  if ("reason" in subscriptions) return subscriptions;
  const told = new Set(subscriptions.items.filter(tellsSomebody).flatMap(({ MonitorArnList }) => MonitorArnList ?? []));
  return {
    values: { "cost.anomaly-monitors": new Set(monitors.items.filter((arn) => told.has(arn))).size },
    pages: monitors.pages + subscriptions.pages,
  };
}

/** Who declined is told nothing. */
function tellsSomebody({ Subscribers = [] }: AnomalySubscription): boolean {
  return Subscribers.some(({ Status }) => Status !== "DECLINED");
}

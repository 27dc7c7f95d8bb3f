import type { ProviderContext } from "../../model/provider.ts";
import { parseInstant } from "../../model/time.ts";
import { listIn, objectIn, textIn } from "./json-shape.ts";
import type { AzureLimits } from "./limits.ts";
import { listPart } from "./lists.ts";
import type { Part } from "./part.ts";
import { subscriptionsOf } from "./scope.ts";

/**
 * Alerts on cost anomalies of the subscription that has the fewest: a subscription is the only scope that has them, and one that nobody
 * watches is not made up for by another. None is a fact, since the list is answered.
 */
export function planAnomalyMonitors(context: ProviderContext, limits: AzureLimits): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "cost.anomaly-monitors");
  const subscriptions = subscriptionsOf(context);
  if (!signal || subscriptions.length === 0) return undefined;
  const now = Date.parse(context.asOf);
  return listPart(
    context,
    {
      api: "azure/cost-alerts",
      signal,
      subjects: [context.workload.name],
      paths: subscriptions.map(
        (one) => `/subscriptions/${one}/providers/Microsoft.CostManagement/scheduledActions?api-version=2022-10-01`,
      ),
      window: { start: context.asOf, end: context.asOf },
      reading: (lists) => ({
        value: Math.min(...lists.map((list) => list.filter((one) => tells(one, now)).length)),
      }),
    },
    limits,
  );
}

/** Enabled, not over, and with somebody to write to. */
function tells(one: unknown, now: number): boolean {
  const { kind, properties } = objectIn(one);
  const { status, notification, schedule } = objectIn(properties);
  const end = parseInstant(textIn(objectIn(schedule).endDate));
  return (
    kind === "InsightAlert" &&
    status === "Enabled" &&
    (end === undefined || end > now) &&
    listIn(objectIn(notification).to).length > 0
  );
}

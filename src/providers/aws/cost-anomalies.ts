import type { ProviderContext } from "../../model/provider.ts";
import { COST_EXPLORER, USD_EACH } from "./cost-explorer.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** Monitors of cost anomalies that somebody is subscribed to. That the account has none is a fact. */
export function costAnomalies(plan: Intended, context: ProviderContext): Inventory | undefined {
  if (!plan.settings.costs) return undefined;
  return workloadInventory(context, {
    api: COST_EXPLORER,
    bound: 2,
    usd: USD_EACH,
    signals: ["cost.anomaly-monitors"],
    query: "GetAnomalyMonitors, GetAnomalySubscriptions",
    window: { start: context.asOf, end: context.asOf },
    async load(access) {
      const { readCostAnomalies } = await import("./read-cost-anomalies.ts");
      return readCostAnomalies(access);
    },
  });
}

import type { ProviderContext } from "../../model/provider.ts";
import { type Grid, windowOf } from "../shared/grid.ts";
import { endOf, type Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { periodAtLeast } from "./periods.ts";
import { placesOf, SERVICE_QUOTAS } from "./quota-places.ts";
import { workloadInventory } from "./workload-inventory.ts";

/**
 * The most that was used of the quotas that the components' types draw from: their list for each service and region, then one point of
 * each metric of use.
 */
export function quotas(plan: Intended, context: ProviderContext): Inventory | undefined {
  const places = plan.settings.quotas === true ? placesOf(plan) : [];
  if (places.length === 0) return undefined;
  const { window, price, quotas: expected } = plan.rules;
  const grid = gridOf(context, window.value);
  const inventory = workloadInventory(context, {
    api: SERVICE_QUOTAS,
    bound: places.length,
    usd: 0,
    signals: ["quota.used"],
    query: `ListServiceQuotas, ${places.map(({ service, region }) => `${service} in ${region}`).join(", ")}; GetMetricData, Maximum of each UsageMetric`,
    window: windowOf(grid),
    async load(access) {
      const { readQuotas } = await import("./read-quotas.ts");
      return readQuotas(places, grid, price.value, access);
    },
  });
  const metrics = places.length * expected.metrics.value;
  const requests = new Set(places.map(({ region }) => region)).size;
  return inventory && { ...inventory, metricsAfter: { requests, metrics, usd: metrics * price.value } };
}

/** The run's window as one interval. */
function gridOf({ asOf, windowSeconds }: ProviderContext, usualSeconds: number): Grid {
  const { end, age } = endOf(asOf, windowSeconds ?? usualSeconds, Math.max(Date.now(), Date.parse(asOf)));
  const stepSeconds = periodAtLeast(windowSeconds ?? usualSeconds, age);
  return { start: end - stepSeconds * 1000, stepSeconds, count: 1 };
}

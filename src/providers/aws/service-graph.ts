import type { ProviderContext } from "../../model/provider.ts";
import { formatInstant, HOUR_MS } from "../../model/time.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** X-Ray answers for at most six hours a call (recalled); more would be a call for each. */
const HOURS = 6;

/** The service graph of X-Ray over the last hours: a sample, named in the window. */
export function serviceGraph(plan: Intended, context: ProviderContext): Inventory | undefined {
  const { traces } = plan.settings;
  if (!traces) return undefined;
  const end = lastWholeMinute(context.asOf);
  const start = end - (traces.hours ?? HOURS) * HOUR_MS;
  return workloadInventory(context, {
    api: "aws/xray",
    bound: plan.regions.length,
    usd: 0,
    signals: ["service.edges", "service.strangers"],
    query: `GetServiceGraph, ${plan.regions.join(", ")}`,
    window: { start: formatInstant(start), end: formatInstant(end) },
    async load(access) {
      const { readServiceGraph } = await import("./read-service-graph.ts");
      return readServiceGraph({ start, end, regions: plan.regions, components: context.workload.components, access });
    },
  });
}

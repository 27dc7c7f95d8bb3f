import type { ProviderContext } from "../../model/provider.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** Compute Optimizer: what is too large or too small of functions, services, instances and databases. */
export function advice(plan: Intended, context: ProviderContext): Inventory | undefined {
  if (plan.settings.advice !== true) return undefined;
  return workloadInventory(context, {
    api: "aws/compute-optimizer",
    // Four kinds of resources.
    bound: 4 * plan.regions.length,
    usd: 0,
    signals: ["advice"],
    query: `GetLambdaFunctionRecommendations, GetECSServiceRecommendations, GetEC2InstanceRecommendations, GetRDSDatabaseRecommendations, ${plan.regions.join(", ")}`,
    window: { start: context.asOf, end: context.asOf },
    async load(access) {
      const { readAdvice } = await import("./read-advice.ts");
      return readAdvice(plan.regions, context.workload.components, access);
    },
  });
}

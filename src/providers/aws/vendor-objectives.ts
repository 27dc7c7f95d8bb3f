import type { ProviderContext } from "../../model/provider.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** Objectives that Application Signals keeps, with what it makes of their budgets: to be held against the workload's own. */
export function vendorObjectives(plan: Intended, context: ProviderContext): Inventory | undefined {
  if (plan.settings.objectives !== true) return undefined;
  return workloadInventory(context, {
    api: "aws/application-signals",
    // A list and, where it has any, one report for every fifty of them.
    bound: 2 * plan.regions.length,
    usd: 0,
    signals: ["vendor-slo"],
    query: `ListServiceLevelObjectives, BatchGetServiceLevelObjectiveBudgetReport, ${plan.regions.join(", ")}`,
    window: { start: context.asOf, end: context.asOf },
    async load(access) {
      const { readVendorObjectives } = await import("./read-vendor-objectives.ts");
      return readVendorObjectives(plan.regions, context.asOf, access);
    },
  });
}

import type { ProviderContext } from "../../model/provider.ts";
import { advice } from "./advice.ts";
import { alarms } from "./alarms.ts";
import { backups } from "./backups.ts";
import { commitments } from "./commitments.ts";
import { costAnomalies } from "./cost-anomalies.ts";
import { costs } from "./costs.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { quotas } from "./quotas.ts";
import { reviews } from "./reviews.ts";
import { serviceGraph } from "./service-graph.ts";
import { tags } from "./tags.ts";
import { vendorObjectives } from "./vendor-objectives.ts";

/** The APIs that the settings ask for. Sends nothing. */
export function inventories(plan: Intended, context: ProviderContext): Inventory[] {
  return [
    alarms,
    tags,
    backups,
    quotas,
    costs,
    costAnomalies,
    commitments,
    serviceGraph,
    vendorObjectives,
    advice,
    reviews,
  ].flatMap((inventory) => inventory(plan, context) ?? []);
}

import { byCodeUnit } from "../../model/order.ts";
import { type Intended, regionOf } from "./intended.ts";

/** How its calls are counted. */
export const SERVICE_QUOTAS = "aws/service-quotas";

/** A list of quotas: of one service (its code in Service Quotas) in one region. */
export interface QuotaPlace {
  service: string;
  region: string;
}

/** What the components' types draw from, where they are. */
export function placesOf(plan: Intended): QuotaPlace[] {
  const places = new Map<string, QuotaPlace>();
  for (const { component } of plan.components) {
    const region = regionOf(component, plan.settings, plan.rules);
    if (region === undefined) continue;
    for (const service of plan.rules.types[component.type]?.quotas ?? [])
      places.set(`${region} ${service}`, { service, region });
  }
  return [...places].sort(([a], [b]) => byCodeUnit(a, b)).map(([, place]) => place);
}

import type { Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import { objectIn, textIn } from "./json-shape.ts";
import type { AzureLimits } from "./limits.ts";
import { listPart } from "./lists.ts";
import type { AzureRules } from "./metric-series.ts";
import type { Part } from "./part.ts";
import { parseRegion } from "./resource-id.ts";
import { resourcesOf } from "./scope.ts";

/** Quotas that the components' types draw from: one list for each namespace, subscription and region where there is such a component. */
export function planQuotas(context: ProviderContext, rules: AzureRules, limits: AzureLimits): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "quota.used");
  const places = new Map<string, string>();
  for (const component of context.workload.components) {
    const region = parseRegion(component.ref?.region);
    const [resource] = resourcesOf(component);
    if (region === undefined || !resource) continue;
    for (const namespace of rules.types[component.type]?.quotas ?? []) {
      const path = `/subscriptions/${resource.subscription.toLowerCase()}/providers/${namespace}/locations/${region}/usages?api-version=${rules.quotas[namespace]?.version}`;
      places.set(path, `${namespace} in ${region} of ${resource.subscription.toLowerCase()}`);
    }
  }
  const paths = [...places.keys()].sort(byCodeUnit);
  if (!signal || paths.length === 0) return undefined;
  return listPart(
    context,
    {
      api: "azure/quotas",
      signal,
      subjects: [context.workload.name],
      paths,
      // Azure tells the use of now, not its peak.
      window: { start: context.asOf, end: context.asOf },
      reading: (lists) => ({
        value: lists.flatMap((list, at) => list.flatMap((one) => rowsOf(one, places.get(paths[at] ?? "") ?? ""))),
      }),
    },
    limits,
  );
}

/** None of a quota that nothing uses, or that has no limit; whether it can be raised is not told. */
function rowsOf(one: unknown, place: string): Row[] {
  const { name, currentValue, limit } = objectIn(one);
  if (typeof currentValue !== "number" || typeof limit !== "number") return [];
  if (!(currentValue > 0) || !(limit > 0)) return [];
  const { value, localizedValue } = objectIn(name);
  const quota = visible(textIn(value) || textIn(localizedValue)).slice(0, 200);
  return [{ quota: `${quota} (${place})`, share: currentValue / limit, adjustable: null }];
}

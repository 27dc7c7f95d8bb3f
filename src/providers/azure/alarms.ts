import type { Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import type { Alert, Inventory } from "./inventory-rows.ts";
import type { AzureType, GoldenGroup } from "./metric-series.ts";
import { sameText } from "./resource-id.ts";
import { resourcesOf } from "./scope.ts";

/** Metric alerts that watch a component: one row for each golden group that an alert watches. */
export function alarmsOf(component: Component, type: AzureType | undefined, inventory: Inventory): Row[] {
  const resources = resourcesOf(component);
  const rows = inventory.alerts
    .filter((alert) => resources.some(({ id, type: arm }) => watches(alert, id.toLowerCase(), arm.toLowerCase())))
    .flatMap((alert): Row[] => {
      const since = inventory.firing.get(alert.id.toLowerCase());
      const row = {
        name: visible(alert.name),
        enabled: alert.enabled,
        receivers: [...new Set(alert.groups)].reduce((sum, id) => sum + (inventory.receivers.get(id) ?? 0), 0),
        // What is switched off looks at nothing.
        state: alert.enabled ? (since === undefined ? "ok" : "firing") : "no-data",
        since: since === undefined || !alert.enabled ? null : visible(since),
      };
      const groups = new Set(alert.criteria.map((criterion) => groupOf(criterion, type)));
      return [...groups].map((group) => ({ ...row, group: group ?? "" }));
    });
  return rows.sort((a, b) =>
    byCodeUnit(`${String(a.name)}\n${String(a.group)}`, `${String(b.name)}\n${String(b.group)}`),
  );
}

/** The golden groups that somebody hears of. */
export function watchedGroups(alarms: readonly Row[]): string[] {
  const heard = alarms.filter(
    ({ enabled, receivers, group }) => enabled === true && Number(receivers) > 0 && group !== "",
  );
  return [...new Set(heard.map(({ group }) => String(group)))].sort(byCodeUnit);
}

/** The resource itself, or all of its type in a group or a subscription. */
function watches({ scopes, targetType }: Alert, id: string, type: string): boolean {
  return scopes.some((scope) => scope === id || (id.startsWith(`${scope}/`) && targetType === type));
}

/** What a metric tells of, by the catalogue; of one that is split, by what the alert looks at. */
function groupOf(criterion: Alert["criteria"][number], type: AzureType | undefined): GoldenGroup | undefined {
  const metrics = Object.values(type?.metrics ?? {}).filter(({ name }) => sameText(name, criterion.metric));
  const split = metrics.find(({ filter, keep }) => {
    const dimension = /^(\w+) eq /.exec(filter ?? "")?.[1];
    const values = keep ?? [...(filter ?? "").matchAll(/ eq '([^']*)'/g)].map(([, value]) => value ?? "");
    return criterion.dimensions.some(
      (one) =>
        dimension !== undefined &&
        sameText(one.name, dimension) &&
        one.values.some((value) => values.some((kept) => sameText(kept, value))),
    );
  });
  return (split ?? metrics.find(({ filter }) => filter === undefined) ?? metrics[0])?.golden;
}

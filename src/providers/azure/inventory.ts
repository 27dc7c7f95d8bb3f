import type { Evidence, EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import { alarmsOf, watchedGroups } from "./alarms.ts";
import type { Connection } from "./connection.ts";
import { GRAPH, readGraph } from "./graph.ts";
import { INVENTORY, type Inventory, type InventoryResource, inventoryOf } from "./inventory-rows.ts";
import type { AzureLimits } from "./limits.ts";
import type { AzureRules } from "./metric-series.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { parseResourceId } from "./resource-id.ts";
import { ownersOf, placedComponents, subscriptionsOf } from "./scope.ts";
import { ownerTagOf, settingsOf } from "./settings.ts";
import type { Refusal } from "./wire-fault.ts";

const OF_WORKLOAD = ["resource.count", "resource.untagged", "resource.strangers"];
const FIRINGS = "alarm.firings";
const OF_COMPONENT = ["resource.tags", "alarm.list", "alarm.watched"];

/** The inventory as one run has it: read once, however many ask. */
export type SharedInventory = (connection: Connection) => ReturnType<typeof readInventory>;

export function sharedInventory(context: ProviderContext, limits: AzureLimits): SharedInventory {
  let read: ReturnType<typeof readInventory> | undefined;
  return (connection) => {
    read ??= readInventory(connection, subscriptionsOf(context), limits, pagesPlanned(context, limits));
    return read;
  };
}

/** The resources that the manifest names are there at least. */
function pagesPlanned(context: ProviderContext, { graphRows }: AzureLimits): number {
  return Math.max(1, Math.ceil(placedComponents(context).length / graphRows));
}

/** What stands in the subscriptions, whose it is, and which alerts watch it. */
export function planInventory(
  context: ProviderContext,
  rules: AzureRules,
  limits: AzureLimits,
  shared: SharedInventory,
): Part | undefined {
  const subscriptions = subscriptionsOf(context);
  const components = placedComponents(context);
  const workload = context.signals.filter(({ id }) => OF_WORKLOAD.includes(id));
  const component = context.signals.filter(({ id }) => OF_COMPONENT.includes(id));
  // Whether there is a resource on which no alert fired.
  const confirms = components.length > 0 && context.signals.some(({ id }) => id === FIRINGS);
  if (subscriptions.length === 0 || (workload.length + component.length === 0 && !confirms)) return undefined;
  const subjects: [Signal, Component | undefined][] = [
    ...workload.map((signal): [Signal, undefined] => [signal, undefined]),
    ...components.flatMap((one) => component.map((signal): [Signal, Component] => [signal, one])),
  ];
  const evidence = (read: Inventory | { reason: string }): Evidence[] =>
    subjects.map(([signal, of]) => {
      const result = "reason" in read ? read : readingOf(signal.id, of, read, context, rules);
      const window = { start: context.asOf, end: context.asOf };
      return told(signal, of?.id ?? context.workload.name, result, INVENTORY, window, context.asOf);
    });
  return {
    api: GRAPH,
    requests: pagesPlanned(context, limits),
    readings: subjects.map(([signal, of]) => plannedReading(of?.id ?? context.workload.name, signal)),
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(connection), troubles: [] };
      const read = await shared(connection);
      if ("failure" in read)
        return { evidence: evidence(read.failure), troubles: [{ api: GRAPH, failure: read.failure }] };
      return { evidence: evidence(read.inventory), troubles: [] };
    },
  };
}

/** All pages of the inventory, or why it is not known. */
export async function readInventory(
  connection: Connection,
  subscriptions: readonly string[],
  limits: AzureLimits,
  planned = 1,
): Promise<{ inventory: Inventory } | { failure: Refusal }> {
  const read = await readGraph(connection, INVENTORY, subscriptions, limits, planned);
  return "failure" in read ? read : { inventory: inventoryOf(read.rows) };
}

export const NOT_LISTED = {
  reason: "the inventory does not list its resource: it is gone, or these credentials may not read it",
};

/** The component's own resource; undefined where the inventory does not list it. */
export function resourceIn({ resources }: Inventory, { ref }: Component): InventoryResource | undefined {
  const id = parseResourceId(ref?.resourceId)?.id.toLowerCase();
  return resources.find((one) => one.id.toLowerCase() === id);
}

function readingOf(
  signal: string,
  component: Component | undefined,
  inventory: Inventory,
  context: ProviderContext,
  rules: AzureRules,
): { value: EvidenceValue } | { reason: string } {
  const { resources } = inventory;
  if (!component) {
    if (resources.length === 0)
      return {
        reason: "the inventory lists nothing: the subscription is empty, or these credentials may read nothing of it",
      };
    if (signal === "resource.count") return { value: resources.length };
    return { value: signal === "resource.untagged" ? untagged(inventory, context) : strangers(inventory, context) };
  }
  const resource = resourceIn(inventory, component);
  if (!resource) return NOT_LISTED;
  if (signal === "resource.tags") return { value: resource.tags.map(visible).sort(byCodeUnit) };
  const alarms = alarmsOf(component, rules.types[component.type], inventory);
  return { value: signal === "alarm.list" ? alarms : watchedGroups(alarms) };
}

function untagged({ resources }: Inventory, { settings }: ProviderContext): Row[] {
  const tag = ownerTagOf(settingsOf(settings));
  return resources
    .filter(({ tags }) => !tags.some((key) => key.toLowerCase() === tag.toLowerCase()))
    .map(({ id, type }) => ({ id: visible(id), type: visible(type), missing: tag }));
}

function strangers({ resources }: Inventory, { workload }: ProviderContext): Row[] {
  const ownerOf = ownersOf(workload.components);
  return resources
    .filter(({ id }) => ownerOf(id) === undefined)
    .map(({ id, type, location }) => ({ id: visible(id), type: visible(type), region: visible(location) }));
}

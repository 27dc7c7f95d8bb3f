import { listIn, objectIn, textIn, type Unknowns } from "./json-shape.ts";

/** One query for what stands there, the alerts on it, who hears of them, and which of them fire. */
export const INVENTORY = [
  "resources",
  "| project id, name, type = tolower(type), kind, location, tags, planId = tostring(properties.serverFarmId),",
  "    rule = '', since = '',",
  "    alert = iff(type =~ 'microsoft.insights/metricalerts', properties, dynamic(null)),",
  "    receivers = iff(type =~ 'microsoft.insights/actiongroups', properties, dynamic(null))",
  "| union (alertsmanagementresources",
  "    | where type =~ 'microsoft.alertsmanagement/alerts' and properties.essentials.monitorCondition =~ 'Fired'",
  "    | project id, type = 'fired', rule = tolower(tostring(properties.essentials.alertRule)),",
  "        since = tostring(properties.essentials.startDateTime))",
  "| order by id asc",
].join("\n");

export interface InventoryResource {
  id: string;
  name: string;
  /** In small letters. */
  type: string;
  kind: string;
  location: string;
  tags: string[];
  planId: string;
}

export interface Alert {
  id: string;
  name: string;
  enabled: boolean;
  /** Ids of resources, groups or subscriptions, in small letters. */
  scopes: string[];
  /** The type of resource that it watches in a group or subscription, in small letters. */
  targetType: string;
  criteria: { metric: string; namespace: string; dimensions: { name: string; values: string[] }[] }[];
  /** Ids of action groups, in small letters. */
  groups: string[];
}

export interface Inventory {
  resources: InventoryResource[];
  alerts: Alert[];
  /** Receivers of each action group that is enabled, by its id in small letters. */
  receivers: Map<string, number>;
  /** Alert rules that fire, by id in small letters, since when. */
  firing: Map<string, string>;
}

export function inventoryOf(rows: readonly unknown[]): Inventory {
  const inventory: Inventory = { resources: [], alerts: [], receivers: new Map(), firing: new Map() };
  for (const one of rows) {
    const row = objectIn(one);
    const id = textIn(row.id);
    if (id === "") continue;
    const type = textIn(row.type).toLowerCase();
    if (type === "fired") {
      firing(inventory, row);
      continue;
    }
    inventory.resources.push({
      id,
      name: textIn(row.name),
      type,
      kind: textIn(row.kind).toLowerCase(),
      location: textIn(row.location).toLowerCase(),
      tags: Object.keys(objectIn(row.tags)),
      planId: textIn(row.planId),
    });
    if (type === "microsoft.insights/metricalerts")
      inventory.alerts.push(alertOf(id, textIn(row.name), objectIn(row.alert)));
    if (type === "microsoft.insights/actiongroups")
      inventory.receivers.set(id.toLowerCase(), receiversOf(objectIn(row.receivers)));
  }
  return inventory;
}

/** Since the first of the alerts that the rule has open. */
function firing({ firing: known }: Inventory, row: Unknowns): void {
  const rule = textIn(row.rule).toLowerCase();
  const since = textIn(row.since);
  const other = known.get(rule);
  if (other === undefined || since < other) known.set(rule, since);
}

function alertOf(id: string, name: string, properties: Unknowns): Alert {
  return {
    id,
    name,
    enabled: properties.enabled === true,
    scopes: listIn(properties.scopes).map((scope) => textIn(scope).toLowerCase().replace(/\/$/, "")),
    targetType: textIn(properties.targetResourceType).toLowerCase(),
    criteria: listIn(objectIn(properties.criteria).allOf).map((one) => {
      const criterion = objectIn(one);
      return {
        metric: textIn(criterion.metricName),
        namespace: textIn(criterion.metricNamespace).toLowerCase(),
        dimensions: listIn(criterion.dimensions).map((dimension) => {
          const { name: of, values } = objectIn(dimension);
          return { name: textIn(of), values: listIn(values).map(textIn) };
        }),
      };
    }),
    groups: listIn(properties.actions).map((action) => textIn(objectIn(action).actionGroupId).toLowerCase()),
  };
}

/** Everything that an action group reaches: people, hooks, functions. */
function receiversOf(group: Unknowns): number {
  if (group.enabled !== true) return 0;
  return Object.entries(group)
    .filter(([key]) => key.endsWith("Receivers"))
    .reduce((sum, [, list]) => sum + listIn(list).length, 0);
}

import type { ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import { connect } from "./connection.ts";
import { readInventory } from "./inventory.ts";
import type { InventoryResource } from "./inventory-rows.ts";
import { type AzureLimits, LIMITS } from "./limits.ts";
import type { AzureRules } from "./metric-series.ts";
import { subscriptionsOf } from "./scope.ts";

/**
 * The resources of the settings' subscription that are of a type of the catalogue, by one query of Resource Graph. Without a subscription
 * nothing is asked. Throws an Error that says why nothing could be read.
 */
export async function discoverAzure(
  context: Omit<ProviderContext, "asOf">,
  limits: AzureLimits = LIMITS,
): Promise<Component[]> {
  const rules = context.measures as AzureRules | undefined;
  const subscriptions = subscriptionsOf(context);
  if (!rules || subscriptions.length === 0) return [];
  const connection = connect(context, limits);
  if ("reason" in connection) throw new Error(connection.reason);
  const read = await readInventory(connection, subscriptions, limits);
  if ("failure" in read) throw new Error(read.failure.reason);
  const names = new Set<string>();
  return read.inventory.resources.flatMap((resource): Component[] => {
    const type = typeOf(resource, rules);
    if (type === undefined) return [];
    const id = unused(idOf(resource.name), names);
    names.add(id);
    const region = rules.types[type]?.region ?? visible(resource.location);
    return [
      {
        id,
        type,
        dependsOn: [],
        ref: {
          resourceId: visible(resource.id),
          region,
          ...(resource.planId === "" ? {} : { planId: visible(resource.planId) }),
        },
      },
    ];
  });
}

/** Web apps and function apps are of one type: `kind` tells them apart. Every server has a database of its own, `master`. */
function typeOf({ type, kind, name }: InventoryResource, rules: AzureRules): string | undefined {
  if (type === "microsoft.sql/servers/databases" && name.toLowerCase() === "master") return undefined;
  const functions = kind.split(",").includes("functionapp");
  return Object.entries(rules.types).find(
    ([id, { arm }]) =>
      arm.toLowerCase() === type && (type !== "microsoft.web/sites" || (id === "azure.functions") === functions),
  )?.[0];
}

/** An id that a manifest takes: small letters, digits and hyphens. */
function idOf(name: string): string {
  const last = name.split("/").at(-1) ?? "";
  const id = last
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return id === "" ? "resource" : id.slice(0, 60);
}

function unused(id: string, names: ReadonlySet<string>): string {
  if (!names.has(id)) return id;
  for (let at = 2; ; at++) if (!names.has(`${id}-${at}`)) return `${id}-${at}`;
}

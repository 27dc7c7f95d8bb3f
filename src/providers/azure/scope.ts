import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { parseResourceId } from "./resource-id.ts";
import { settingsOf } from "./settings.ts";

/** The subscriptions that a workload lives in: the manifest's, and those of its components' resources. */
export function subscriptionsOf({ settings, workload }: Pick<ProviderContext, "settings" | "workload">): string[] {
  const own = settingsOf(settings).subscription;
  const others = workload.components.flatMap((component) =>
    resourcesOf(component).map(({ subscription }) => subscription),
  );
  const all = [...(own === undefined ? [] : [own]), ...others];
  return [...new Set(all.map((id) => id.toLowerCase()))].sort(byCodeUnit);
}

/** The components that name a resource of Azure. */
export function placedComponents({ workload }: Pick<ProviderContext, "workload">): Component[] {
  return workload.components.filter(({ ref }) => parseResourceId(ref?.resourceId) !== undefined);
}

/** The resources that a component is made of, its own first. */
export function resourcesOf({ ref }: Component) {
  return [parseResourceId(ref?.resourceId), parseResourceId(ref?.planId)].filter((one) => one !== undefined);
}

/** The component that a resource, or what it is a part of, belongs to. */
export function ownersOf(components: readonly Component[]): (id: string) => string | undefined {
  const owners = new Map<string, string>();
  for (const component of components)
    for (const { id } of resourcesOf(component))
      if (!owners.has(id.toLowerCase())) owners.set(id.toLowerCase(), component.id);
  return (id) => {
    for (
      let part = id.toLowerCase().replace(/\/$/, "");
      part.includes("/providers/");
      part = part.slice(0, part.lastIndexOf("/"))
    ) {
      const owner = owners.get(part);
      if (owner !== undefined) return owner;
    }
    return undefined;
  };
}

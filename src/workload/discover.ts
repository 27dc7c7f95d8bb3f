import { byCodeUnit } from "../model/order.ts";
import type { Component, Workload } from "../model/workload.ts";

const LONGEST_ID = 128;

/**
 * The workload of a folder without a manifest. `name` is the repository's or the package's own, never the folder's, so that a copy
 * elsewhere gives the same bytes; without one it is "workload". Ids are made safe, doubles are merged, dependencies that lead nowhere
 * are left out, and components are in the order of their ids.
 */
export function discoverWorkload(name: string | undefined, components: readonly Component[]): Workload {
  const byId = new Map<string, Component>();
  for (const component of components) {
    const id = safeId(component.id);
    if (id === "") continue;
    const dependsOn = component.dependsOn.map(safeId);
    const earlier = byId.get(id);
    byId.set(
      id,
      earlier
        ? { ...component, ...earlier, dependsOn: [...earlier.dependsOn, ...dependsOn] }
        : { ...component, id, dependsOn },
    );
  }
  const found = [...byId.values()]
    .map((component) => ({
      ...component,
      dependsOn: [...new Set(component.dependsOn)].filter((id) => byId.has(id)).sort(),
    }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
  let own = safeId(name ?? "") || "workload";
  // A workload and its component are different subjects.
  while (byId.has(own)) own = `${own.slice(0, LONGEST_ID - "-workload".length)}-workload`;
  return { name: own, components: found };
}

/** Letters, digits and . _ / - only, beginning with a letter or a digit; empty when nothing of it is usable. */
export function safeId(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9._/-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, LONGEST_ID)
    .replace(/[^A-Za-z0-9]+$/, "");
}

import type { Component } from "../../model/workload.ts";
import type { GcpRules } from "./measures.ts";
import { labelsOf, projectOf } from "./series.ts";

/** Parts of a full resource name, such as `//run.googleapis.com/projects/shop/locations/europe-west1/services/cart`. */
interface ResourceName {
  host: string;
  project: string | undefined;
  place: string | undefined;
  last: string;
}

export function parsedName(name: string): ResourceName | undefined {
  const match = /^\/\/([^/]+)\/(.+)$/.exec(name);
  if (!match) return undefined;
  const [, host = "", path = ""] = match;
  const parts = path.split("/");
  const after = (key: string) => (parts.includes(key) ? parts[parts.indexOf(key) + 1] : undefined);
  return {
    host,
    project: after("projects"),
    place: after("locations") ?? after("regions") ?? after("zones"),
    last: parts.at(-1) ?? "",
  };
}

/** Names of one service's API in inventories and recommendations. */
const HOSTS: { [host: string]: string } = { "cloudsql.googleapis.com": "sqladmin.googleapis.com" };

/** The component that a resource is, by its full name. `project`: the one that was asked, since names may hold its number. */
export function componentOf(
  name: string,
  project: string,
  components: readonly Component[],
  { assets }: GcpRules,
  fallback: string | undefined,
): Component | undefined {
  const parsed = parsedName(name);
  if (!parsed) return undefined;
  const host = HOSTS[parsed.host] ?? parsed.host;
  return components.find((component) => {
    const asset = assets[component.type];
    if (!asset || asset.type.split("/")[0] !== host || projectOf(component, fallback) !== project) return false;
    const labels = labelsOf(component);
    const wanted = asset.prefix === "project" ? `${project}:${parsed.last}` : parsed.last;
    const place = asset.place === undefined ? undefined : labels.get(asset.place);
    return (
      labels.get(asset.label) === wanted &&
      (place === undefined || parsed.place === undefined || place === parsed.place)
    );
  });
}

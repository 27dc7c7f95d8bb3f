import type { Evidence, EvidenceValue, Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import type { Called } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import { projectsOf } from "./projects.ts";
import { componentOf } from "./resource-names.ts";
import { type Item, isItem, restPage, textOf } from "./rest-list.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, instantWindow, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/asset";

const OWNER_LABELS = ["owner", "team", "cost-center"];

/** A resource that the inventory lists. */
export interface Asset {
  name: string;
  type: string;
  location: string;
  labels: string[];
  project: string;
}

/** What Cloud Asset Inventory lists of a project: pages of 500, of which the plan knows the first. */
export async function assetsOf(
  cloud: Cloud,
  project: string,
  { assets, otherAssets }: GcpRules,
): Promise<Called<Asset[]>> {
  const request = {
    api: "cloudasset" as const,
    path: `v1/projects/${encodeURIComponent(project)}:searchAllResources`,
    query: { assetTypes: [...Object.values(assets).map(({ type }) => type), ...otherAssets], pageSize: "500" },
    permission: "cloudasset.assets.searchAllResources",
    items: "results",
  };
  cloud.calls.usage.add(SOURCE, { bound: 1 });
  const called = await cloud.all(SOURCE, (token) => restPage(cloud, SOURCE, request, token));
  return "failure" in called ? called : { answer: called.answer.map((item) => assetOf(item, project)) };
}

function assetOf(item: Item, project: string): Asset {
  return {
    name: textOf(item.name),
    type: textOf(item.assetType),
    location: textOf(item.location),
    labels: isItem(item.labels) ? Object.keys(item.labels) : [],
    project,
  };
}

/** The resources of the projects: how many, whose, and which of them are components. */
export function inventoryView(context: ProviderContext, rules: GcpRules): View | undefined {
  const projects = projectsOf(context);
  const components = context.workload.components.filter(({ type }) => Object.hasOwn(rules.assets, type));
  const of = (id: string, subject: string): Reading[] => {
    const signal = context.signals.find((one) => one.id === id);
    const query = projects.map((project) => `projects/${project}:searchAllResources`).join(" ");
    return signal ? [{ subject, signal, query, window: instantWindow(context.asOf) }] : [];
  };
  const whole = ["resource.count", "resource.untagged", "resource.strangers"].flatMap((id) =>
    of(id, context.workload.name),
  );
  const tags = components.flatMap((component) => of("resource.tags", component.id));
  const readings = [...whole, ...tags];
  if (readings.length === 0 || projects.length === 0) return undefined;
  return {
    source: SOURCE,
    readings,
    plan: (usage) => usage.add(SOURCE, { requests: projects.length, bound: projects.length }),
    async see(cloud, complaints) {
      const all: Asset[] = [];
      for (const project of projects) {
        const called = await assetsOf(cloud, project, rules);
        if ("failure" in called) return { reason: called.failure.reason };
        for (const asset of called.answer) all.push(asset);
      }
      complaints.answered(SOURCE);
      return { evidence: told(readings, all, context, rules, cloud) };
    },
  };
}

type Told = { value: Exclude<EvidenceValue, null> } | { reason: string };

function told(
  readings: readonly Reading[],
  all: readonly Asset[],
  context: ProviderContext,
  rules: GcpRules,
  cloud: Cloud,
): Evidence[] {
  const { components } = context.workload;
  const { project, ownerLabels = OWNER_LABELS } = settingsOf(context.settings);
  const word = (text: string) => redacted(text, cloud.credentials.secrets);
  const owner = new Map<Asset, Component | undefined>(
    all.map((asset) => [asset, componentOf(asset.name, asset.project, components, rules, project)]),
  );
  const unlabelled = new Set(Object.values(rules.assets).flatMap((rule) => (rule.unlabelled ? [rule.type] : [])));
  const strangers = all.filter((asset) => owner.get(asset) === undefined);
  const untagged = all.filter(
    ({ type, labels }) => !unlabelled.has(type) && !ownerLabels.some((label) => labels.includes(label)),
  );
  const region = (asset: Asset) => word(asset.location);
  const rows: { [signal: string]: (reading: Reading) => Told } = {
    "resource.count": () => ({ value: all.length }),
    "resource.strangers": () => ({
      value: bounded(strangers, (asset) => ({ id: word(asset.name), type: word(asset.type), region: region(asset) })),
    }),
    "resource.untagged": () => ({
      value: bounded(untagged, (asset) => ({
        id: word(asset.name),
        type: word(asset.type),
        missing: ownerLabels.join(" or "),
      })),
    }),
    "resource.tags": ({ subject }) => {
      const own = all.find((asset) => owner.get(asset)?.id === subject);
      return own ? { value: own.labels.map(word).sort() } : { reason: "the inventory lists no such resource" };
    },
  };
  return readings.map((reading) =>
    evidenceOf(reading, rows[reading.signal.id]?.(reading) ?? { reason: "is not in the inventory" }, context.asOf),
  );
}

function bounded(assets: readonly Asset[], row: (asset: Asset) => Row): Row[] {
  return assets.slice(0, LIMITS.rows).map(row);
}

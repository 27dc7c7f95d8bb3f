import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { CALL_LIMITS, type CallLimits } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";
import { type Cloud, cloudFor } from "./cloud.ts";
import { type Asset, assetsOf } from "./inventory.ts";
import type { GcpRules } from "./measures.ts";
import { parsedName } from "./resource-names.ts";
import { quoted } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { SOURCE } from "./time-series.ts";

/** Series of these days show what is alive. */
const DAY_SECONDS = 86_400;

/**
 * Components of the settings' project: what the inventory lists, or, where that may not be asked, what had requests in the last day.
 */
export async function discoverGcp(
  context: Omit<ProviderContext, "asOf">,
  limits: CallLimits = CALL_LIMITS,
): Promise<Component[]> {
  const { project } = settingsOf(context.settings);
  const rules = context.measures as GcpRules | undefined;
  if (project === undefined || !rules) throw new Error("no project: set project");
  const cloud = await cloudFor(context, limits);
  if ("reason" in cloud) throw new Error(cloud.reason);
  const assets = await assetsOf(cloud, project, rules);
  const found =
    "answer" in assets ? fromAssets(assets.answer, project, rules) : await fromSeries(cloud, project, rules);
  if ("reason" in found) {
    const why = "failure" in assets ? assets.failure.reason : "";
    throw new Error(`nothing could be found: ${why}; ${found.reason}`);
  }
  return distinct(found.components, cloud);
}

interface Named {
  name: string;
  type: string;
  labels: { [name: string]: string };
}

function fromAssets(assets: readonly Asset[], project: string, rules: GcpRules): { components: Named[] } {
  const components = assets.flatMap((asset): Named[] => {
    const [type, rule] = Object.entries(rules.assets).find(([, one]) => one.type === asset.type) ?? [];
    const last = parsedName(asset.name)?.last ?? "";
    if (type === undefined || rule === undefined || last === "") return [];
    const value = rule.prefix === "project" ? `${project}:${last}` : last;
    const place = rule.place === undefined || asset.location === "" ? {} : { [rule.place]: asset.location };
    return [{ name: last, type, labels: { [rule.label]: value, ...place } }];
  });
  return { components };
}

/** By the headers of the metric that shows that a resource lives. */
async function fromSeries(
  cloud: Cloud,
  project: string,
  rules: GcpRules,
): Promise<{ components: Named[] } | { reason: string }> {
  const end = Math.floor(Date.now() / 60_000) * 60;
  const asked = await Promise.all(
    Object.entries(rules.types).flatMap(([type, { metrics, resource, labels }]) => {
      const rule = rules.assets[type];
      const metric = metrics[rule?.shows ?? ""];
      if (!metric || !rule) return [];
      const names = [rule.label, ...(rule.place === undefined ? [] : [rule.place])].filter((name) =>
        labels.includes(name),
      );
      const request = {
        name: `projects/${project}`,
        filter: `metric.type = ${quoted(metric.type)} AND resource.type = ${quoted(resource)}`,
        interval: { startTime: { seconds: end - DAY_SECONDS }, endTime: { seconds: end } },
        aggregation: {
          alignmentPeriod: { seconds: DAY_SECONDS },
          perSeriesAligner: `ALIGN_${metric.align}` as "ALIGN_SUM",
          crossSeriesReducer: "REDUCE_COUNT" as const,
          groupByFields: names.map((name) => `resource.labels.${name}`),
        },
        view: "HEADERS" as const,
      };
      return [
        cloud
          .monitoring(SOURCE, (client, signal) => client.timeSeries(request, signal))
          .then((called) => ({ type, names, called })),
      ];
    }),
  );
  const components: Named[] = [];
  let reason = "the project has no metrics of a known type";
  for (const { type, names, called } of asked) {
    if ("failure" in called) {
      reason = called.failure.reason;
      continue;
    }
    for (const { resource } of called.answer.items) {
      const values = names.flatMap((name) => {
        const value = resource?.labels?.[name] ?? "";
        return value === "" ? [] : [[name, value] as const];
      });
      const [first] = values;
      if (first)
        components.push({ name: first[1].split(":").at(-1) ?? first[1], type, labels: Object.fromEntries(values) });
    }
  }
  return components.length === 0 ? { reason } : { components };
}

/** Names that several resources have get what tells them apart: the type, then the place. */
function distinct(found: readonly Named[], cloud: Cloud): Component[] {
  const count = Map.groupBy(found, ({ name }) => name);
  return found.map(({ name, type, labels }): Component => {
    const others = count.get(name) ?? [];
    const place = Object.values(labels)[1];
    const parts = [
      name,
      ...(others.some((one) => one.type !== type) ? [type.replace("gcp.", "")] : []),
      ...(place !== undefined && others.some((one) => one.type === type && one.labels !== labels) ? [place] : []),
    ];
    const word = (text: string) => redacted(text, cloud.credentials.secrets);
    const own = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, word(value)]));
    return { id: word(parts.join("-")), type, dependsOn: [], ref: { labels: own } };
  });
}

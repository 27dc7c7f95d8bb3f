import { CloudWatchClient, type Metric as CloudWatchMetric, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import { UsageError } from "../../model/errors.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { accessFor } from "./access.ts";
import { CLOUDWATCH } from "./batches.ts";
import { paged } from "./paged.ts";
import type { AwsRules, AwsType } from "./series.ts";
import { settingsOf } from "./settings.ts";

/** Of 500 metrics each. */
const MOST_PAGES = 20;

/**
 * Components of what publishes metrics at this time (the last three hours), one for each set of values of its type's dimensions. Listing
 * metrics costs nothing. Throws UsageError where no region is set or the list cannot be had.
 */
export async function discoverAws(context: Omit<ProviderContext, "asOf">): Promise<Component[]> {
  const region = settingsOf(context.settings).region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  const rules = context.measures as AwsRules | undefined;
  const access = accessFor(context);
  if ("reason" in access) throw new UsageError(access.reason);
  if (region === undefined || !rules)
    throw new UsageError("no region of AWS is set", ["set AWS_REGION, or providers.aws.region in plumbrule.yaml"]);
  const client = access.traced(new CloudWatchClient(access.configFor(region)));
  const found = new Map<string, Component>();
  for (const [type, entry] of Object.entries(rules.types)) {
    const listed = await paged<CloudWatchMetric>(access, {
      api: CLOUDWATCH,
      what: `the metrics of ${entry.namespace}`,
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new ListMetricsCommand({
          Namespace: entry.namespace,
          RecentlyActive: "PT3H",
          ...(token === undefined ? {} : { NextToken: token }),
        });
        const { Metrics, NextToken } = await client.send(command, { abortSignal });
        return { items: Metrics, next: NextToken };
      },
    });
    if ("reason" in listed) throw new UsageError(`could not be listed: ${listed.reason}`);
    for (const { Dimensions = [], MetricName } of listed.items) {
      const known = Object.values(entry.metrics).some(({ metric }) => metric === MetricName);
      const component = known && componentOf(type, entry, Dimensions, region);
      if (component) found.set(JSON.stringify(component.ref), component);
    }
  }
  client.destroy();
  return withOwnIds([...found.values()]);
}

function componentOf(
  type: string,
  { dimensions, fixed = {} }: AwsType,
  published: readonly { Name?: string | undefined; Value?: string | undefined }[],
  region: string,
): Component | undefined {
  const values = new Map(published.map(({ Name = "", Value = "" }) => [Name, Value]));
  const wanted = [...dimensions, ...Object.keys(fixed)];
  if (values.size !== wanted.length || !wanted.every((name) => values.has(name))) return undefined;
  const own = Object.fromEntries(dimensions.map((name) => [name, values.get(name) ?? ""]));
  return { id: idOf(own), type, dependsOn: [], ref: { region, dimensions: own } };
}

/** `app/shop/50dc6c495c0c9188` → `shop`. */
function idOf(dimensions: { [name: string]: string }): string {
  const last = Object.values(dimensions).at(-1) ?? "component";
  const name = /^(?:app|net|targetgroup)\/([^/]+)\//.exec(last)?.[1] ?? last.split(/[:/]/).at(-1) ?? last;
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return id === "" ? "component" : id;
}

/** Two of one name are told apart by their number. */
function withOwnIds(components: Component[]): Component[] {
  const taken = new Map<string, number>();
  return components
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map((component) => {
      const count = (taken.get(component.id) ?? 0) + 1;
      taken.set(component.id, count);
      return count === 1 ? component : { ...component, id: `${component.id}-${count}` };
    });
}

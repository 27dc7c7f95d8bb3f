import type { Component } from "../../model/workload.ts";
import type { Metric, MetricRules, ResourceType } from "../shared/metric-rules.ts";
import type { TransferRules } from "./cost-questions.ts";
import { parseRegion, parseResourceId, sameText } from "./resource-id.ts";

export const AGGREGATIONS = ["Average", "Minimum", "Maximum", "Total", "Count"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export type GoldenGroup = "traffic" | "errors" | "latency" | "saturation";

/** A metric of rules/signals/azure.yaml. */
export interface AzureMetric extends Metric {
  /** Its REST name. */
  name: string;
  aggregation: Aggregation;
  /** Splits by a dimension. */
  filter?: string;
  /** Values of the dimension that are taken; all without it. */
  keep?: string[];
  /** The key of `ref` that names the resource it belongs to; `resourceId` without it. */
  on?: "planId";
  /** Of that other resource. */
  namespace?: string;
  /** The shortest sample that Azure keeps of it. Seconds. */
  grain?: number;
  /** What an alert on it watches. */
  golden: GoldenGroup;
}

export interface AzureType extends ResourceType<AzureMetric> {
  /** The resource type, which is the namespace of its metrics. */
  arm: string;
  /** Of resources that are in no region: the endpoint that knows their metrics. */
  region?: string;
  /** The longest sample that can be asked for. Seconds. */
  longestGrain?: number;
  /** Whether Azure Backup can name such a resource as what a job is of. */
  backedUp?: boolean;
  /** Namespaces whose quotas it draws from. */
  quotas?: string[];
}

/** rules/signals/azure.yaml */
export interface AzureRules extends MetricRules<AzureMetric> {
  types: { [type: string]: AzureType };
  prices: { metrics: { value: number; source: string } };
  /** Which meters of the bill are of moving data. */
  transfer: TransferRules;
  /** How long jobs of Azure Backup are listed. */
  backups: { days: { value: number; unit: string; source: string } };
  /** By namespace: the api-version of its list of quotas. */
  quotas: { [namespace: string]: { version: string; source: string } };
}

/** One series of Azure Monitor's metrics. */
export interface MetricSeries {
  resourceId: string;
  /** Of the endpoint that is asked; `global` for resources in no region. */
  region: string;
  namespace: string;
  name: string;
  aggregation: Aggregation;
  filter?: string;
  keep?: string[];
  longestGrain?: number;
}

/** Where the metric of a component is, or why it cannot be found. */
export function seriesOfComponent(
  component: Component,
  type: AzureType,
  metric: AzureMetric,
): MetricSeries | { reason: string } {
  const key = metric.on ?? "resourceId";
  const text = component.ref?.[key];
  if (text === undefined && metric.on !== undefined)
    return { reason: "the App Service plan that it runs on is not named: set ref.planId" };
  const resource = parseResourceId(text);
  if (!resource) return { reason: `ref.${key} has to be the id of a resource: /subscriptions/…/providers/…` };
  const namespace = metric.namespace ?? type.arm;
  if (!sameText(resource.type, namespace)) return { reason: `ref.${key} names a ${resource.type}, not a ${namespace}` };
  const region = type.region ?? parseRegion(component.ref?.region);
  if (region === undefined) return { reason: "ref.region has to name its region, such as westeurope" };
  return {
    resourceId: resource.id,
    region,
    namespace,
    name: metric.name,
    aggregation: metric.aggregation,
    ...(metric.filter === undefined ? {} : { filter: metric.filter }),
    ...(metric.keep === undefined ? {} : { keep: metric.keep }),
    ...(type.longestGrain === undefined ? {} : { longestGrain: type.longestGrain }),
  };
}

/** Whether parts of a window may be added up. */
export function adds({ aggregation }: Pick<MetricSeries, "aggregation">): boolean {
  return aggregation === "Total" || aggregation === "Count";
}

/** How the series is named in evidence. */
export function shownSeries({ resourceId, name, aggregation, filter, keep }: MetricSeries): string {
  const split = filter === undefined ? "" : ` where ${filter}${keep === undefined ? "" : ` in ${keep.join(", ")}`}`;
  return `${name} ${aggregation}${split} of ${resourceId}`;
}

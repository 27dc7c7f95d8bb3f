import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";
import type { Metric, MetricRules, ResourceType } from "../shared/metric-rules.ts";

/** A metric in rules/signals/aws.yaml. */
export interface AwsMetric extends Metric {
  metric: string;
  /** A statistic of CloudWatch: Sum, p99, TC(:0.3) … */
  stat: string;
  namespace?: string;
  /** Seconds between two points, where it is published more rarely than samples are wanted; a number is of the last so many seconds. */
  every?: number;
  /** Names of the dimensions that it is asked with, instead of the type's. */
  dimensions?: string[];
  /** A dimension over whose values it is summed. */
  over?: string;
  /** Dimensions whose value stands in `ref.dimensions` under another name. */
  alias?: { [dimension: string]: string };
}

export interface AwsType extends ResourceType<AwsMetric> {
  namespace: string;
  dimensions: string[];
  /** Dimensions that have one value, of metrics that name none of their own. */
  fixed?: { [dimension: string]: string };
  /** How the ARN of such a resource ends, after the account: `loadbalancer/{last}`, of the first and last dimension's value. */
  arn?: string;
  /** Whether AWS Backup knows such resources by that ARN. */
  backedUp?: boolean;
  /** Codes of the services, in Service Quotas, that it draws from. */
  quotas?: string[];
  /** The only region that has its metrics. */
  region?: string;
}

/** rules/signals/aws.yaml */
export interface AwsRules extends MetricRules<AwsMetric> {
  types: { [type: string]: AwsType };
  price: { value: number; unit: string; source: string };
  /** How the kinds of usage on a bill end that are moving data. */
  transfer: { endings: string[]; source: string };
  /** Metrics of use that a plan expects of each service and region. */
  quotas: { metrics: { value: number; unit: string; source: string } };
}

/** One metric of CloudWatch. */
export interface Series {
  region: string;
  /** Of a monitoring account that sees others. */
  account?: string;
  namespace: string;
  metric: string;
  /** Sorted by name. */
  dimensions: [name: string, value: string][];
  stat: string;
  over?: string;
}

/** The metric of a component, or why it cannot be named. */
export function seriesOf(
  component: Component,
  metric: AwsMetric,
  type: AwsType,
  region: string | undefined,
): Series | { reason: string } {
  const { ref = {} } = component;
  const where = type.region ?? textOf(ref.region) ?? region;
  if (where === undefined) return { reason: `no region: set providers.aws.region, or ref.region of ${component.id}` };
  const known = ref.dimensions !== null && typeof ref.dimensions === "object" ? (ref.dimensions as object) : {};
  const dimensions: Series["dimensions"] = [];
  for (const name of metric.dimensions ?? type.dimensions) {
    const written = metric.alias?.[name] ?? name;
    const value = Object.hasOwn(known, written) ? textOf((known as { [name: string]: unknown })[written]) : undefined;
    if (value === undefined) return { reason: `ref.dimensions of ${component.id} has no ${written}` };
    dimensions.push([name, value]);
  }
  if (metric.dimensions === undefined) dimensions.push(...Object.entries(type.fixed ?? {}));
  // They would end the text of a search.
  const quoted = metric.over === undefined ? undefined : dimensions.find(([, value]) => /["'\\{}]/.test(value));
  if (quoted) return { reason: `${quoted[0]} of ${component.id} cannot be searched for` };
  const account = textOf(ref.account);
  return {
    region: where,
    ...(account === undefined ? {} : { account }),
    namespace: metric.namespace ?? type.namespace,
    metric: metric.metric,
    dimensions: sorted(dimensions),
    stat: metric.stat,
    ...(metric.over === undefined ? {} : { over: metric.over }),
  };
}

/** CloudWatch's own limits: 30 dimensions, values of 1,024 characters. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= 1024 ? value : undefined;
}

export function sorted(dimensions: [string, string][]): [string, string][] {
  return dimensions.sort(([a], [b]) => byCodeUnit(a, b));
}

/** `AWS/SQS NumberOfMessagesSent {QueueName="orders"} Sum, eu-west-1` */
export function seriesText({ namespace, metric, dimensions, stat, region, over, account }: Series): string {
  const named = dimensions.map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const summed = over === undefined ? "" : `, summed over ${over}`;
  const owner = account === undefined ? "" : `, account ${account}`;
  return `${namespace} ${metric} {${named.join(", ")}} ${stat}${summed}, ${region}${owner}`;
}

/** Whether parts of a window may be added up. */
export function isAdditive(stat: string): boolean {
  return stat === "Sum" || stat === "SampleCount" || stat.startsWith("TC(");
}

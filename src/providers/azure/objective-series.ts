import type { MetricQuery, ObjectivePart } from "../../model/objective.ts";
import type { ObjectiveSeries } from "../shared/objective-metrics.ts";
import { AGGREGATIONS, adds, type MetricSeries } from "./metric-series.ts";
import { parseRegion, parseResourceId } from "./resource-id.ts";

/** A KQL query that gives one number of a window. */
export interface LogNumber {
  workspace: string;
  query: string;
}

export type AzureSeries = MetricSeries | LogNumber;

export function isLogNumber(of: AzureSeries): of is LogNumber {
  return "query" in of;
}

const METRIC_KEYS = ["resourceId", "region", "metric", "aggregation", "filter"];
const QUERY_KEYS = ["workspace", "query"];
const MOST_CHARACTERS = 10_000;

/** A metric source of type AzureMonitor: `{ resourceId, region, metric, aggregation, filter }` or `{ workspace, query }`. */
export function seriesOfObjective(
  { spec }: MetricQuery,
  part: ObjectivePart,
  workspace: string | undefined,
): ObjectiveSeries<AzureSeries> | { reason: string } {
  const keys = "query" in spec ? QUERY_KEYS : METRIC_KEYS;
  const strange = Object.keys(spec).find((key) => !keys.includes(key));
  if (strange !== undefined) return { reason: `the metric source has a key that is not known: ${strange}` };
  return "query" in spec ? logNumber(spec, workspace) : metric(spec, part);
}

function logNumber(
  spec: MetricQuery["spec"],
  configured: string | undefined,
): ObjectiveSeries<LogNumber> | { reason: string } {
  const { query, workspace = configured } = spec;
  if (typeof query !== "string" || query.trim() === "" || query.length > MOST_CHARACTERS)
    return { reason: `query has to be KQL of at most ${MOST_CHARACTERS} characters that gives one number` };
  if (typeof workspace !== "string" || !/^[0-9A-Za-z-]{1,64}$/.test(workspace))
    return { reason: "workspace has to be the id of a Log Analytics workspace" };
  // What a query adds up is not known: each window is asked for by itself.
  return { of: { workspace, query }, additive: false, absentIsZero: false };
}

function metric(spec: MetricQuery["spec"], part: ObjectivePart): ObjectiveSeries<MetricSeries> | { reason: string } {
  const resource = parseResourceId(spec.resourceId);
  if (!resource) return { reason: "resourceId has to be the id of a resource: /subscriptions/…/providers/…" };
  const region = parseRegion(spec.region);
  if (region === undefined)
    return { reason: "region has to name the resource's region, such as westeurope, or global" };
  const { metric: name, filter } = spec;
  if (typeof name !== "string" || !/^[^,]{1,256}$/.test(name)) return { reason: "metric has to name one metric" };
  const aggregation = AGGREGATIONS.find((one) => one === (spec.aggregation ?? "Total"));
  if (aggregation === undefined) return { reason: `aggregation has to be one of ${AGGREGATIONS.join(", ")}` };
  if (filter !== undefined && (typeof filter !== "string" || filter.length > MOST_CHARACTERS))
    return { reason: "filter has to be a text such as StatusCode eq '500'" };
  const of: MetricSeries = {
    resourceId: resource.id,
    region,
    namespace: resource.type,
    name,
    aggregation,
    ...(filter === undefined ? {} : { filter }),
    ...(/^microsoft\.containerservice\/managedclusters$/i.test(resource.type) ? { longestGrain: 43_200 } : {}),
  };
  return { of, additive: adds(of), absentIsZero: part === "bad" && adds(of) };
}

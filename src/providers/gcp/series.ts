import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";
import type { Aligner, GcpMetric, GcpRules, Reducer, Take } from "./measures.ts";

/** What Cloud Monitoring needs to find the series of one component. */
export interface SeriesOf {
  project: string;
  /** What is asked of all components alike: type, resource and the metric's own filter, as a monitoring filter. */
  filter: string;
  /** Labels of the resource that name the component, in order of name; none: the filter says it all. */
  labels: [name: string, value: string][];
  align: Aligner;
  reduce: Reducer;
  take?: Take;
}

/** A query of the Prometheus API of Cloud Monitoring. */
export interface PromqlOf {
  project: string;
  /** With a place for the window. */
  promql: string;
}

/** What one question is about. */
export type Of = SeriesOf | PromqlOf;

export function isPromql(of: Of): of is PromqlOf {
  return "promql" in of;
}

/** The project that a component lives in. */
export function projectOf({ ref }: Component, fallback: string | undefined): string | undefined {
  const own = ref?.project;
  return typeof own === "string" && own !== "" ? own : fallback;
}

/** Texts only: a label's value is nothing else. */
export function labelsOf({ ref }: Component): Map<string, string> {
  const labels = ref?.labels;
  if (labels === null || typeof labels !== "object") return new Map();
  return new Map(Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** How a metric of a component is found, or why it cannot be. */
export function seriesOf(
  component: Component,
  metric: GcpMetric,
  { types }: GcpRules,
  fallback: string | undefined,
): SeriesOf | { reason: string } {
  const type = types[component.type];
  if (!type) return { reason: `the catalogue has no type ${component.type}` };
  const project = projectOf(component, fallback);
  if (project === undefined)
    return { reason: "no project: set providers.gcp.project, or project in the component's ref" };
  const own = labelsOf(component);
  if (own.size === 0)
    return { reason: `the component's ref has no labels: ${type.labels[0]} names a resource of its type` };
  const resource = metric.resource ?? type.resource;
  const known = metric.labels ?? type.labels;
  const anywhere = new Set([...type.labels, ...Object.values(type.metrics).flatMap(({ labels }) => labels ?? [])]);
  const stranger = [...own.keys()].find((name) => !anywhere.has(name));
  if (stranger !== undefined)
    return { reason: `ref.labels.${stranger} is no label of ${type.resource}: those are ${type.labels.join(", ")}` };
  // What is measured for more than the component is not the component's.
  const finer = metric.apart
    ? undefined
    : [...own.keys()].find((name) => type.labels.includes(name) && !known.includes(name));
  if (finer !== undefined) return { reason: `${metric.type} is measured for ${resource}, which has no ${finer}` };
  const missing = (metric.needs ?? known.slice(0, 1)).find((name) => !own.has(name));
  if (missing !== undefined) return { reason: `ref.labels has no ${missing}, which ${metric.type} is found by` };
  const labels = [...own].filter(([name]) => known.includes(name)).sort(([a], [b]) => byCodeUnit(a, b));
  const filter = [
    `metric.type = ${quoted(metric.type)}`,
    `resource.type = ${quoted(resource)}`,
    ...(metric.filter === undefined ? [] : [metric.filter]),
  ].join(" AND ");
  return {
    project,
    filter,
    labels,
    align: metric.align,
    reduce: metric.reduce,
    ...(metric.take === undefined ? {} : { take: metric.take }),
  };
}

/** A text of the filter language. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

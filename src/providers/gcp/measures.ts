import type { Metric, MetricRules, ResourceType } from "../shared/metric-rules.ts";

/** What is read of a distribution: a percentile, or the mean. */
export type Take = "p50" | "p90" | "p95" | "p99" | "mean";

/** A metric of Cloud Monitoring. */
export interface GcpMetric extends Metric {
  /** Metric type, such as `run.googleapis.com/request_count`. */
  type: string;
  /** Monitored resource, and its labels, where they are not those of the type. */
  resource?: string;
  labels?: string[];
  /** Labels without which it cannot be found; the first of `labels` unless stated. */
  needs?: string[];
  /** Found by its own labels alone, whatever else the component names. */
  apart?: boolean;
  /** What is asked beside type and resource, such as the class of the response. */
  filter?: string;
  align: Aligner;
  reduce: Reducer;
  take?: Take;
  /** The name is from general knowledge, not from a list of Google's. */
  recalled?: boolean;
}

export type Aligner =
  | "DELTA"
  | "RATE"
  | "SUM"
  | "MAX"
  | "MIN"
  | "MEAN"
  | "COUNT"
  | "COUNT_TRUE"
  | "FRACTION_TRUE"
  | `PERCENTILE_${string}`
  | "NONE";
export type Reducer = "SUM" | "MAX" | "MIN" | "MEAN" | "NONE";

interface GcpResourceType extends ResourceType<GcpMetric> {
  resource: string;
  labels: string[];
}

/** rules/signals/gcp.yaml */
export interface GcpRules extends MetricRules<GcpMetric> {
  /** How long points of a minute are kept. Seconds. */
  retention: { value: number };
  /** US dollars for each time series that is returned. */
  pricePerSeries: { value: number };
  types: { [type: string]: GcpResourceType };
  recommenders: RecommenderRule[];
  assets: { [type: string]: AssetRule };
  /** Asset types that are counted beside those of components. */
  otherAssets: string[];
  traces: { window: { value: number }; most: { value: number } };
  quotas: { days: { value: number }; series: { value: number } };
  backups: {
    days: { value: number };
    restoreDays: { value: number };
    /** Hours after a backup is due at which it is missing. */
    lateHours: { value: number };
  };
  billing: {
    days: { value: number };
    lagDays: { value: number };
    mostBytes: { value: number };
    /** US dollars. */
    pricePerByte: { value: number };
    leastBytes: { value: number };
    /** RE2 that descriptions of SKUs of moving data match. */
    transfer: { value: string };
  };
  /** Log entries of requests, by component type. */
  logs: { mostBytes: { value: number }; mostRows: { value: number }; types: { [type: string]: LogRule } };
}

/** Where the log entries of a type's requests stand, and the labels of their resource. */
export interface LogRule {
  /** Those that `ref.labels` may name; the first is needed. */
  labels: string[];
  entries: { log: string; resource: string; recalled?: boolean }[];
}

export interface RecommenderRule {
  id: string;
  permission: string;
  place: "global" | "region" | "zone";
  /** Component types it is asked for; all unless stated. */
  for?: string[];
  kind: string;
}

/** How a component type is found in the inventory. */
interface AssetRule {
  /** Metric of the type by which it is found where the inventory may not be asked. */
  shows: string;
  /** Asset type. */
  type: string;
  /** The label that its name is. */
  label: string;
  /** Stands before the name, with a colon. */
  prefix?: "project";
  /** The label that its location is. */
  place?: string;
  /** Resources of the type cannot have labels. */
  unlabelled?: boolean;
}

import schema from "../../../schemas/openslo.schema.json" with { type: "json" };

/** OpenSLO v1, README "Object types". */
export const KINDS = [
  "SLO",
  "SLI",
  "DataSource",
  "Service",
  "AlertPolicy",
  "AlertCondition",
  "AlertNotificationTarget",
] as const;
export type Kind = (typeof KINDS)[number];

const { $defs } = schema;

/** The schema of one kind alone: of a choice between all of them a validator would tell what is wrong with each. */
export const KIND_SCHEMAS = Object.fromEntries(
  KINDS.map((kind) => [kind, { $ref: `#/$defs/${kind}`, $defs }]),
) as unknown as { [kind in Kind]: object };

export interface Metadata {
  name: string;
  displayName?: string;
  labels?: { [key: string]: string | string[] };
  annotations?: { [key: string]: string };
}

export interface MetricSource {
  metricSourceRef?: string;
  type?: string;
  spec: { [key: string]: unknown };
}

interface Metric {
  metricSource: MetricSource;
}

export interface SliSpec {
  description?: string;
  thresholdMetric?: Metric;
  ratioMetric?: {
    counter?: boolean;
    good?: Metric;
    bad?: Metric;
    total?: Metric;
    raw?: Metric;
    rawType?: "success" | "failure";
  };
}

export interface InlineSli {
  metadata: Metadata;
  spec: SliSpec;
}

export interface SloObjective {
  displayName?: string;
  op?: "lte" | "gte" | "lt" | "gt";
  value?: number;
  target?: number;
  targetPercent?: number;
  timeSliceTarget?: number;
  timeSliceWindow?: string;
  indicator?: InlineSli;
  indicatorRef?: string;
  compositeWeight?: number;
}

export interface TimeWindow {
  duration: string;
  isRolling?: boolean;
  calendar?: { startTime: string; timeZone: string };
}

export interface SloSpec {
  description?: string;
  service: string;
  indicator?: InlineSli;
  indicatorRef?: string;
  timeWindow: TimeWindow[];
  budgetingMethod: "Occurrences" | "Timeslices" | "RatioTimeslices";
  objectives: SloObjective[];
  alertPolicies?: object[];
}

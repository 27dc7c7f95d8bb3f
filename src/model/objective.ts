/** A length of time as OpenSLO writes it: minutes, hours, days, weeks, months, quarters, years. */
export interface ObjectiveDuration {
  count: number;
  unit: "m" | "h" | "d" | "w" | "M" | "Q" | "Y";
}

/** The time an objective is held over. */
export interface ObjectiveWindow {
  duration: ObjectiveDuration;
  /** A calendar window repeats from `startTime` (`YYYY-MM-DD hh:mm:ss`) in `timeZone` (IANA); a rolling one ends at the end of the run. */
  calendar?: { startTime: string; timeZone: string };
}

/** What a source is asked for: OpenSLO's metricSource, with the address of its DataSource where it names one. */
export interface MetricQuery {
  /** `Prometheus`, `Recorded`, … */
  type: string;
  url?: string;
  /** Such as `{ query }` or `{ series }`. */
  spec: { [key: string]: unknown };
}

/** How good is told from bad. */
export type Indicator =
  | { kind: "ratio"; counter: boolean; total: MetricQuery; good?: MetricQuery; bad?: MetricQuery }
  /** One number for a window, 0..1; `failure` is the share of bad ones. */
  | { kind: "raw"; raw: MetricQuery; means: "success" | "failure" }
  /** A sample is good when `metric op value` holds. */
  | { kind: "threshold"; metric: MetricQuery; op: "lte" | "gte" | "lt" | "gt"; value: number };

/** What is asked of a metric source for one objective (or one member of a composite). */
export interface ObjectiveAsk {
  objective: string;
  /** Index of the member of a composite objective. */
  member?: number;
  /** The component it speaks of, else the workload. */
  subject: string;
  indicator: Indicator;
  /** Lengths of windows that end at the end of the run, in seconds, each answered by one number for each query. */
  windows: number[];
  /** Stretches of maintenance (RFC 3339, apart from each other), each answered by one number for each query. */
  maintenance?: { start: string; end: string }[];
  /** Slices that follow each other up to the end of the run, answered by a series. */
  slices?: { start: string; stepSeconds: number; count: number };
}

/** The parts of an indicator, each a signal `objective.<part>` in the evidence. */
export const OBJECTIVE_PARTS = ["good", "bad", "total", "raw", "threshold"] as const;
export type ObjectivePart = (typeof OBJECTIVE_PARTS)[number];

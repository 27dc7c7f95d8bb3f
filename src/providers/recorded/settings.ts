import type { TimeFormat } from "../shared/files/instant.ts";

/** The manifest's `providers.recorded`, as settings.schema.json describes it. */
export interface RecordedSettings {
  /** Folder inside the workload's folder. Default: the workload's folder itself. */
  path?: string;
  series?: SeriesMapping[];
  edges?: EdgeMapping[];
  graph?: GraphMapping[];
  traces?: TraceMapping[];
  metrics?: MetricMapping[];
}

export type TimeColumn = string | { column: string; format?: TimeFormat };

/** How the files of one mapping make one value of an interval, after each file's own mean. */
export type Combine = "mean" | "sum" | "max" | "min";

export type SignalColumn = string | { column: string; scale?: number; combine?: Combine };

export interface SeriesMapping {
  file: string;
  /** One component, or several for a file name that holds `{component}`. */
  component?: string | string[];
  time?: TimeColumn;
  compareTime?: string;
  delimiter?: string;
  signals?: { [signal: string]: SignalColumn };
  notRecorded?: { [column: string]: string | { signal?: string; reason: string } };
}

export interface EdgeMapping {
  file: string;
  time?: TimeColumn;
  compareTime?: string;
  delimiter?: string;
  /** `{source}` and `{target}` with something between them. */
  columns?: string;
  signal: string;
  scale?: number;
  /** Component id → its name in the file. */
  names?: { [component: string]: string };
}

export interface GraphMapping {
  file: string;
  source: string;
  target: string;
  delimiter?: string;
  names?: { [component: string]: string };
}

interface TraceMapping {
  file: string;
  /** Resource attribute that names the service. Default: service.name */
  service?: string;
  /** Component id → anchored RE2 pattern of that attribute's value. */
  components?: { [component: string]: string };
}

export type MetricField = "value" | "rate" | "count" | "sum" | "mean" | "p50" | "p75" | "p90" | "p95" | "p99";

export interface MetricSignal {
  metric: string;
  field?: MetricField;
  scale?: number;
  combine?: Combine;
  /** Attribute of the data point → anchored RE2 pattern of its value. */
  where?: { [attribute: string]: string };
}

export interface MetricMapping {
  file: string;
  service?: string;
  components?: { [component: string]: string };
  signals: { [signal: string]: MetricSignal };
}

export function settingsOf(settings: { [key: string]: unknown }): RecordedSettings {
  return settings as RecordedSettings;
}

/** Path of a mapped file below the workload's folder. */
export function pathOf(settings: RecordedSettings, file: string): string {
  const folder = (settings.path ?? ".").replaceAll("\\", "/").replace(/\/+$/, "");
  return folder === "" || folder === "." ? file : `${folder}/${file}`;
}

export function timeOf(time: TimeColumn | undefined): { column?: string; format: TimeFormat } {
  if (time === undefined) return { format: "auto" };
  if (typeof time === "string") return { column: time, format: "auto" };
  return { column: time.column, format: time.format ?? "auto" };
}

export function columnOf(column: SignalColumn): { column: string; scale: number; combine: Combine } {
  if (typeof column === "string") return { column, scale: 1, combine: "mean" };
  return { column: column.column, scale: column.scale ?? 1, combine: column.combine ?? "mean" };
}

import type { ErrorBudgetPolicy, MaintenanceWindow } from "./budget-policy.ts";
import type { Answer, Objective, Waiver, Workload } from "./workload.ts";

/** How a thing is known, weakest first. */
export const STRENGTHS = ["attested", "configured", "observed"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Half-open, RFC 3339 UTC: `start` is in, `end` is not. */
export interface Window {
  start: string;
  end: string;
}

/**
 * A regular series. `values[i]` belongs to the interval that begins `i * step` seconds after `start`;
 * `null` is an interval without a sample. Never NaN or infinite.
 */
export interface Series {
  start: string;
  /** seconds */
  step: number;
  values: (number | null)[];
}

export type Scalar = number | string | boolean;
/** One row of a listed value, such as an edge of the call graph or a deployment. */
export type Row = { [key: string]: Scalar | null | Scalar[] };
export type EvidenceValue = Scalar | Scalar[] | Row[] | Series | null;

interface EvidenceSource {
  provider: string;
  /** The query, or the file and column, that gave the value: enough to ask again. */
  query?: string;
  /** Relative to the workload's folder, with forward slashes. */
  path?: string;
  line?: number;
}

/** One thing known about a subject. */
export interface Evidence {
  /** Stable: the same subject, signal, source and attributes give the same id. */
  id: string;
  /** A component's id, or the workload's name. */
  subject: string;
  signal: string;
  value: EvidenceValue;
  /** UCUM where there is one: `1` (ratio 0..1), `s`, `By`, `1/s`, `{count}`; empty for text and booleans. */
  unit: string;
  strength: Strength;
  window: Window;
  /** When the value was read from its source: `asOf` of the run, or the commit's time. Never the wall clock. */
  observedAt: string;
  source: EvidenceSource;
  /** What tells several readings of one signal apart, such as the callee of an edge or a resource's name. */
  attributes?: { [key: string]: string };
  /** Why `value` is null. */
  reason?: string;
}

/** A reading that the plan intends to take. Its absence later is a loss, not a "not asked". */
export interface PlannedReading {
  subject: string;
  signal: string;
  provider: string;
  strength: Strength;
  /** How many readings the gathering took; with fewer in the document some were lost since, and what rests on them is unknown. */
  taken?: number;
  /** How many samples those readings held in all (see `samplesOf`); with fewer in the document it is the same. */
  samples?: number;
}

/** Requests to one `<provider>/<api>`. */
export interface Usage {
  requests: number;
  metrics?: number;
  points?: number;
  usd: number;
  /** The most that the plan allows. */
  bound: number;
}

export interface Diagnostic {
  provider: string;
  level: "info" | "warning" | "error";
  message: string;
}

export interface EvidenceDocument {
  schemaVersion: "1";
  tool: { name: string; version: string };
  asOf: string;
  /** Seconds, when the run was asked for one window for everything. */
  windowSeconds?: number;
  workload: Workload;
  /** Framework ids chosen for the run. */
  frameworks: string[];
  answers: Answer[];
  waivers: Waiver[];
  objectives: Objective[];
  /** Absent where the workload has none. */
  errorBudgetPolicy?: ErrorBudgetPolicy;
  /** In the order of the file; absent where there are none. */
  maintenance?: MaintenanceWindow[];
  /** The manifest's gate, carried along unread. */
  policy: unknown;
  plan: PlannedReading[];
  usage: { [source: string]: Usage };
  diagnostics: Diagnostic[];
  evidence: Evidence[];
}

export function isSeries(value: EvidenceValue): value is Series {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How much a value says: samples of a series, fields of rows that have a value, items of a list, 1 for a single value. */
export function samplesOf(value: EvidenceValue | undefined): number {
  if (value === null || value === undefined) return 0;
  if (isSeries(value)) return value.values.reduce<number>((total, sample) => (sample === null ? total : total + 1), 0);
  if (!Array.isArray(value)) return 1;
  return (value as (Scalar | Row)[]).reduce<number>((total, item) => {
    if (typeof item !== "object") return total + 1;
    return Object.values(item).reduce<number>((sum, field) => sum + samplesOf(field), total);
  }, 0);
}

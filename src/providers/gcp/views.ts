import type { Evidence, EvidenceValue, PlannedReading, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import type { UsageTable } from "../shared/usage.ts";
import type { Cloud } from "./cloud.ts";
import type { Complaints } from "./complaints.ts";

/** Something that Google Cloud keeps beside time series: alerting policies, recommendations, an inventory. */
export interface View {
  /** `gcp/<api>`. */
  source: string;
  /** What is read of it. */
  readings: Reading[];
  /** The requests that can be known before anything is sent. */
  plan(usage: UsageTable): void;
  /** Never throws. A reason takes all of its readings. */
  see(cloud: Cloud, complaints: Complaints): Promise<{ evidence: Evidence[] } | { reason: string }>;
}

export interface Reading {
  subject: string;
  signal: Signal;
  query: string;
  window: Window;
}

/** What is so at the end of the run. */
export function instantWindow(asOf: string): Window {
  return { start: asOf, end: asOf };
}

export function planned({ readings }: View): PlannedReading[] {
  return readings.map(({ subject, signal }) => plannedSignal("gcp", subject, signal));
}

/** A reading with what was had, or null with the reason. */
export function evidenceOf(
  reading: Reading,
  result: { value: Exclude<EvidenceValue, null> } | { reason: string },
  asOf: string,
): Evidence {
  return signalEvidence({ provider: "gcp", ...reading, asOf }, result);
}

export function lost({ readings }: View, reason: string, { asOf }: ProviderContext): Evidence[] {
  return readings.map((reading) => evidenceOf(reading, { reason }, asOf));
}

import type { Evidence, EvidenceValue, PlannedReading, Window } from "../../model/evidence.ts";
import type { Signal } from "../../model/rules.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import type { Connection } from "./connection.ts";
import type { Refusal } from "./wire-fault.ts";

/** One of Azure's read-only APIs and what a run wants of it. */
export interface Part {
  /** Its name in the usage. */
  api: string;
  /** That are planned; of a list it is its first page, since how many follow is known only by asking. */
  requests: number;
  /** Of them, those that answers kept from earlier runs save. */
  remembered?: number;
  readings: PlannedReading[];
  /** Without a connection everything is null, with that reason. */
  gather(connection: Connection | { reason: string }): Promise<Gathered>;
}

export interface Gathered {
  evidence: Evidence[];
  troubles: Trouble[];
}

/** What went wrong with an API. */
export interface Trouble {
  api: string;
  failure: Refusal;
}

export function plannedReading(subject: string, signal: Signal): PlannedReading {
  return plannedSignal("azure", subject, signal);
}

/** One thing that Azure says of a component or of the workload. */
export function told(
  signal: Signal,
  subject: string,
  result: { value: EvidenceValue } | { reason: string },
  query: string,
  window: Window,
  asOf: string,
): Evidence {
  return signalEvidence({ provider: "azure", subject, signal, query, window, asOf }, result);
}

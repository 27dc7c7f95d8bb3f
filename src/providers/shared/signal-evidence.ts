import type { Evidence, EvidenceValue, PlannedReading, Window } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import type { Signal } from "../../model/rules.ts";
import { visible } from "../../model/text.ts";

/** One reading of a signal that is no series of a metric: what an API lists. */
export interface SignalReading {
  provider: string;
  subject: string;
  signal: Signal;
  /** What was asked, enough to ask again. */
  query: string;
  window: Window;
  asOf: string;
}

/** Its evidence: the value, or null with the reason. */
export function signalEvidence(
  { provider, subject, signal, query, window, asOf }: SignalReading,
  result: { value: EvidenceValue } | { reason: string },
): Evidence {
  const identity = { subject, signal: signal.id, source: { provider, query } };
  return {
    id: evidenceId(identity),
    ...identity,
    ...("reason" in result ? { value: null, reason: visible(result.reason) } : result),
    unit: signal.unit,
    strength: signal.strength,
    window,
    observedAt: asOf,
  };
}

export function plannedSignal(provider: string, subject: string, { id, strength }: Signal): PlannedReading {
  return { subject, signal: id, provider, strength };
}

import type { Evidence, EvidenceDocument, PlannedReading } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";

const NONE: readonly Evidence[] = [];

/** Builds the one view that derivations and checks have of a document. Duplicate ids count once; order does not matter. */
export function indexEvidence(document: EvidenceDocument): EvidenceIndex {
  const readings = new Map<string, Map<string, Evidence[]>>();
  const seen = new Set<string>();
  for (const item of document.evidence) {
    if (seen.has(item.id)) continue;
    seen.add(item.id);
    push(readings, item.subject, item.signal, item);
  }
  for (const signals of readings.values()) {
    for (const list of signals.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  const plan = new Map<string, Map<string, PlannedReading[]>>();
  for (const planned of document.plan) push(plan, planned.subject, planned.signal, planned);
  const components = new Map(document.workload.components.map((component) => [component.id, component]));
  const of = (subject: string, signal: string) => readings.get(subject)?.get(signal) ?? NONE;

  return {
    document,
    workload: document.workload.name,
    components: document.workload.components,
    of,
    component: (id) => components.get(id),
    planned: (subject, signal) =>
      plan
        .get(subject)
        ?.get(signal)
        ?.some((reading) => reading.taken !== 0) ?? false,
    gap(subject, signal) {
      const planned = plan.get(subject)?.get(signal);
      if (!planned) return undefined;
      const there = of(subject, signal);
      const blank = there.find((reading) => reading.value === null);
      if (blank) return blank.reason ?? `${signal} has no value`;
      const taken = planned.reduce((total, reading) => total + (reading.taken ?? 1), 0);
      if (there.length >= taken) return undefined;
      return there.length === 0
        ? `${signal} was planned and is missing`
        : `${taken - there.length} of ${taken} readings of ${signal} are missing`;
    },
  };
}

function push<T>(into: Map<string, Map<string, T[]>>, subject: string, signal: string, item: T): void {
  let signals = into.get(subject);
  if (!signals) {
    signals = new Map();
    into.set(subject, signals);
  }
  const list = signals.get(signal);
  if (list) list.push(item);
  else signals.set(signal, [item]);
}

import { type Evidence, type EvidenceDocument, isSeries, type PlannedReading, samplesOf } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { canonicalJson } from "../model/json.ts";
import { byCodeUnit } from "../model/order.ts";
import { parseInstant } from "../model/time.ts";

/** All that the document says of one signal of one subject. */
interface Place {
  readings: Evidence[];
  planned: PlannedReading[];
  /** Ids that two readings share which say different things: neither is there, so that their order does not count. */
  contradicted?: Set<string>;
  /** Why less is there than was gathered, once it was looked for; null: nothing is lost. */
  lost?: string | null;
}

const NONE: readonly Evidence[] = [];

/** Builds the one view that derivations and checks have of a document. Equal readings of one id count once; order does not matter. */
export function indexEvidence(document: EvidenceDocument): EvidenceIndex {
  const places = new Map<string, Map<string, Place>>();
  const find = (subject: string, signal: string) => places.get(subject)?.get(signal);
  const placeOf = ({ subject, signal }: { subject: string; signal: string }): Place => {
    let signals = places.get(subject);
    if (!signals) {
      signals = new Map();
      places.set(subject, signals);
    }
    let place = signals.get(signal);
    if (!place) {
      place = { readings: [], planned: [] };
      signals.set(signal, place);
    }
    return place;
  };
  const byId = new Map<string, Evidence>();
  for (const item of document.evidence) {
    const same = byId.get(item.id);
    if (!same) {
      byId.set(item.id, item);
      placeOf(item).readings.push(item);
    } else if (canonicalJson(same) !== canonicalJson(item)) {
      for (const one of [same, item]) {
        const place = placeOf(one);
        place.contradicted ??= new Set();
        place.contradicted.add(item.id);
      }
    }
  }
  for (const planned of document.plan) placeOf(planned).planned.push(planned);
  for (const signals of places.values()) {
    for (const place of signals.values()) {
      const { contradicted } = place;
      if (contradicted) place.readings = place.readings.filter(({ id }) => !contradicted.has(id));
      place.readings.sort((a, b) => byCodeUnit(a.id, b.id));
    }
  }
  const components = new Map(document.workload.components.map((component) => [component.id, component]));
  const lost = (subject: string, signal: string) => {
    const place = find(subject, signal);
    if (!place) return undefined;
    if (place.lost === undefined) place.lost = lossOf(place, subject, signal) ?? null;
    return place.lost ?? undefined;
  };

  return {
    document,
    workload: document.workload.name,
    components: document.workload.components,
    budgets: [],
    verdicts: new Map(),
    of: (subject, signal) => find(subject, signal)?.readings ?? NONE,
    component: (id) => components.get(id),
    planned(subject, signal) {
      const place = find(subject, signal);
      return (
        place !== undefined && (place.contradicted !== undefined || place.planned.some(({ taken }) => taken !== 0))
      );
    },
    gap(subject, signal) {
      const place = find(subject, signal);
      const blank = place?.planned.length ? place.readings.find((reading) => reading.value === null) : undefined;
      return blank ? (blank.reason ?? `${signal} has no value`) : lost(subject, signal);
    },
    lost,
  };
}

function lossOf({ readings, planned, contradicted }: Place, subject: string, signal: string): string | undefined {
  if (contradicted) return `two readings of ${signal} of ${subject} have one id and say different things`;
  if (planned.length === 0) return undefined;
  const taken = planned.reduce((total, reading) => total + (reading.taken ?? 1), 0);
  if (readings.length < taken) {
    return readings.length === 0
      ? `${signal} was planned and is missing`
      : `${taken - readings.length} of ${taken} readings of ${signal} are missing`;
  }
  // Documents of before samples were counted do not say how many there were.
  if (planned.some(({ samples }) => samples === undefined)) return undefined;
  const samples = planned.reduce((total, reading) => total + (reading.samples ?? 0), 0);
  const there = readings.reduce((total, { value }) => total + samplesOf(value), 0);
  if (there < samples)
    return `${samples - there} of ${samples} samples of ${signal} of ${subject} are missing from the evidence`;
  const moved = readings.find((reading) => !fillsItsWindow(reading));
  return moved && `the times of ${signal} of ${subject} are not those of its window: they were changed in the evidence`;
}

/** Every source gives a series over the whole of its window; one that was cut, shifted or stretched since does not fill it. */
function fillsItsWindow({ value, window }: Evidence): boolean {
  if (!isSeries(value)) return true;
  const start = parseInstant(value.start);
  if (start === undefined || start !== parseInstant(window.start)) return false;
  return start + value.values.length * value.step * 1000 === parseInstant(window.end);
}

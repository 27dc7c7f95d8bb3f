import type { Strength } from "../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, type FactDefinition, missing } from "../model/fact.ts";
import type { Need, Reading, ScoringRules } from "../model/rules.ts";
import { statisticOf } from "../pillars/statistics.ts";

/** How a need was read: the fact that counts, and the weaker one that does not. */
export interface ResolvedNeed {
  fact: Fact;
  from: string;
  /** Whether any of its readings was planned: if not, no configured source could have told. */
  planned: boolean;
  beside?: { fact: Fact; from: string };
}

export interface FactSource {
  resolve(need: Need, subject: string): ResolvedNeed;
}

/**
 * Facts by subject, computed once each. A stronger reading that was planned and is missing is not replaced by a weaker
 * one: the need is then unknown, with the weaker reading beside it.
 */
export function factSource(
  index: EvidenceIndex,
  derivations: readonly Derivation[],
  scoring: ScoringRules,
): FactSource {
  const byFact = new Map<string, { derivation: Derivation; definition: FactDefinition }>();
  for (const derivation of derivations) {
    for (const definition of derivation.facts) byFact.set(definition.id, { derivation, definition });
  }
  let cachedSubject: string | undefined;
  let cache = new Map<Derivation, { [factId: string]: Fact }>();
  const workloadCache = new Map<Derivation, { [factId: string]: Fact }>();

  const derived = (factId: string, subject: string): { fact: Fact; planned: boolean; strength: Strength } => {
    const entry = byFact.get(factId);
    if (!entry) return { fact: missing(`no analysis gives "${factId}"`), planned: true, strength: "configured" };
    const { derivation, definition } = entry;
    const planned = definition.signals.some((signal) => plannedFor(index, definition, subject, signal));
    const facts = factsOf(derivation, subject);
    return {
      fact: facts[factId] ?? missing(`${definition.title}: not derived`),
      planned,
      strength: definition.strength,
    };
  };

  const factsOf = (derivation: Derivation, subject: string): { [factId: string]: Fact } => {
    if (subject !== index.workload && subject !== cachedSubject) {
      // Subjects are evaluated one after the other, so only one component's facts are kept.
      cachedSubject = subject;
      cache = new Map();
    }
    const store = subject === index.workload ? workloadCache : cache;
    let facts = store.get(derivation);
    if (!facts) {
      facts = derivation.handlesGaps
        ? derivation.derive(index, subject)
        : deriveWithoutGaps(index, derivation, subject);
      store.set(derivation, facts);
    }
    return facts;
  };

  const read = (reading: Reading, subject: string): { fact: Fact; from: string; planned: boolean } => {
    if (reading.fact !== undefined) {
      const { fact, ...rest } = derived(reading.fact, subject);
      return { ...rest, fact: withEnough(fact, reading.minSamples ?? 0), from: `fact ${reading.fact}` };
    }
    const signal = reading.signal ?? "";
    const from = `${signal}, ${reading.statistic ?? "value"}`;
    const planned = index.planned(subject, signal);
    // A reading that had no value from the start may leave a statistic decided; one that was lost since may not.
    const lost = index.lost(subject, signal);
    if (lost !== undefined)
      return {
        fact: missing(
          lost,
          index.of(subject, signal).map((one) => one.id),
        ),
        from,
        planned,
      };
    const readings = index.of(subject, signal);
    if (readings.length === 0) return { fact: missing(`no source gives ${signal}`), from, planned };
    const fact = statisticOf(readings, {
      statistic: reading.statistic ?? "value",
      minSamples: reading.minSamples ?? 1,
      minShare: scoring.minimumSamples.share,
    });
    return { fact: withEnough(fact, reading.minSamples ?? 0), from, planned };
  };

  return {
    resolve(need, subject) {
      const readings = need.readings.map((reading) => read(reading, subject));
      const planned = readings.some((reading) => reading.planned);
      const chosen = readings.findIndex((reading) => reading.fact.value !== null || reading.planned);
      const counts = readings[chosen === -1 ? 0 : chosen];
      if (!counts) return { fact: missing("the check names no reading"), from: "", planned: false };
      const weaker = readings.slice(chosen + 1).find((reading) => reading.fact.value !== null);
      return {
        fact: counts.fact,
        from: counts.from,
        planned,
        ...(weaker && chosen !== -1 ? { beside: { fact: weaker.fact, from: weaker.from } } : {}),
      };
    },
  };
}

/** A fact of fewer samples than a check needs is not known to it. */
function withEnough(fact: Fact, minSamples: number): Fact {
  if (fact.value === null || fact.sampleSize >= minSamples) return fact;
  return missing(`${fact.sampleSize} samples, fewer than the ${minSamples} that this needs`, fact.evidence);
}

function deriveWithoutGaps(index: EvidenceIndex, derivation: Derivation, subject: string): { [factId: string]: Fact } {
  const gapOf = (definition: FactDefinition): string | undefined => {
    const own = definition.signals.map((signal) => index.gap(subject, signal)).find((gap) => gap !== undefined);
    if (own !== undefined || definition.subject === "component") return own;
    for (const component of index.components) {
      for (const signal of definition.signals) {
        const gap = index.gap(component.id, signal);
        if (gap !== undefined) return `${component.id}: ${gap}`;
      }
    }
    return undefined;
  };
  const gaps = derivation.facts.map((definition) => [definition.id, gapOf(definition)] as const);
  if (gaps.every(([, gap]) => gap !== undefined)) {
    return Object.fromEntries(gaps.map(([id, gap]) => [id, missing(gap ?? "")]));
  }
  const facts = derivation.derive(index, subject);
  return {
    ...facts,
    ...Object.fromEntries(gaps.filter(([, gap]) => gap).map(([id, gap]) => [id, missing(gap ?? "")])),
  };
}

function plannedFor(index: EvidenceIndex, definition: FactDefinition, subject: string, signal: string): boolean {
  if (index.planned(subject, signal)) return true;
  return definition.subject === "workload" && index.components.some((component) => index.planned(component.id, signal));
}

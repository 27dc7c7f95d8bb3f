import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Evidence, EvidenceDocument, EvidenceValue, PlannedReading, Series } from "../../../src/model/evidence.ts";
import type { Derivation, EvidenceIndex, Fact, FactValue } from "../../../src/model/fact.ts";
import { evidenceId } from "../../../src/model/ids.ts";
import type { Rules, ScoringRules, Signal } from "../../../src/model/rules.ts";
import type { Component } from "../../../src/model/workload.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { factSource } from "../../../src/pipeline/facts.ts";

const AS_OF = "2024-06-01T00:00:00Z";
export const WORKLOAD = "shop";

function rulesFile(path: string): unknown {
  return parse(readFileSync(new URL(`../../../rules/${path}`, import.meta.url), "utf8"));
}

interface SignalFile {
  defaults: Partial<Signal>;
  signals: Signal[];
}

/** The shipped signals, tables and scoring: what derivations read of the rules. */
export function shippedRules(): Rules {
  const signals = ["signals/repository.yaml", "signals/telemetry.yaml", "signals/cloud.yaml"].flatMap((path) => {
    const file = rulesFile(path) as SignalFile;
    return file.signals.map((signal) => ({ ...file.defaults, ...signal }));
  });
  return {
    digest: "sha256:0",
    checks: [],
    frameworks: [],
    signals,
    scoring: rulesFile("scoring.yaml") as ScoringRules,
    tables: {
      expected: rulesFile("signals/expected.yaml"),
      telemetry: rulesFile("telemetry.yaml"),
      "runtime-support": rulesFile("runtime-support.yaml"),
      delivery: rulesFile("delivery.yaml"),
      "component-types": { "aws.alb": "load-balancer" },
    },
  };
}

export function component(id: string, more: Partial<Component> = {}): Component {
  return { id, type: "http-service", dependsOn: [], ...more };
}

/** One sample a minute. */
export function series(values: (number | null)[]): Series {
  return { start: "2024-05-31T00:00:00Z", step: 60, values };
}

export function reading(subject: string, signal: string, value: EvidenceValue, more: Partial<Evidence> = {}): Evidence {
  const source = more.source ?? { provider: "recorded", path: `${subject}.csv` };
  const attributes = more.attributes ? { attributes: more.attributes } : {};
  return {
    id: evidenceId({ subject, signal, source, ...attributes }),
    subject,
    signal,
    value,
    unit: "",
    strength: "observed",
    window: { start: "2024-05-31T00:00:00Z", end: AS_OF },
    observedAt: AS_OF,
    source,
    ...(value === null ? { reason: `${signal} was empty` } : {}),
    ...more,
  };
}

/** A plan under which every reading given was taken, and nothing else was asked. */
export function planOf(evidence: readonly Evidence[]): PlannedReading[] {
  const plan = new Map<string, PlannedReading>();
  for (const { subject, signal, strength, source } of evidence) {
    const key = JSON.stringify([subject, signal, source.provider]);
    const known = plan.get(key);
    if (known) known.taken = (known.taken ?? 0) + 1;
    else plan.set(key, { subject, signal, provider: source.provider, strength, taken: 1 });
  }
  return [...plan.values()];
}

export interface DocumentParts {
  components: Component[];
  evidence: Evidence[];
  plan?: PlannedReading[];
  owner?: string;
}

export function indexOf({ components, evidence, plan, owner }: DocumentParts): EvidenceIndex {
  const document: EvidenceDocument = {
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "0" },
    asOf: AS_OF,
    workload: { name: WORKLOAD, components, ...(owner === undefined ? {} : { owner }) },
    frameworks: [],
    answers: [],
    waivers: [],
    objectives: [],
    policy: null,
    plan: plan ?? planOf(evidence),
    usage: {},
    diagnostics: [],
    evidence,
  };
  return indexEvidence(document);
}

const shippedScoring = rulesFile("scoring.yaml") as ScoringRules;

/** Reads a derived fact the way a check does, gaps included. */
export function factOf(index: EvidenceIndex, derivations: Derivation[], id: string, subject: string): Fact {
  const source = factSource(index, derivations, shippedScoring);
  return source.resolve({ as: "it", readings: [{ fact: id }] }, subject).fact;
}

export function valueIn(fact: Fact): FactValue | null {
  return fact.value;
}

export function reasonOf(fact: Fact): string {
  return fact.value === null ? fact.reason : "";
}

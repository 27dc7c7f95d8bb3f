import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Evidence, EvidenceValue, PlannedReading, Series } from "../../../src/model/evidence.ts";
import type { Derivation, EvidenceIndex, Fact } from "../../../src/model/fact.ts";
import { evidenceId } from "../../../src/model/ids.ts";
import type { Check, Reading, Rules, ScoringRules } from "../../../src/model/rules.ts";
import type { Component } from "../../../src/model/workload.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { factSource } from "../../../src/pipeline/facts.ts";

export const WORKLOAD = "shop";
const START = "2024-05-01T00:00:00Z";
const AS_OF = "2024-06-01T00:00:00Z";
const RULES = new URL("../../../rules/", import.meta.url);

export function rulesFile(path: string): unknown {
  return parse(readFileSync(new URL(path, RULES), "utf8"));
}

/** The shipped tables, with two vendor types. */
export function shippedTables(): Pick<Rules, "tables"> {
  return {
    tables: {
      telemetry: rulesFile("telemetry.yaml"),
      "instance-types": rulesFile("instance-types.yaml"),
      "component-types": { "aws.alb": "load-balancer", "aws.rds": "database", "aws.batch": "worker" },
    },
  };
}

/** In the file a need is a key; in the model it carries its name. */
type CheckFile = Omit<Check, "needs"> & { needs: { [need: string]: Reading[] } };

export function shippedChecks(pillar: string): { name: string; check: Check }[] {
  const folder = new URL(`checks/${pillar}/`, RULES);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const file = parse(readFileSync(new URL(name, folder), "utf8")) as CheckFile;
      return {
        name,
        check: { ...file, needs: Object.entries(file.needs).map(([as, readings]) => ({ as, readings })) },
      };
    });
}

export function component(id: string, more: Partial<Component> = {}): Component {
  return { id, type: "http-service", dependsOn: [], ...more };
}

export function series(values: (number | null)[], step = 60, start = START): Series {
  return { start, step, values };
}

export function reading(subject: string, signal: string, value: EvidenceValue, more: Partial<Evidence> = {}): Evidence {
  const source = more.source ?? { provider: "recorded", path: `${subject}.csv` };
  return {
    id: evidenceId({ subject, signal, source }),
    subject,
    signal,
    value,
    unit: "",
    strength: "observed",
    window: { start: START, end: AS_OF },
    observedAt: AS_OF,
    source,
    ...(value === null ? { reason: `${signal} was empty` } : {}),
    ...more,
  };
}

/** A reading of the repository's `n`th artefact. */
export function inCode(signal: string, value: EvidenceValue, n = 0, subject = WORKLOAD): Evidence {
  return reading(subject, signal, value, {
    strength: "configured",
    source: { provider: "repository", path: "main.tf", line: n + 1 },
  });
}

/** A plan under which every reading given was taken. */
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

export function indexOf(
  components: Component[],
  evidence: readonly Evidence[],
  plan: PlannedReading[] = planOf(evidence),
): EvidenceIndex {
  return indexEvidence({
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "0" },
    asOf: AS_OF,
    workload: { name: WORKLOAD, components },
    frameworks: [],
    answers: [],
    waivers: [],
    objectives: [],
    policy: null,
    plan,
    usage: {},
    diagnostics: [],
    evidence: [...evidence],
  });
}

const scoring = rulesFile("scoring.yaml") as ScoringRules;

/** Reads a derived fact the way a check does, gaps included. */
export function factOf(index: EvidenceIndex, derivations: readonly Derivation[], id: string, subject: string): Fact {
  return factSource(index, derivations, scoring).resolve({ as: "it", readings: [{ fact: id }] }, subject).fact;
}

export function reasonOf(fact: Fact): string {
  return fact.value === null ? fact.reason : "";
}

export type Loss = "keep" | "drop" | "blank";

/** The reading is gone, or it is there and says that it has no value. */
export function lose(evidence: readonly Evidence[], how: readonly Loss[]): Evidence[] {
  return evidence.flatMap((one, i): Evidence[] => {
    if (how[i] === "drop") return [];
    return how[i] === "blank" ? [{ ...one, value: null, reason: "the source did not answer" }] : [one];
  });
}

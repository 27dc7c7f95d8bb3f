import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Evidence, EvidenceDocument, EvidenceValue, PlannedReading } from "../../../src/model/evidence.ts";
import type { EvidenceIndex } from "../../../src/model/fact.ts";
import { evidenceId } from "../../../src/model/ids.ts";
import type { Component, Objective } from "../../../src/model/workload.ts";
import type { TelemetryRules } from "../../../src/pillars/telemetry/rules.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";

const root = new URL("../../../", import.meta.url);

/** The shipped thresholds. */
export const rules = parse(readFileSync(new URL("rules/telemetry.yaml", root), "utf8")) as TelemetryRules;

const START = "2022-08-22T00:00:00Z";
const END = "2022-08-23T00:00:00Z";

export function component(id: string, dependsOn: string[] = [], type = "http-service"): Component {
  return { id, type, dependsOn };
}

export function reading(
  subject: string,
  signal: string,
  value: EvidenceValue,
  attributes?: { [key: string]: string },
): Evidence {
  const source = { provider: "recorded", query: signal };
  return {
    id: evidenceId({ subject, signal, source, ...(attributes ? { attributes } : {}) }),
    subject,
    signal,
    value,
    unit: "",
    strength: "observed",
    window: { start: START, end: END },
    observedAt: END,
    source,
    ...(attributes ? { attributes } : {}),
    ...(value === null ? { reason: "the source could not be read" } : {}),
  };
}

export function series(values: (number | null)[], step = 60, start = START): EvidenceValue {
  return { start, step, values };
}

/** A document whose plan took exactly the readings that are there. */
export function documentOf(
  components: Component[],
  evidence: Evidence[],
  objectives: Objective[] = [],
): EvidenceDocument {
  const plan = new Map<string, PlannedReading>();
  for (const { subject, signal, strength } of evidence) {
    const key = JSON.stringify([subject, signal]);
    const planned = plan.get(key);
    if (planned) planned.taken = (planned.taken ?? 0) + 1;
    else plan.set(key, { subject, signal, provider: "recorded", strength, taken: 1 });
  }
  return {
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "0.0.0" },
    asOf: END,
    workload: { name: "shop", components },
    frameworks: [],
    answers: [],
    waivers: [],
    objectives,
    policy: null,
    plan: [...plan.values()],
    usage: {},
    diagnostics: [],
    evidence,
  };
}

export function indexOf(components: Component[], evidence: Evidence[], objectives: Objective[] = []): EvidenceIndex {
  return indexEvidence(documentOf(components, evidence, objectives));
}

export function objective(service: string, kind: Objective["kind"], target: number): Objective {
  return {
    name: `${service}-${kind}`,
    service,
    kind,
    target,
    window: "28d",
    budgetingMethod: "Occurrences",
    source: { path: "slos/a.yaml", line: 1 },
  };
}

/** One column of a cut-out of the recorded day (test/fixtures/telemetry), times `factor`. */
export function recorded(file: "faults-0351-0900" | "calm-1000-1400", column: string, factor = 1): EvidenceValue {
  const [head = "", ...lines] = readFileSync(new URL(`test/fixtures/telemetry/${file}.csv`, root), "utf8")
    .trim()
    .split("\n");
  const at = head.split(",").indexOf(column);
  if (at === -1) throw new Error(`no column "${column}" in ${file}`);
  const cells = lines.map((line) => line.split(",")[at] ?? "");
  const values = cells.map((cell) => (cell === "" || !Number.isFinite(Number(cell)) ? null : Number(cell) * factor));
  return { start: `2022-08-22T${lines[0]?.slice(0, 5)}:00Z`, step: 60, values };
}

/** Deterministic noise around 1, 0.9 to 1.1. */
export function noise(n: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 0.9 + (0.2 * state) / 2_147_483_648;
  });
}

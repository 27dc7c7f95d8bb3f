import type { Evidence, EvidenceDocument, EvidenceValue, Strength } from "../../src/model/evidence.ts";
import { evidenceId } from "../../src/model/ids.ts";

const AS_OF = "2026-01-31T00:00:00Z";

export function emptyDocument(changes: Partial<EvidenceDocument> = {}): EvidenceDocument {
  return {
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "0.0.0" },
    asOf: AS_OF,
    workload: { name: "shop", components: [] },
    frameworks: ["f"],
    answers: [],
    waivers: [],
    objectives: [],
    policy: null,
    plan: [],
    usage: {},
    diagnostics: [],
    evidence: [],
    ...changes,
  };
}

export function reading(
  subject: string,
  signal: string,
  value: EvidenceValue,
  changes: Partial<Evidence> = {},
): Evidence {
  const source = { provider: "test", query: signal };
  const strength: Strength = "observed";
  return {
    id: evidenceId({ subject, signal, source }),
    subject,
    signal,
    value,
    unit: "1",
    strength,
    window: { start: "2026-01-30T00:00:00Z", end: AS_OF },
    observedAt: AS_OF,
    source,
    ...changes,
  };
}

import type { Architecture } from "../model/architecture.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { dependenciesOf } from "../pillars/telemetry/dependencies.ts";

/** What diagrams need of the evidence, bounded: an assessment is read without it. */
export function architectureOf(index: EvidenceIndex): Architecture {
  return { ...dependenciesOf(index) };
}

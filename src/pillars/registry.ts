import type { Derivation, Episode, EvidenceIndex } from "../model/fact.ts";
import type { Rules } from "../model/rules.ts";
import { derivations as costOptimization } from "./cost-optimization/index.ts";
import { derivations as operationalExcellence } from "./operational-excellence/index.ts";
import { derivations as performanceEfficiency } from "./performance-efficiency/index.ts";
import { derivations as reliability } from "./reliability/index.ts";
import { derivations as security } from "./security/index.ts";
import { derivations as sustainability } from "./sustainability/index.ts";
import { collectEpisodes } from "./telemetry/collect-episodes.ts";
import type { TelemetryRules } from "./telemetry/rules.ts";

/** Every pillar's analyses: one line a pillar. */
export function derivationsOf(rules: Rules): Derivation[] {
  return [
    ...operationalExcellence(rules),
    ...security(rules),
    ...reliability(rules),
    ...performanceEfficiency(rules),
    ...costOptimization(rules),
    ...sustainability(rules),
  ];
}

export function episodesOf(index: EvidenceIndex, rules: Rules): Episode[] {
  return collectEpisodes(index, rules.tables.telemetry as TelemetryRules);
}

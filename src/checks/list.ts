import { STRENGTHS, type Strength } from "../model/evidence.ts";
import { type Check, PILLARS, type Rules } from "../model/rules.ts";

export interface CheckRow {
  id: string;
  pillar: string;
  title: string;
  severity: string;
  appliesTo: string[];
  /** The best it can be known. */
  strength: Strength;
  practices: string[];
}

/** The contract's `checks list --json`, in the order of the pillars. */
export function listChecks(rules: Rules): CheckRow[] {
  const order = new Map<string, number>(PILLARS.map((pillar, i) => [pillar, i]));
  return rules.checks
    .map((check) => ({
      id: check.id,
      pillar: check.pillar,
      title: check.title.fail,
      severity: check.severity,
      appliesTo: check.appliesTo,
      strength: bestStrength(check, rules),
      practices: Object.entries(check.practices)
        .flatMap(([framework, mappings]) => mappings.map((mapping) => `${framework}/${mapping.id}`))
        .sort(),
    }))
    .sort((a, b) => (order.get(a.pillar) ?? 0) - (order.get(b.pillar) ?? 0) || (a.id < b.id ? -1 : 1));
}

function bestStrength(check: Check, rules: Rules): Strength {
  const ofSignal = new Map(rules.signals.map((signal) => [signal.id, signal.strength]));
  const best = Math.max(
    ...check.needs.flatMap((need) =>
      need.readings.map((reading) =>
        // A derived fact is at best observed; which evidence it had is said in each finding.
        STRENGTHS.indexOf(reading.signal === undefined ? "observed" : (ofSignal.get(reading.signal) ?? "configured")),
      ),
    ),
  );
  return STRENGTHS[best] ?? "configured";
}

import { STRENGTHS, type Strength } from "../model/evidence.ts";
import type { FactDefinition } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import { type Check, PILLARS, type Reading, type Rules } from "../model/rules.ts";

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
export function listChecks(rules: Rules, facts: readonly FactDefinition[]): CheckRow[] {
  const ofSignals = strengthsOf(rules.signals);
  const ofFacts = strengthsOf(facts);
  const order = new Map<string, number>(PILLARS.map((pillar, i) => [pillar, i]));
  return rules.checks
    .map((check) => ({
      id: check.id,
      pillar: check.pillar,
      title: check.title.fail,
      severity: check.severity,
      appliesTo: check.appliesTo,
      strength: bestStrength(check, ofSignals, ofFacts),
      practices: Object.entries(check.practices)
        .flatMap(([framework, mappings]) => mappings.map((mapping) => `${framework}/${mapping.id}`))
        .sort(),
    }))
    .sort((a, b) => (order.get(a.pillar) ?? 0) - (order.get(b.pillar) ?? 0) || byCodeUnit(a.id, b.id));
}

/** A finding is known as well as the weakest of its needs, each by its strongest reading. */
function bestStrength(check: Check, signals: Strengths, facts: Strengths): Strength {
  const ofReading = ({ fact, signal }: Reading) =>
    STRENGTHS.indexOf((fact === undefined ? signals.get(signal ?? "") : facts.get(fact)) ?? "attested");
  const needs = check.needs.map((need) => Math.max(...need.readings.map(ofReading)));
  return STRENGTHS[Math.min(...needs)] ?? "attested";
}

type Strengths = ReadonlyMap<string, Strength>;

function strengthsOf(known: readonly { id: string; strength: Strength }[]): Strengths {
  return new Map(known.map(({ id, strength }) => [id, strength]));
}

import { byCodeUnit } from "../model/order.ts";
import type { Rules, Signal } from "../model/rules.ts";
import { NEUTRAL_TYPES } from "../model/workload.ts";

/** The signals that checks and the manifest may name, by id. */
export function listSignals(rules: Rules): Pick<Signal, "id" | "value" | "unit" | "subject" | "strength" | "title">[] {
  return rules.signals
    .map(({ id, value, unit, subject, strength, title }) => ({ id, value, unit, subject, strength, title }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** The types that a component may have, the neutral ones first, each with the neutral type whose checks apply to it. */
export function listTypes(rules: Rules): { type: string; checkedAs: string }[] {
  const vendor = (rules.tables["component-types"] ?? {}) as { [type: string]: string };
  return [
    ...NEUTRAL_TYPES.map((type) => ({ type, checkedAs: type })),
    ...Object.entries(vendor).map(([type, checkedAs]) => ({ type, checkedAs })),
  ];
}

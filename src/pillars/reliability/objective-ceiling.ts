import type { Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";

const SHARES = "objectives.budget-spent-by-dependencies";
const OPEN = "objectives.dependencies-without-objective";

/**
 * Each availability objective against the product of the targets of what its component needs, directly or further down
 * (as the workload declares): the ceiling. `spent` is the share of the objective's error budget that the dependencies may
 * use up by themselves, (1 − ceiling) / (1 − target). A dependency without an objective counts as never failing, so
 * `spent` is a least, and `objectives.dependencies-without-objective` names what could still raise it.
 */
export function objectiveCeiling(): Derivation {
  const definition = {
    unit: "",
    subject: "workload" as const,
    signals: ["objective.count"],
    strength: "configured" as const,
  };
  return {
    facts: [
      {
        ...definition,
        id: SHARES,
        title: "Availability objectives and the share of their budget that dependencies may spend",
      },
      { ...definition, id: OPEN, title: "Dependencies of components with an objective that have none themselves" },
    ],
    derive(index) {
      const targets = availabilityTargets(index);
      if (targets.size === 0) {
        const fact = missing("no availability objective names a component");
        return { [SHARES]: fact, [OPEN]: fact };
      }
      const rows: Row[] = [];
      const open = new Set<string>();
      for (const [component, target] of [...targets].sort((a, b) => byCodeUnit(a[0], b[0]))) {
        const needed = neededBy(index, component);
        let ceiling = 1;
        const without: string[] = [];
        for (const id of needed) {
          const other = targets.get(id);
          if (other === undefined) without.push(id);
          else ceiling *= other;
        }
        for (const id of without) open.add(id);
        if (needed.length === 0) continue;
        rows.push({
          component,
          target,
          ceiling,
          spent: target < 1 ? (1 - ceiling) / (1 - target) : ceiling < 1 ? Number.MAX_VALUE : 0,
          dependencies: needed.length,
          withoutObjective: without.length,
        });
      }
      const known = { unit: "", strength: "configured" as const, evidence: [], sampleSize: targets.size };
      return { [SHARES]: { ...known, value: rows }, [OPEN]: { ...known, value: [...open].sort() } };
    },
  };
}

/** The strictest availability target of each component. */
function availabilityTargets(index: EvidenceIndex): Map<string, number> {
  const targets = new Map<string, number>();
  for (const { kind, service, target } of index.document.objectives) {
    if (kind !== "availability" || !index.component(service) || !(target > 0 && target <= 1)) continue;
    targets.set(service, Math.max(targets.get(service) ?? 0, target));
  }
  return targets;
}

/** Everything a component depends on, directly or not, as declared; itself left out. */
function neededBy(index: EvidenceIndex, component: string): string[] {
  const seen = new Set([component]);
  const open = [component];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of index.component(id)?.dependsOn ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  seen.delete(component);
  return [...seen].sort();
}

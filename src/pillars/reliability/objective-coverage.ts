import { type Derivation, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { SERVING_TYPES } from "../../model/serving-types.ts";
import { neutralType } from "../component-type.ts";

const SERVING = "objectives.serving";
const WITHOUT = "objectives.serving-without";

/** Which components answer requests, and which of them no objective of any kind names: how far the objectives reach. */
export function objectiveCoverage(rules: Pick<Rules, "tables">): Derivation {
  const definition = {
    unit: "",
    subject: "workload" as const,
    signals: ["objective.count"],
    strength: "configured" as const,
  };
  return {
    facts: [
      { ...definition, id: SERVING, title: "Components that answer requests" },
      { ...definition, id: WITHOUT, title: "Components that answer requests and that no objective names" },
    ],
    derive(index) {
      const serving = index.components
        .filter(({ type }) => SERVING_TYPES.has(neutralType(rules, type)))
        .map(({ id }) => id)
        .sort();
      if (serving.length === 0) {
        const fact = missing("the workload names no component of a type that answers requests");
        return { [SERVING]: fact, [WITHOUT]: fact };
      }
      const named = new Set(index.document.objectives.map(({ service }) => service));
      const evidence = index.of(index.workload, "objective.count").map(({ id }) => id);
      const known = { unit: "", strength: "configured" as const, evidence, sampleSize: serving.length };
      return {
        [SERVING]: { ...known, value: serving },
        [WITHOUT]: { ...known, value: serving.filter((id) => !named.has(id)) },
      };
    },
  };
}

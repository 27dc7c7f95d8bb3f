import { type Derivation, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { SERVING_TYPES } from "../../model/serving-types.ts";
import type { Objective } from "../../model/workload.ts";
import { neutralType } from "../component-type.ts";
import { callGraphOf, EDGE_SIGNALS, entriesOf } from "../telemetry/call-graph.ts";

const ENTRIES = "objectives.entries";
const NO_AVAILABILITY = "objectives.entries-without-availability";
const NO_LATENCY = "objectives.entries-without-latency";

/**
 * Where requests come in (components that answer requests and that no other component calls) and which of them lack an objective. Unknown when a
 * source of edges was lost: in a circle the loss of one edge would make an entry where there was none.
 */
export function entryObjectives(rules: Pick<Rules, "tables">): Derivation {
  const signals = [...EDGE_SIGNALS];
  const definition = { unit: "", subject: "workload" as const, signals, strength: "configured" as const };
  return {
    facts: [
      { ...definition, id: ENTRIES, title: "Components where requests come in" },
      { ...definition, id: NO_AVAILABILITY, title: "Entry components without an availability objective" },
      { ...definition, id: NO_LATENCY, title: "Entry components without a latency objective" },
    ],
    handlesGaps: true,
    derive(index) {
      const uncalled = entriesOf(index).sort();
      const entries = uncalled.filter((id) => SERVING_TYPES.has(neutralType(rules, index.component(id)?.type ?? "")));
      const { problem } = callGraphOf(index);
      if (problem !== undefined || entries.length === 0) {
        const reason =
          problem ??
          (index.components.length === 0
            ? "the workload names no component"
            : uncalled.length > 0
              ? "of the components that no other calls none is of a type that answers requests"
              : "no component is known to call others without being called, so nothing tells where requests come in");
        return Object.fromEntries([ENTRIES, NO_AVAILABILITY, NO_LATENCY].map((id) => [id, missing(reason)]));
      }
      const having = (kind: Objective["kind"]) =>
        new Set(index.document.objectives.filter((one) => one.kind === kind).map((one) => one.service));
      const availability = having("availability");
      const latency = having("latency");
      const known = {
        unit: "",
        strength: "configured" as const,
        evidence: callGraphOf(index).evidence,
        sampleSize: entries.length,
      };
      return {
        [ENTRIES]: { ...known, value: entries },
        [NO_AVAILABILITY]: { ...known, value: entries.filter((id) => !availability.has(id)) },
        [NO_LATENCY]: { ...known, value: entries.filter((id) => !latency.has(id)) },
      };
    },
  };
}

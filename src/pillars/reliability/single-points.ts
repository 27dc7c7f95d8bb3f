import { isSeries, type Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { statisticOf } from "../statistics.ts";
import { isRow } from "../telemetry/call-graph.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const SINGLE = "graph.single-points";
const BLIND = "graph.replicas-unknown";
/** A component that ran with fewer for one minute in twenty has fewer. */
const REPLICAS_STATISTIC = "p5";

/**
 * Components that nearly every traced request calls (calls per trace, on average, at least `graph.rare`), by how many
 * instances they have: `graph.single-points` have one, of `graph.replicas-unknown` nothing is known. Aggregated edges
 * tell calls per trace, not the share of traces, and the rows say so.
 */
export function singlePoints(rules: TelemetryRules): Derivation {
  const definition = { unit: "", subject: "workload" as const, strength: "observed" as const };
  const signals = ["trace.edges", "trace.traces"];
  return {
    facts: [
      {
        ...definition,
        id: SINGLE,
        title: "Components with one instance that nearly every traced request calls",
        signals,
      },
      {
        ...definition,
        id: BLIND,
        title: "Components that nearly every traced request calls, of unknown instances",
        signals,
      },
    ],
    derive(index) {
      const calls = callsByTarget(index);
      const traces = index.of(index.workload, "trace.traces")[0];
      if (!calls) return unknown("no traces show who calls whom");
      if (typeof traces?.value !== "number") return unknown(traces?.reason ?? "the number of traces is not known");
      if (traces.value < rules.graph.minTraces.value) {
        return unknown(`${traces.value} traces, fewer than the ${rules.graph.minTraces.value} that this needs`);
      }
      const single: Row[] = [];
      const blind: Row[] = [];
      const evidence = [...calls.evidence, traces.id];
      for (const [component, count] of [...calls.byTarget].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]))) {
        const callsPerTrace = count / traces.value;
        if (callsPerTrace < rules.graph.rare.value) continue;
        const replicas = replicasOf(index, component, rules);
        if (replicas === undefined) blind.push({ component, callsPerTrace });
        else {
          for (const id of replicas.evidence) evidence.push(id);
          if (replicas.value < 2) single.push({ component, callsPerTrace, replicas: replicas.value });
        }
      }
      const known = { unit: "", strength: "observed" as const, evidence, sampleSize: traces.value };
      const most = rules.episodes.listed.value;
      return {
        [SINGLE]: { ...known, value: single.slice(0, most) },
        [BLIND]: { ...known, value: blind.slice(0, most) },
      };
    },
  };
}

function unknown(reason: string) {
  const fact = missing(reason);
  return { [SINGLE]: fact, [BLIND]: fact };
}

function callsByTarget(index: EvidenceIndex): { byTarget: Map<string, number>; evidence: string[] } | undefined {
  const byTarget = new Map<string, number>();
  const evidence: string[] = [];
  for (const reading of index.of(index.workload, "trace.edges")) {
    if (!Array.isArray(reading.value)) continue;
    evidence.push(reading.id);
    for (const row of reading.value) {
      if (!isRow(row) || typeof row.target !== "string" || typeof row.calls !== "number") continue;
      if (!index.component(row.target) || row.source === row.target || !(row.calls > 0)) continue;
      byTarget.set(row.target, (byTarget.get(row.target) ?? 0) + row.calls);
    }
  }
  return evidence.length === 0 ? undefined : { byTarget, evidence };
}

/** Instances as observed, else as declared. A planned observation that is missing is not replaced by what is declared. */
function replicasOf(
  index: EvidenceIndex,
  component: string,
  rules: TelemetryRules,
): { value: number; evidence: string[] } | undefined {
  for (const signal of ["replicas", "kubernetes.replicas"]) {
    if (index.gap(component, signal) !== undefined) return undefined;
    const readings = index.of(component, signal);
    const first = readings[0];
    if (!first) continue;
    const fact = statisticOf(readings, {
      statistic: isSeries(first.value) ? REPLICAS_STATISTIC : "min",
      minSamples: rules.series.minSamples.value,
      minShare: rules.series.minCoverage.value,
    });
    return typeof fact.value === "number" ? { value: fact.value, evidence: fact.evidence } : undefined;
  }
  return undefined;
}

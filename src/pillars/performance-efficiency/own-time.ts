import { type Derivation, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { isRow } from "../telemetry/call-graph.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const TOP = "time.top-share";
const NAME = "time.top-component";

/**
 * Whose own time makes up the traced requests: time of the calls into a component, less that of the calls it makes, each
 * as calls × median duration, as a share of the sum over all called components. Medians times counts are an estimate of
 * total time (a long tail is left out), calls made side by side can only lower a caller's own time, and an entry that no
 * component calls is not in it: the share is over what the entry waits for.
 */
export function ownTime(rules: TelemetryRules): Derivation {
  const definition = {
    subject: "workload" as const,
    signals: ["trace.edges", "trace.traces"],
    strength: "observed" as const,
  };
  return {
    facts: [
      { ...definition, id: TOP, title: "Share of the called components' own time that the slowest takes", unit: "1" },
      { ...definition, id: NAME, title: "The called component that takes most time of its own", unit: "" },
    ],
    derive(index) {
      const traces = index.of(index.workload, "trace.traces")[0];
      if (typeof traces?.value !== "number") return unknown(traces?.reason ?? "no traces were read");
      if (traces.value < rules.graph.minTraces.value) {
        return unknown(`${traces.value} traces, fewer than the ${rules.graph.minTraces.value} that this needs`);
      }
      const into = new Map<string, number>();
      const outOf = new Map<string, number>();
      const evidence = [traces.id];
      for (const reading of index.of(index.workload, "trace.edges")) {
        if (!Array.isArray(reading.value)) continue;
        evidence.push(reading.id);
        for (const row of reading.value) {
          if (!isRow(row) || typeof row.source !== "string" || typeof row.target !== "string") continue;
          if (typeof row.calls !== "number" || typeof row.p50 !== "number" || row.source === row.target) continue;
          if (!(row.calls > 0) || !(row.p50 >= 0)) continue;
          const time = row.calls * row.p50;
          into.set(row.target, (into.get(row.target) ?? 0) + time);
          outOf.set(row.source, (outOf.get(row.source) ?? 0) + time);
        }
      }
      const own = [...into].map(([component, time]) => ({
        component,
        time: Math.max(0, time - (outOf.get(component) ?? 0)),
      }));
      const total = own.reduce((sum, one) => sum + one.time, 0);
      if (!(total > 0) || !Number.isFinite(total))
        return unknown("no traced call between components took measurable time");
      own.sort((a, b) => b.time - a.time || byCodeUnit(a.component, b.component));
      const known = { strength: "observed" as const, evidence, sampleSize: traces.value };
      const top = own[0];
      return {
        [TOP]: { ...known, value: (top?.time ?? 0) / total, unit: "1" },
        [NAME]: { ...known, value: top?.component ?? "", unit: "" },
      };
    },
  };
}

function unknown(reason: string) {
  const fact = missing(reason);
  return { [TOP]: fact, [NAME]: fact };
}

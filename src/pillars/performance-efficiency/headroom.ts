import { type Derivation, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { quantile } from "../../model/quantile.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, seriesOf } from "../telemetry/usable-series.ts";

const PEAK = "headroom.scarcest-peak";
const RESOURCE = "headroom.scarcest";
const SIGNALS = ["saturation.cpu", "saturation.memory", "saturation.disk", "saturation.connections"];

/**
 * 99th percentile of use over limit of the scarcest resource of a component, 0..1 and above where the source says so.
 * The percentile keeps one odd minute out; readings of several instances count by their highest.
 */
export function headroom(rules: TelemetryRules): Derivation {
  const definition = { subject: "component" as const, signals: SIGNALS, strength: "observed" as const };
  return {
    facts: [
      { ...definition, id: PEAK, title: "Peak use of its scarcest resource, of what it may use", unit: "1" },
      { ...definition, id: RESOURCE, title: "Its scarcest resource", unit: "" },
    ],
    derive(index, subject) {
      const peaks: { resource: string; peak: number }[] = [];
      const evidence: string[] = [];
      let samples = 0;
      for (const signal of SIGNALS) {
        const { usable, problems } = seriesOf(index, subject, signal, rules.series);
        if (problems[0] !== undefined) return unknown(problems[0], evidence);
        for (const { reading, series } of usable) {
          const sorted = series.values.filter(isSample).sort((a, b) => a - b);
          evidence.push(reading.id);
          samples += sorted.length;
          peaks.push({ resource: signal.slice("saturation.".length), peak: quantile(sorted, 0.99) });
        }
      }
      peaks.sort((a, b) => b.peak - a.peak || byCodeUnit(a.resource, b.resource));
      const scarcest = peaks[0];
      if (!scarcest) return unknown("no source gives use over limit of any resource", []);
      const known = { strength: "observed" as const, evidence, sampleSize: samples };
      return {
        [PEAK]: { ...known, value: scarcest.peak, unit: "1" },
        [RESOURCE]: { ...known, value: scarcest.resource, unit: "" },
      };
    },
  };
}

function unknown(reason: string, evidence: string[]) {
  const fact = missing(reason, evidence);
  return { [PEAK]: fact, [RESOURCE]: fact };
}

import type { Row } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, seriesOf } from "../telemetry/usable-series.ts";

const PEAK = "headroom.scarcest-peak";
const RESOURCE = "headroom.scarcest";
const ROWS = "headroom.resources";
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
      { ...definition, id: ROWS, title: "Peak use of each resource that is measured", unit: "" },
    ],
    derive(index, subject) {
      const rows: Row[] = [];
      const evidence: string[] = [];
      let samples = 0;
      for (const signal of SIGNALS) {
        const { usable, problems } = seriesOf(index, subject, signal, rules.series);
        if (problems[0] !== undefined) return unknown(problems[0], evidence);
        for (const { reading, series } of usable) {
          const sorted = series.values.filter(isSample).sort((a, b) => a - b);
          evidence.push(reading.id);
          samples += sorted.length;
          rows.push({
            resource: signal.slice("saturation.".length),
            peak: quantile(sorted, 0.99),
            median: quantile(sorted, 0.5),
          });
        }
      }
      rows.sort((a, b) => Number(b.peak) - Number(a.peak) || (String(a.resource) < String(b.resource) ? -1 : 1));
      const scarcest = rows[0];
      if (!scarcest) return unknown("no source gives use over limit of any resource", []);
      const known = { strength: "observed" as const, evidence, sampleSize: samples };
      return {
        [PEAK]: { ...known, value: Number(scarcest.peak), unit: "1" },
        [RESOURCE]: { ...known, value: String(scarcest.resource), unit: "" },
        [ROWS]: { ...known, value: rows, unit: "" },
      };
    },
  };
}

function unknown(reason: string, evidence: string[]) {
  const fact = missing(reason, evidence);
  return { [PEAK]: fact, [RESOURCE]: fact, [ROWS]: fact };
}

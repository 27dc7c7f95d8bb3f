import { type Derivation, missing } from "../../model/fact.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const FACT = "capacity.at-ceiling-share";
const RUNNING = "capacity";
const ALLOWED = "capacity.max";

/** Share of intervals in which as many instances ran as the scaling rule allows. Unit: 1. */
export function scalingCeiling({ series }: Pick<TelemetryRules, "series">): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "Share of the time at the ceiling of its scaling",
        unit: "1",
        subject: "component",
        signals: [RUNNING, ALLOWED],
        strength: "configured",
      },
    ],
    derive(index, subject) {
      const running = oneSeries(index, subject, RUNNING, series);
      if ("reason" in running) return { [FACT]: missing(running.reason) };
      const ceilings = index.of(subject, ALLOWED);
      const ceiling = ceilings[0]?.value;
      if (ceilings.length !== 1 || typeof ceiling !== "number" || ceiling <= 0)
        return {
          [FACT]: missing(
            ceilings.length === 0 ? `no source gives ${ALLOWED}` : "what its scaling allows is not one number",
          ),
        };
      const samples = running.found.series.values.filter(isSample);
      const reached = samples.filter((count) => count >= ceiling).length;
      return { [FACT]: factFrom([running.found.reading, ...ceilings], reached / samples.length, "1", samples.length) };
    },
  };
}

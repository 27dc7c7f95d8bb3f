import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import { weakest } from "../statistics.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const FACT = "compute.cpu-request-utilisation";
const UTILISATION = "saturation.cpu";
const RATIO = "kubernetes.cpu-limit-ratio";

/**
 * CPU used at the 95th percentile, of what is requested. Unit: 1.
 * `saturation.cpu` is of the limit, so it is carried over by limit ÷ request; without a limit there is no ratio and no fact.
 */
export function cpuRequestUtilisation(rules: SeriesRules): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "CPU used at the 95th percentile, of the CPU requested",
        unit: "1",
        subject: "component",
        signals: [UTILISATION, RATIO],
        strength: "configured",
      },
    ],
    derive(index, subject): { [factId: string]: Fact } {
      const use = oneSeries(index, subject, UTILISATION, rules);
      if ("reason" in use) return { [FACT]: missing(use.reason) };
      const ratios = index.of(subject, RATIO);
      const ratio = ratios[0];
      const evidence = [use.found.reading, ...ratios].map((reading) => reading.id);
      if (ratio === undefined) return { [FACT]: missing("no CPU request and limit are declared for it", evidence) };
      if (ratios.length > 1)
        return { [FACT]: missing(`${ratios.length} workloads with their own CPU limits match it`, evidence) };
      if (typeof ratio.value !== "number" || !(ratio.value > 0)) {
        return {
          [FACT]: missing(ratio.reason ?? "the ratio of CPU limit to request is not a positive number", evidence),
        };
      }
      const samples = use.found.series.values.filter(isSample).sort((a, b) => a - b);
      return {
        [FACT]: {
          value: quantile(samples, 0.95) * ratio.value,
          unit: "1",
          strength: weakest([use.found.reading, ratio]),
          evidence,
          sampleSize: samples.length,
        },
      };
    },
  };
}

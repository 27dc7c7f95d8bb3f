import { type Derivation, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import { pairedSamples } from "../telemetry/paired-samples.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const RATIO = "tail.ratio";
const P99 = "tail.p99";
const SIGNALS = ["latency.p50", "latency.p99", "requests"];

/**
 * Median over intervals of p99 / p50 of the same answers, and the median p99 in seconds. Intervals with fewer requests
 * than `performance.tailRequests` do not count: their 99th percentile is one request.
 */
export function tailRatio(rules: TelemetryRules): Derivation {
  const definition = { subject: "component" as const, signals: SIGNALS, strength: "observed" as const };
  return {
    facts: [
      {
        ...definition,
        id: RATIO,
        title: "How many times slower the 99th percentile is than the median, typically",
        unit: "",
      },
      { ...definition, id: P99, title: "Typical 99th percentile of the time to answer", unit: "s" },
    ],
    derive(index, subject) {
      const [median, tail, requests] = SIGNALS.map((signal) => oneSeries(index, subject, signal, rules.series));
      for (const one of [median, tail, requests]) if (one && "reason" in one) return unknown(one.reason);
      if (!median || !tail || !requests || "reason" in median || "reason" in tail || "reason" in requests)
        return unknown("");
      const rate = requests.found.series;
      const offset = Date.parse(rate.start);
      const busy = pairedSamples(tail.found.series, median.found.series).filter(({ at, b }) => {
        const here = rate.values[Math.round((at - offset) / 1000 / rate.step)];
        return b > 0 && isSample(here) && here * tail.found.series.step >= rules.performance.tailRequests.value;
      });
      if (busy.length < rules.performance.tailSamples.value) {
        return unknown(
          `${busy.length} intervals with at least ${rules.performance.tailRequests.value} requests, fewer than the ${rules.performance.tailSamples.value} that this needs`,
        );
      }
      const ratios = busy.map(({ a, b }) => a / b).sort((x, y) => x - y);
      const tails = busy.map(({ a }) => a).sort((x, y) => x - y);
      const known = {
        strength: "observed" as const,
        evidence: [median, tail, requests].map((one) => one.found.reading.id),
        sampleSize: busy.length,
      };
      return {
        [RATIO]: { ...known, value: quantile(ratios, 0.5), unit: "" },
        [P99]: { ...known, value: quantile(tails, 0.5), unit: "s" },
      };
    },
  };
}

function unknown(reason: string) {
  const fact = missing(reason);
  return { [RATIO]: fact, [P99]: fact };
}

import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import { episodesOf } from "../telemetry/collect-episodes.ts";
import { outsideOf, pairedSamples } from "../telemetry/paired-samples.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { oneSeries } from "../telemetry/usable-series.ts";

const DRIFT = "latency.drift";
const LATENCIES = ["latency.p50", "latency.p90", "latency.p95", "latency.p99"];

/**
 * `latency.drift`: median latency of the last quarter of a recording over that of the first, episodes left out: 1 is
 * none. Unknown when the recording is short or its load changed, since then a change may be the load's.
 */
export function latencyDrift(rules: TelemetryRules): Derivation {
  return {
    facts: [
      {
        id: DRIFT,
        title: "Latency at the end of the recording over that at its start, in ordinary minutes",
        unit: "",
        subject: "component",
        signals: [...LATENCIES, "requests"],
        strength: "observed",
      },
    ],
    derive: (index, subject) => ({ [DRIFT]: driftOf(index, subject, rules) }),
  };
}

function driftOf(index: EvidenceIndex, subject: string, rules: TelemetryRules): Fact {
  const name = LATENCIES.find((signal) => index.of(subject, signal).length > 0);
  if (name === undefined) return missing("no source gives its latency");
  const latency = oneSeries(index, subject, name, rules.series);
  if ("reason" in latency) return missing(latency.reason);
  const requests = oneSeries(index, subject, "requests", rules.series);
  if ("reason" in requests) return missing(requests.reason);
  const evidence = [latency.found.reading.id, requests.found.reading.id];
  const { driftSamples, driftPart, driftLoad } = rules.performance;
  const ordinary = outsideOf(
    pairedSamples(latency.found.series, requests.found.series),
    episodesOf(index, subject, rules).latency.episodes,
  );
  if (ordinary.length < driftSamples.value) {
    return missing(
      `${ordinary.length} ordinary intervals, fewer than the ${driftSamples.value} that this needs`,
      evidence,
    );
  }
  const size = Math.floor(ordinary.length * driftPart.value);
  const first = ordinary.slice(0, size);
  const last = ordinary.slice(-size);
  const loads = middle(last.map((one) => one.b)) / middle(first.map((one) => one.b));
  if (!(Math.abs(loads - 1) <= driftLoad.value)) {
    return missing("its load differs too much between the start and the end of the recording", evidence);
  }
  const value = middle(last.map((one) => one.a)) / middle(first.map((one) => one.a));
  if (!Number.isFinite(value)) return missing("its latency at the start is 0", evidence);
  return { value, unit: "", strength: "observed", evidence, sampleSize: ordinary.length };
}

function middle(values: number[]): number {
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}

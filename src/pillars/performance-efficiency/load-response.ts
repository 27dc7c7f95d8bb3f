import type { Series } from "../../model/evidence.ts";
import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import { HOUR_SECONDS } from "../../model/time.ts";
import { episodesOf } from "../telemetry/collect-episodes.ts";
import { outsideOf, pairedSamples } from "../telemetry/paired-samples.ts";
import { rankCorrelation } from "../telemetry/rank-correlation.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const VARIATION = "load.variation";
const CORRELATION = "load.latency-correlation";
const RISE = "load.latency-rise";
/** Most telling first: the median moves with load, a tail with everything. */
const LATENCIES = ["latency.p50", "latency.p90", "latency.p95", "latency.p99"];

/**
 * How latency follows load in ordinary minutes (episodes left out): `load.variation` is the traffic of the busiest hours
 * over that of the quietest, `load.latency-rise` the same of latency, `load.latency-correlation` Spearman's over all.
 * The last two are unknown when the load hardly varies: a flat load proves nothing.
 */
export function loadResponse(rules: TelemetryRules): Derivation {
  const definition = { unit: "", subject: "component" as const, strength: "observed" as const };
  const signals = ["requests", ...LATENCIES];
  return {
    facts: [
      {
        ...definition,
        id: VARIATION,
        title: "Traffic of its busiest hours over its quietest hours",
        signals: ["requests"],
      },
      { ...definition, id: CORRELATION, title: "Rank correlation of its latency with its traffic", signals },
      { ...definition, id: RISE, title: "Latency of its busiest fifth of intervals over its quietest", signals },
    ],
    derive(index, subject) {
      const requests = oneSeries(index, subject, "requests", rules.series);
      if ("reason" in requests) return unknown(requests.reason);
      const part = rules.performance.loadGroup.value;
      const hours = hourlyMeans(requests.found.series, rules.series.minCoverage.value);
      const own = { unit: "", strength: "observed" as const };
      const variation = variationOf();
      const response = () => {
        const name = LATENCIES.find((signal) => index.of(subject, signal).length > 0);
        if (name === undefined) return "no source gives its latency";
        const latency = oneSeries(index, subject, name, rules.series);
        if ("reason" in latency) return latency.reason;
        const found = episodesOf(index, subject, rules);
        const quiet = outsideOf(pairedSamples(requests.found.series, latency.found.series), [
          ...found.latency.episodes,
          ...found["traffic-drop"].episodes,
        ]);
        if (quiet.length < rules.performance.loadPoints.value) {
          return `${quiet.length} ordinary intervals, fewer than the ${rules.performance.loadPoints.value} that this needs`;
        }
        const byLoad = [...quiet].sort((x, y) => x.a - y.a || x.at - y.at);
        const size = Math.max(1, Math.floor(byLoad.length * part));
        const low = byLoad.slice(0, size);
        const high = byLoad.slice(-size);
        const requestsLow = middle(low.map((one) => one.a)) * requests.found.series.step;
        if (requestsLow < rules.performance.loadEvents.value) {
          return `its quiet intervals hold ${Math.floor(requestsLow)} requests, fewer than the ${rules.performance.loadEvents.value} that tell load from chance`;
        }
        const loads = middle(high.map((one) => one.a)) / middle(low.map((one) => one.a));
        if (!(loads >= rules.performance.loadVariation.value)) {
          return `its load hardly varies outside of episodes (busiest part over quietest: ${loads.toFixed(2)})`;
        }
        const correlation = rankCorrelation(
          quiet.map((one) => one.a),
          quiet.map((one) => one.b),
        );
        const rise = middle(high.map((one) => one.b)) / middle(low.map((one) => one.b));
        if (correlation === undefined || !Number.isFinite(rise)) return "its latency does not vary";
        const known = {
          ...own,
          evidence: [requests.found.reading.id, latency.found.reading.id],
          sampleSize: quiet.length,
        };
        return { [CORRELATION]: { ...known, value: correlation }, [RISE]: { ...known, value: rise } };
      };
      const measured = response();

      function variationOf(): Fact {
        if ("reason" in requests) return missing(requests.reason);
        const evidence = [requests.found.reading.id];
        const least = rules.performance.loadHours.value;
        if (hours.length < least)
          return missing(`${hours.length} full hours, fewer than the ${least} that this needs`, evidence);
        const value = ratioOfEnds(hours, part);
        if (value === undefined)
          return missing("its quietest hours had no traffic, so a ratio has no meaning", evidence);
        return { ...own, value, evidence, sampleSize: hours.length };
      }
      if (typeof measured !== "string") return { [VARIATION]: variation, ...measured };
      return { [VARIATION]: variation, [CORRELATION]: missing(measured), [RISE]: missing(measured) };
    },
  };
}

function unknown(reason: string) {
  const fact = missing(reason);
  return { [VARIATION]: fact, [CORRELATION]: fact, [RISE]: fact };
}

/** Means over hours that hold enough samples, ascending. */
function hourlyMeans(series: Series, minCoverage: number): number[] {
  const width = Math.max(1, Math.round(HOUR_SECONDS / series.step));
  const means: number[] = [];
  for (let start = 0; start + width <= series.values.length; start += width) {
    const samples = series.values.slice(start, start + width).filter(isSample);
    if (samples.length < width * minCoverage) continue;
    means.push(samples.reduce((sum, one) => sum + one, 0) / samples.length);
  }
  return means.sort((a, b) => a - b);
}

/** Median of the highest part over the median of the lowest; undefined when the lowest is 0. `sorted` ascending. */
function ratioOfEnds(sorted: readonly number[], part: number): number | undefined {
  const size = Math.max(1, Math.floor(sorted.length * part));
  const low = quantile(sorted.slice(0, size), 0.5);
  return low > 0 ? quantile(sorted.slice(-size), 0.5) / low : undefined;
}

function middle(values: number[]): number {
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}

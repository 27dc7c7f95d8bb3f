import { type Grid, intervalOf } from "../series/regular-series.ts";
import type { Combine, MetricField } from "../settings.ts";
import { Distribution } from "./distribution.ts";
import type { MetricSamples, MinuteSample } from "./metric-samples.ts";

/** An interval of which less than this share is covered gives no rate. Half: what is known then outweighs what is not. */
const LEAST_COVERED = 0.5;

const QUANTILES: { [field in MetricField]?: number } = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 };

/** What the field is when the mapping does not say; undefined for histograms, where it must. */
export function defaultField(samples: MetricSamples): MetricField | undefined {
  if (samples.kinds.has("histogram") || samples.kinds.has("exponential-histogram")) return undefined;
  return samples.kinds.has("sum") && samples.monotonic ? "rate" : "value";
}

/** Why the metric cannot give the field, or undefined. */
export function fieldProblem(samples: MetricSamples, field: MetricField | undefined): string | undefined {
  const histogram = samples.kinds.has("histogram") || samples.kinds.has("exponential-histogram");
  if (field === undefined) return "it is a histogram: say which `field` (count, mean, p50 … p99)";
  if (samples.noTemporality > 0) return "its aggregation temporality is not stated";
  if (field === "value")
    return samples.kinds.has("gauge") || !samples.monotonic
      ? histogram
        ? "it is a histogram and has no value"
        : undefined
      : "it is a counter: ask for its rate";
  if (field === "rate") return samples.monotonic ? undefined : "it is not a counter: it has no rate";
  if (!histogram) return `it is not a histogram: it has no ${field}`;
  if (field in QUANTILES && samples.noBuckets > 0) return "some of its points have no usable buckets";
  return undefined;
}

/** The field in every interval of the grid; null where it is not known. */
export function metricValues(
  samples: MetricSamples,
  field: MetricField,
  combine: Combine,
  grid: Grid,
): (number | null)[] {
  const intervals: MinuteSample[][] = Array.from({ length: grid.intervals }, () => []);
  for (const [minute, sample] of samples.minutes) intervals[intervalOf(grid, minute)]?.push(sample);
  return intervals.map((minutes) =>
    minutes.length === 0 ? null : intervalValue(minutes, field, combine, grid.stepMinutes),
  );
}

function intervalValue(
  minutes: readonly MinuteSample[],
  field: MetricField,
  combine: Combine,
  stepMinutes: number,
): number | null {
  if (field === "value") return gaugeOf(minutes, combine);
  const quantile = QUANTILES[field];
  if (quantile !== undefined) {
    const together = new Distribution();
    for (const { distribution } of minutes) if (distribution) together.merge(distribution);
    return together.quantile(quantile) ?? null;
  }
  const increase = minutes.reduce((total, minute) => total + minute.increase, 0);
  const sum = minutes.every(({ sumKnown }) => sumKnown)
    ? minutes.reduce((total, minute) => total + minute.sum, 0)
    : null;
  if (field === "mean") return sum === null || increase <= 0 ? null : sum / increase;
  const covered = minutes.reduce((total, minute) => total + minute.coveredMs, 0) / 1000;
  if (covered < LEAST_COVERED * stepMinutes * 60) return null;
  if (field === "sum") return sum === null ? null : sum / covered;
  return increase / covered;
}

function gaugeOf(minutes: readonly MinuteSample[], combine: Combine): number | null {
  const streams = new Map<number, { sum: number; count: number }>();
  for (const { gauges } of minutes) {
    for (const [stream, { sum, count }] of gauges) {
      const known = streams.get(stream) ?? { sum: 0, count: 0 };
      streams.set(stream, { sum: known.sum + sum, count: known.count + count });
    }
  }
  const means = [...streams].sort(([a], [b]) => a - b).map(([, { sum, count }]) => sum / count);
  if (means.length === 0) return null;
  if (combine === "max") return means.reduce((most, value) => Math.max(most, value));
  if (combine === "min") return means.reduce((least, value) => Math.min(least, value));
  const total = means.reduce((sum, value) => sum + value, 0);
  return combine === "sum" ? total : total / means.length;
}

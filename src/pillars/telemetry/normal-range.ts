import type { Series } from "../../model/evidence.ts";
import { quantile } from "../../model/quantile.ts";
import { rollingMedian } from "./rolling-median.ts";
import type { EpisodeFamily, EpisodeRules } from "./rules.ts";
import { isSample } from "./usable-series.ts";

/** A series against its own normal: per interval the baseline in the signal's unit and the deviation in robust standard deviations. */
export interface Deviations {
  /** NaN where there is no sample. */
  baseline: Float64Array;
  /** Positive towards the family's direction, NaN where there is no sample. */
  scores: Float64Array;
  /** Robust standard deviation on the family's scale. */
  spread: number;
}

/** Median absolute deviation of a normal distribution times this is its standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SIGMA = 1.4826;
/** Quantiles of the standard normal distribution at the points that `deviationQuantile` may have. */
const NORMAL_QUANTILES: { p: number; z: number }[] = [
  { p: 0.75, z: 0.6745 },
  { p: 0.8, z: 0.8416 },
  { p: 0.85, z: 1.0364 },
  { p: 0.9, z: 1.2816 },
  { p: 0.95, z: 1.6449 },
];

/**
 * Deviations of every sample from the rolling median, on the family's scale, over a spread that is the largest of the
 * median absolute deviation, a high quantile of the deviations in the family's direction, and the family's floor. The
 * largest of the three, so that a skewed or quantised series does not look calm because its median deviation is small.
 */
export function deviationsOf(series: Series, family: EpisodeFamily, rules: EpisodeRules): Deviations {
  const { values, step } = series;
  const n = values.length;
  const scale = scaleOf(family, step);
  // Plain loops: this runs over every sample of every series.
  const scaled = new Float64Array(n);
  const positions = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    if (!isSample(value)) continue;
    scaled[count] = scale.to(value);
    positions[count++] = i;
  }
  const width = Math.max(2, Math.round(rules.baselineWindow.value / step));
  const middle = rollingMedian(scaled.subarray(0, count), width);
  const sign = family.direction === "high" ? 1 : -1;
  const residuals = new Float64Array(count);
  for (let k = 0; k < count; k++) residuals[k] = sign * ((scaled[k] ?? 0) - (middle[k] ?? 0));
  const spread = Math.max(spreadOf(residuals, rules.deviationQuantile.value), family.spread.value);

  const baseline = new Float64Array(n).fill(Number.NaN);
  const scores = new Float64Array(n).fill(Number.NaN);
  for (let k = 0; k < count; k++) {
    const i = positions[k] ?? 0;
    baseline[i] = scale.from(middle[k] ?? 0);
    scores[i] = (residuals[k] ?? 0) / spread;
  }
  return { baseline, scores, spread };
}

function spreadOf(residuals: Float64Array, p: number): number {
  const n = residuals.length;
  if (n === 0) return 0;
  const absolute = new Float64Array(n);
  for (let k = 0; k < n; k++) absolute[k] = Math.abs(residuals[k] ?? 0);
  absolute.sort();
  const towards = residuals.slice().sort();
  const z = NORMAL_QUANTILES.find((entry) => entry.p === p)?.z ?? 1.2816;
  return Math.max(MAD_TO_SIGMA * quantile(absolute, 0.5), quantile(towards, p) / z);
}

interface ScaleFunctions {
  to(value: number): number;
  from(scaled: number): number;
}

function scaleOf(family: EpisodeFamily, step: number): ScaleFunctions {
  switch (family.scale) {
    case "log": {
      // A value of 0 has no logarithm; a thousandth of the smallest change that counts stands for it.
      const least = family.change.value / 1000;
      return { to: (value) => Math.log(Math.max(value, least)), from: Math.exp };
    }
    case "sqrt":
      // Rates become counts of one interval, whose square roots have about the same spread at every level.
      return { to: (value) => Math.sqrt(Math.max(0, value) * step), from: (scaled) => (scaled * scaled) / step };
    case "linear":
      return { to: (value) => value, from: (scaled) => scaled };
  }
}

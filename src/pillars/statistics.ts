import {
  type Evidence,
  isSeries,
  type Row,
  type Scalar,
  type Series,
  STRENGTHS,
  type Strength,
} from "../model/evidence.ts";
import { type Fact, type FactValue, missing } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import { quantile } from "../model/quantile.ts";

export interface StatisticOptions {
  statistic: string;
  /** Fewest samples of a series that count. */
  minSamples: number;
  /** Least share of a series' intervals that must hold a sample, 0..1 (rules/scoring.yaml). */
  minShare: number;
}

/**
 * One fact of a signal's readings. A reading without a value makes the fact unknown, since a share or a maximum over what
 * happens to be left would look better for the loss; unless one that is known decides the fact whatever the others are.
 */
export function statisticOf(readings: readonly Evidence[], options: StatisticOptions): Fact {
  const evidence = readings.map((reading) => reading.id);
  const first = readings[0];
  if (first === undefined) return missing("no reading");
  const blank = readings.find((reading) => reading.value === null);
  if (blank) {
    const decided = decidedBy(
      readings.filter((reading) => reading.value !== null),
      options.statistic,
    );
    if (decided)
      return { ...decided, unit: unitOf(options.statistic, first.unit), strength: weakest(readings), evidence };
    const others = readings.length > 1 ? ` (one of ${readings.length} readings)` : "";
    return missing(`${blank.reason ?? "the reading has no value"}${others}`, evidence);
  }
  const computed = compute(
    readings.map((reading) => reading.value),
    options,
  );
  if ("reason" in computed) return missing(computed.reason, evidence);
  if (typeof computed.value === "number" && !Number.isFinite(computed.value)) {
    return missing(`${options.statistic} of the readings is not a number`, evidence);
  }
  return {
    value: computed.value,
    unit: unitOf(options.statistic, first.unit),
    strength: weakest(readings),
    evidence,
    sampleSize: computed.sampleSize,
  };
}

/** Units of which nothing can be below zero: counts, shares, days. */
const FROM_ZERO = new Set(["{count}", "1", "d"]);

/** What stays true whatever the readings without a value would have been. */
function decidedBy(
  known: readonly Evidence[],
  statistic: string,
): { value: FactValue; sampleSize: number } | undefined {
  const holds = (value: boolean): boolean => known.some((reading) => reading.value === value);
  const sampleSize = known.length;
  if (statistic === "any" && holds(true)) return { value: true, sampleSize };
  if ((statistic === "all" && holds(false)) || (statistic === "none" && holds(true)))
    return { value: false, sampleSize };
  if (statistic === "min" && known.some(({ value, unit }) => value === 0 && FROM_ZERO.has(unit)))
    return { value: 0, sampleSize };
  return undefined;
}

type Computed = { value: FactValue; sampleSize: number } | { reason: string };

function compute(values: Evidence["value"][], options: StatisticOptions): Computed {
  const value = values[0];
  if (value === undefined || value === null) return { reason: "no reading" };
  if (isSeries(value)) {
    if (values.length > 1) return { reason: `${values.length} series for one signal; which one counts is not stated` };
    return ofSeries(value, options);
  }
  if (values.every((one): one is number => typeof one === "number")) return ofNumbers(values, options.statistic);
  if (values.every((one): one is boolean => typeof one === "boolean")) return ofBooleans(values, options.statistic);
  const items = values.flat();
  const rows = items.filter(
    (item): item is Row => typeof item === "object" && item !== null && !Array.isArray(item) && !("values" in item),
  );
  if (items.length > 0 && rows.length === items.length) {
    return { value: options.statistic === "count" ? rows.length : rows, sampleSize: rows.length };
  }
  const scalars = items.filter((item): item is Scalar => item !== null && typeof item !== "object");
  if (scalars.length !== items.length) return { reason: "readings of different kinds" };
  return ofTexts(scalars, values, options.statistic);
}

function ofSeries(series: Series, options: StatisticOptions): Computed {
  const samples = series.values.filter((sample): sample is number => sample !== null);
  const n = samples.length;
  const share = series.values.length === 0 ? 0 : n / series.values.length;
  if (options.statistic === "samples") return { value: n, sampleSize: n };
  if (options.statistic === "coverage") return { value: share, sampleSize: n };
  if (n === 0) return { reason: "no sample in the window" };
  if (n < options.minSamples) return { reason: `${n} samples, fewer than the ${options.minSamples} that this needs` };
  if (share < options.minShare) {
    return { reason: `only ${(share * 100).toFixed(0)} % of the window's intervals hold a sample` };
  }
  const percentile = /^p(\d+)$/.exec(options.statistic);
  if (percentile) return { value: quantile(samples.sort(ascending), Number(percentile[1]) / 100), sampleSize: n };
  const sum = samples.reduce((total, sample) => total + sample, 0);
  const mean = sum / n;
  switch (options.statistic) {
    case "max":
      return { value: samples.reduce((a, b) => Math.max(a, b)), sampleSize: n };
    case "min":
      return { value: samples.reduce((a, b) => Math.min(a, b)), sampleSize: n };
    case "mean":
      return { value: mean, sampleSize: n };
    case "sum":
      return { value: sum, sampleSize: n };
    case "last":
      return { value: samples[n - 1] ?? Number.NaN, sampleSize: n };
    case "positive-share":
      return { value: samples.filter((sample) => sample > 0).length / n, sampleSize: n };
    case "cv": {
      if (mean === 0) return { reason: "the mean is 0: relative spread has no meaning" };
      const variance = samples.reduce((total, sample) => total + (sample - mean) ** 2, 0) / n;
      return { value: Math.sqrt(variance) / Math.abs(mean), sampleSize: n };
    }
    case "peak-to-mean":
      // The 99th percentile, not the maximum: one odd minute is no peak.
      if (mean === 0) return { reason: "the mean is 0: a peak relative to it has no meaning" };
      return { value: quantile(samples.sort(ascending), 0.99) / mean, sampleSize: n };
    default:
      return { reason: `"${options.statistic}" is not a statistic of a series` };
  }
}

function ofNumbers(values: number[], statistic: string): Computed {
  const n = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case "value":
      return single(values);
    case "min":
      return {
        value: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
        sampleSize: n,
      };
    case "max":
      return { value: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY), sampleSize: n };
    case "sum":
      return { value: sum, sampleSize: n };
    case "mean":
      return { value: sum / n, sampleSize: n };
    case "count":
      return { value: n, sampleSize: n };
    case "list":
      return { value: values, sampleSize: n };
    default:
      return { reason: `"${statistic}" is not a statistic of numbers` };
  }
}

function ofBooleans(values: boolean[], statistic: string): Computed {
  const n = values.length;
  const trues = values.filter(Boolean).length;
  switch (statistic) {
    case "value":
      return single(values);
    case "share":
      return { value: trues / n, sampleSize: n };
    case "any":
      return { value: trues > 0, sampleSize: n };
    case "all":
      return { value: trues === n, sampleSize: n };
    case "none":
      return { value: trues === 0, sampleSize: n };
    case "count-true":
      return { value: trues, sampleSize: n };
    case "count":
      return { value: n, sampleSize: n };
    default:
      return { reason: `"${statistic}" is not a statistic of booleans` };
  }
}

function ofTexts(items: Scalar[], values: Evidence["value"][], statistic: string): Computed {
  const distinct = [...new Set(items)].sort((a, b) => byCodeUnit(String(a), String(b)));
  switch (statistic) {
    case "value": {
      const only = values[0];
      if (values.length !== 1 || only === undefined || only === null || isSeries(only)) {
        return { reason: `${values.length} readings where one was expected` };
      }
      return { value: only, sampleSize: items.length };
    }
    case "list":
    case "rows":
      return { value: distinct, sampleSize: items.length };
    case "count":
      return { value: distinct.length, sampleSize: items.length };
    default:
      return { reason: `"${statistic}" is not a statistic of texts` };
  }
}

function single<T extends Scalar>(values: T[]): Computed {
  const only = values[0];
  if (values.length !== 1 || only === undefined) return { reason: `${values.length} readings where one was expected` };
  return { value: only, sampleSize: 1 };
}

function unitOf(statistic: string, unit: string): string {
  if (statistic === "count" || statistic === "samples" || statistic === "count-true") return "{count}";
  if (["coverage", "positive-share", "share", "cv", "peak-to-mean"].includes(statistic)) return "1";
  return unit;
}

/** A fact is known no better than the weakest reading under it. */
export function weakest(readings: readonly { strength: Strength }[]): Strength {
  return STRENGTHS.find((strength) => readings.some((reading) => reading.strength === strength)) ?? "attested";
}

function ascending(a: number, b: number): number {
  return a - b;
}

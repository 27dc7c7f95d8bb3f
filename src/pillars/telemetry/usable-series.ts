import { type Evidence, isSeries, type Series } from "../../model/evidence.ts";
import type { EvidenceIndex } from "../../model/fact.ts";
import type { SeriesRules } from "./rules.ts";

export interface UsableSeries {
  reading: Evidence;
  series: Series;
  /** Intervals with a sample. */
  samples: number;
}

/** The readings of a signal as series, or why one of them cannot be used. */
export interface SeriesOfSignal {
  usable: UsableSeries[];
  /** Reasons, one a reading that is short, sparse, blank or no series. */
  problems: string[];
}

/** All readings of one signal of one subject. A reading without a value, too short or too sparse is a problem, never left out in silence. */
export function seriesOf(index: EvidenceIndex, subject: string, signal: string, rules: SeriesRules): SeriesOfSignal {
  const usable: UsableSeries[] = [];
  const problems: string[] = [];
  // What is left of a damaged series has another normal, and trouble in it may be the damage.
  const lost = index.lost(subject, signal);
  if (lost !== undefined) return { usable, problems: [lost] };
  for (const reading of index.of(subject, signal)) {
    const name = named(reading);
    const { value } = reading;
    if (value === null) {
      problems.push(`${name}: ${reading.reason ?? "no value"}`);
      continue;
    }
    if (!isSeries(value)) {
      problems.push(`${name} is not a series`);
      continue;
    }
    const samples = countSamples(value);
    const coverage = value.values.length === 0 ? 0 : samples / value.values.length;
    if (!(value.step > 0)) problems.push(`${name} has no step`);
    else if (!endsInTime(value)) problems.push(`${name} has no readable start`);
    else if (samples < rules.minSamples.value) {
      problems.push(
        `${name} has ${samples} samples, fewer than the ${rules.minSamples.value} that a normal range needs`,
      );
    } else if (coverage < rules.minCoverage.value) {
      problems.push(`${name} has a sample in only ${Math.floor(coverage * 100)} % of its intervals`);
    } else usable.push({ reading, series: value, samples });
  }
  return { usable, problems };
}

/** The one usable series of a signal, or why there is none. Several readings are ambiguous: which one counts is not stated. */
export function oneSeries(
  index: EvidenceIndex,
  subject: string,
  signal: string,
  rules: SeriesRules,
): { found: UsableSeries } | { reason: string } {
  const { usable, problems } = seriesOf(index, subject, signal, rules);
  if (problems[0] !== undefined) return { reason: problems[0] };
  if (usable.length > 1) return { reason: `${usable.length} series for ${signal}; which one counts is not stated` };
  const found = usable[0];
  return found ? { found } : { reason: `no source gives ${signal}` };
}

/** Largest time that a Date can hold, in milliseconds (ECMA-262 §21.4.1.1). */
const LAST_INSTANT = 8.64e15;

function endsInTime(series: Series): boolean {
  return Math.abs(Date.parse(series.start) + series.values.length * series.step * 1000) <= LAST_INSTANT;
}

function countSamples(series: Series): number {
  let samples = 0;
  for (const value of series.values) if (isSample(value)) samples++;
  return samples;
}

export function isSample(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function named(reading: Evidence): string {
  const target = reading.attributes?.target;
  return target === undefined ? reading.signal : `${reading.signal} to ${target}`;
}

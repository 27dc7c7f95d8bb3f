import { isSeries, type Series } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import type { Indicator, MetricQuery } from "../model/objective.ts";
import { parseInstant } from "../model/time.ts";
import { type Counts, countsOf } from "./counts.ts";
import { type Span, wholeInside } from "./maintenance.ts";
import { type Measured, verdictOf } from "./measured.ts";
import type { Slice } from "./slices.ts";
import { isUnknown, type Unknown } from "./unknown.ts";

/** A series of the evidence over a stretch of time: counts for each of its intervals, null where there is no sample. */
interface Intervals {
  startMs: number;
  stepMs: number;
  counts: Slice[];
}

/**
 * An indicator over series that are in the evidence already (`type: Recorded`, `spec.series` the signal). A ratio that was recorded
 * without counts is weighed by the requests of the same intervals: a mean of ratios would make a quiet minute count like a busy one.
 */
export function measuredInEvidence(
  index: EvidenceIndex,
  subject: string,
  indicator: Indicator,
  period: { start: number; countedUntil: number },
  sliceSeconds: number | undefined,
  mostEmpty: number,
): Measured {
  const found = intervalsOf(index, subject, indicator, sliceSeconds !== undefined);
  return {
    counted: true,
    countsIn(seconds, without = []) {
      if (isUnknown(found)) return found;
      return summed(found, period.countedUntil - seconds * 1000, period.countedUntil, mostEmpty, without);
    },
    slices(without = []) {
      if (isUnknown(found)) return found;
      const step = (sliceSeconds ?? 60) * 1000;
      if (step % found.stepMs !== 0)
        return {
          reason: `its slices of ${step / 1000} s are no multiple of the ${found.stepMs / 1000} s between samples`,
        };
      const slices: Slice[] = [];
      const count = Math.floor((period.countedUntil - period.start) / step);
      const leftOut = wholeInside(without);
      for (let at = period.countedUntil - count * step; at < period.countedUntil; at += step) {
        if (leftOut(at, at + step)) continue;
        const counts = summed(found, at, at + step, mostEmpty);
        slices.push(isUnknown(counts) ? null : counts);
      }
      return slices;
    },
  };
}

function intervalsOf(
  index: EvidenceIndex,
  subject: string,
  indicator: Indicator,
  sliced: boolean,
): Intervals | Unknown {
  if (indicator.kind === "ratio") {
    const total = seriesOf(index, subject, indicator.total);
    const part = seriesOf(index, subject, indicator.good ?? indicator.bad ?? indicator.total);
    if (isUnknown(total)) return total;
    if (isUnknown(part)) return part;
    if (!sameGrid(total, part)) return { reason: "its two series do not have the same intervals" };
    const name = indicator.good ? "good" : "bad";
    return eachOf(total, (all, at) => countsOf({ [name]: part.values[at] ?? null, total: all }));
  }
  if (indicator.kind === "threshold") {
    const series = seriesOf(index, subject, indicator.metric);
    return isUnknown(series) ? series : eachOf(series, (sample) => verdictOf(indicator, sample));
  }
  const ratio = seriesOf(index, subject, indicator.raw);
  if (isUnknown(ratio)) return ratio;
  const good = (share: number) => (indicator.means === "success" ? share : 1 - share);
  // Requests that were lost since would leave slices of another weight.
  const lost = index.lost(subject, "requests");
  if (lost !== undefined) return { reason: lost };
  const requests = seriesOf(index, subject, { type: "Recorded", spec: { series: "requests" } });
  if (!isUnknown(requests) && sameGrid(requests, ratio))
    return eachOf(ratio, (share, at) =>
      countsOf({ good: good(share) * (requests.values[at] ?? 0), total: requests.values[at] ?? null }),
    );
  // A slice has one ratio; that needs no counts.
  if (sliced) return eachOf(ratio, (share) => countsOf({ good: good(share), total: 1 }));
  return {
    reason:
      "a series of ratios says nothing of how many events there were; record the requests beside it, or count slices",
  };
}

function seriesOf(index: EvidenceIndex, subject: string, query: MetricQuery): Series | Unknown {
  const signal = String(query.spec.series ?? "");
  const lost = index.lost(subject, signal);
  if (lost !== undefined) return { reason: lost };
  const all = index.of(subject, signal);
  const [reading] = all;
  if (!reading) return { reason: `no source gives ${signal} of ${subject}` };
  if (all.length > 1)
    return { reason: `${all.length} readings give ${signal} of ${subject}; which one is meant is not known` };
  if (reading.value === null) return { reason: reading.reason ?? `${signal} has no value` };
  if (!isSeries(reading.value)) return { reason: `${signal} of ${subject} is no series` };
  // A rate is so many events a second.
  const times = reading.unit.endsWith("/s") ? reading.value.step : 1;
  return { ...reading.value, values: reading.value.values.map((sample) => (sample === null ? null : sample * times)) };
}

function sameGrid(a: Series, b: Series): boolean {
  return a.step === b.step && parseInstant(a.start) === parseInstant(b.start);
}

function eachOf(series: Series, count: (sample: number, at: number) => Counts | Unknown): Intervals | Unknown {
  const counts: Slice[] = [];
  for (const [at, sample] of series.values.entries()) {
    const one = sample === null ? null : count(sample, at);
    if (one && isUnknown(one) && !/^no (?:data|traffic)/.test(one.reason)) return one;
    counts.push(one && !isUnknown(one) ? one : null);
  }
  return { startMs: parseInstant(series.start) ?? 0, stepMs: series.step * 1000, counts };
}

/** Sums the intervals that begin in a stretch, without those wholly inside spans; unknown when too much of it was not recorded. */
function summed(
  { startMs, stepMs, counts }: Intervals,
  from: number,
  until: number,
  mostEmpty: number,
  without: readonly Span[] = [],
): Counts | Unknown {
  const all = Math.round((until - from) / stepMs);
  if (all < 1) return { reason: `is shorter than the ${stepMs / 1000} s between samples` };
  const sum: Counts = { good: 0, bad: 0, total: 0 };
  let known = 0;
  let wanted = 0;
  const leftOut = wholeInside(without);
  const first = Math.ceil((from - startMs) / stepMs);
  for (let at = first; at < first + all; at++) {
    if (leftOut(startMs + at * stepMs, startMs + (at + 1) * stepMs)) continue;
    wanted++;
    const one = counts[at];
    if (!one) continue;
    known++;
    sum.good += one.good;
    sum.bad += one.bad;
    sum.total += one.total;
  }
  if (known === 0) return { reason: "no data in the window" };
  if (known < wanted * (1 - mostEmpty))
    return { reason: `only ${percent(known / wanted)} % of the window was recorded` };
  return sum;
}

function percent(share: number): number {
  return Number((share * 100).toPrecision(3));
}

import type { Series } from "../../model/evidence.ts";
import type { Episode } from "../../model/fact.ts";
import { formatInstant } from "../../model/time.ts";
import { type Deviations, deviationsOf } from "./normal-range.ts";
import type { EpisodeFamily, EpisodeRules } from "./rules.ts";
import { isSample, type UsableSeries } from "./usable-series.ts";

/** What else is known of the series' subject. */
export interface EpisodeContext {
  /** Requests per second, so that a tail of a few requests is not taken for trouble. */
  requests?: Series;
  /** Share of requests beyond the percentile that the series is. */
  tail?: number;
}

/** Positions of a run, `end` not in it. */
interface Run {
  start: number;
  end: number;
  /** Intervals off the baseline. */
  off: number[];
}

/**
 * Stretches in which a series leaves its own normal range in the family's direction: a run of intervals, each far
 * enough off the rolling median, that are together too far off to be chance, and far enough to matter. Times are
 * RFC 3339, half-open; `peak` and `baseline` are in the signal's unit. Sorted by start; never throws.
 */
export function findEpisodes(
  { reading, series }: UsableSeries,
  family: EpisodeFamily,
  rules: EpisodeRules,
  context: EpisodeContext = {},
): Episode[] {
  if (!couldLeave(series, family)) return [];
  const deviations = deviationsOf(series, family, rules);
  const begin = Date.parse(series.start);
  const at = (i: number) => formatInstant(begin + i * series.step * 1000);
  return runsOf(series, deviations, family, rules)
    .filter((run) => isTogetherFarOff(run, deviations, family, rules))
    .filter((run) => hasTailEvents(run, series, rules, context))
    .map((run) => {
      const peakAt = extremeOf(run, series, family);
      const target = reading.attributes?.target;
      return {
        subject: reading.subject,
        signal: reading.signal,
        start: at(run.start),
        end: at(run.end),
        peak: series.values[peakAt] ?? 0,
        baseline: deviations.baseline[peakAt] ?? 0,
        unit: reading.unit,
        direction: family.direction,
        evidence: [reading.id],
        ...(target === undefined ? {} : { target }),
      };
    });
}

/**
 * Stretches without a sample after the first one, up to the end of the series. `peak` is 0 and says nothing; `baseline`
 * is the median of what was measured.
 */
export function findAbsences({ reading, series }: UsableSeries, rules: EpisodeRules): Episode[] {
  const least = Math.ceil(rules.absentSeconds.value / series.step);
  const begin = Date.parse(series.start);
  const at = (i: number) => formatInstant(begin + i * series.step * 1000);
  const episodes: Episode[] = [];
  const { values } = series;
  let last = values.findIndex(isSample);
  if (last === -1) return [];
  for (let i = last + 1; i <= values.length; i++) {
    if (i < values.length && !isSample(values[i])) continue;
    if (i - last - 1 >= least) {
      episodes.push({
        subject: reading.subject,
        signal: reading.signal,
        start: at(last + 1),
        end: at(i),
        peak: 0,
        baseline: medianOf(values),
        unit: reading.unit,
        direction: "absent",
        evidence: [reading.id],
      });
    }
    last = i;
  }
  return episodes;
}

/** Whether the extremes alone allow an episode: the baseline lies between them. Most series end here, before any sorting. */
function couldLeave(series: Series, family: EpisodeFamily): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of series.values) {
    if (!isSample(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most - least >= family.change.value)) return false;
  return family.direction === "high" ? most >= family.ratio.value * least : least <= family.ratio.value * most;
}

function medianOf(values: Series["values"]): number {
  const measured = values.filter(isSample).sort((a, b) => a - b);
  return measured[measured.length >> 1] ?? 0;
}

/** Consecutive intervals off the baseline, long enough to count (a missing sample ends nothing), joined over short gaps. */
function runsOf(series: Series, deviations: Deviations, family: EpisodeFamily, rules: EpisodeRules): Run[] {
  const stretches: Run[] = [];
  let stretch: Run | undefined;
  for (let i = 0; i < series.values.length; i++) {
    if (!isSample(series.values[i])) continue;
    if (!isOff(i, series, deviations, family)) {
      stretch = undefined;
    } else if (stretch) {
      stretch.end = i + 1;
      stretch.off.push(i);
    } else {
      stretch = { start: i, end: i + 1, off: [i] };
      stretches.push(stretch);
    }
  }
  const bridge = Math.floor(rules.mergeGap.value / series.step);
  const runs: Run[] = [];
  for (const one of stretches) {
    if (one.off.length < family.intervals.value) continue;
    const last = runs[runs.length - 1];
    if (last && one.start - last.end <= bridge) {
      last.end = one.end;
      for (const i of one.off) last.off.push(i);
    } else runs.push(one);
  }
  return runs;
}

function isOff(i: number, series: Series, deviations: Deviations, family: EpisodeFamily): boolean {
  const value = series.values[i];
  const score = deviations.scores[i] ?? Number.NaN;
  const baseline = deviations.baseline[i] ?? Number.NaN;
  if (!isSample(value) || !(score >= family.each.value)) return false;
  if (family.direction === "high") {
    return value - baseline >= family.change.value && value >= family.ratio.value * baseline;
  }
  return baseline - value >= family.change.value && value <= family.ratio.value * baseline;
}

function isTogetherFarOff(run: Run, deviations: Deviations, family: EpisodeFamily, rules: EpisodeRules): boolean {
  const sum = run.off.reduce((total, i) => total + Math.min(deviations.scores[i] ?? 0, rules.scoreCap.value), 0);
  return sum / Math.sqrt(run.off.length) >= family.together.value;
}

/** A run of few requests beyond the percentile is chance. Without a traffic series nothing can be ruled out. */
function hasTailEvents(run: Run, series: Series, rules: EpisodeRules, context: EpisodeContext): boolean {
  const { requests, tail } = context;
  if (requests === undefined || tail === undefined) return true;
  const offset = (Date.parse(series.start) - Date.parse(requests.start)) / 1000;
  let events = 0;
  for (const i of run.off) {
    const j = Math.round((offset + i * series.step) / requests.step);
    const rate = requests.values[j];
    // Unknown traffic counts as enough: a missing sample must not hide trouble.
    if (!isSample(rate)) return true;
    events += rate * series.step * tail;
  }
  return events >= rules.minTailEvents.value;
}

function extremeOf(run: Run, series: Series, family: EpisodeFamily): number {
  const sign = family.direction === "high" ? 1 : -1;
  let best = run.start;
  for (const i of run.off) {
    if (sign * (series.values[i] ?? 0) > sign * (series.values[best] ?? 0)) best = i;
  }
  return best;
}

import { isSeries, type Series } from "../../model/evidence.ts";
import type { Episode, EvidenceIndex } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { formatInstant } from "../../model/time.ts";
import { findAbsences, findEpisodes } from "./episodes.ts";
import { EPISODE_KINDS, type EpisodeFamily, type EpisodeKind, type TelemetryRules } from "./rules.ts";
import { isSample, seriesOf } from "./usable-series.ts";

/** What was found of one kind at one component. */
interface KindOfEpisodes {
  /** Sorted by start; those of one target do not overlap. */
  episodes: Episode[];
  /** Readings that were judged. */
  evidence: string[];
  /** Intervals with a sample, over all judged readings. */
  samples: number;
  /** Minutes that the longest of the judged readings spans. */
  minutes: number;
  /** Why some reading could not be judged. */
  problems: string[];
}

export type ComponentEpisodes = { [kind in EpisodeKind | "absent"]: KindOfEpisodes };

type Cache = WeakMap<EvidenceIndex, Map<string, ComponentEpisodes>>;
/** Shared by all facts of a run: series are looked at once. Keyed by identity, so nothing outlives its document. */
const caches = new WeakMap<TelemetryRules, Cache>();

/** Episodes of one component by kind, computed once for an index and a set of rules. */
export function episodesOf(index: EvidenceIndex, subject: string, rules: TelemetryRules): ComponentEpisodes {
  let cache = caches.get(rules);
  if (!cache) {
    cache = new WeakMap();
    caches.set(rules, cache);
  }
  let bySubject = cache.get(index);
  if (!bySubject) {
    bySubject = new Map();
    cache.set(index, bySubject);
  }
  let found = bySubject.get(subject);
  if (!found) {
    found = search(index, subject, rules);
    bySubject.set(subject, found);
  }
  return found;
}

/** All episodes of all components, sorted by start, subject and signal. */
export function collectEpisodes(index: EvidenceIndex, rules: TelemetryRules): Episode[] {
  return index.components
    .flatMap((component) => Object.values(episodesOf(index, component.id, rules)))
    .flatMap((kind) => kind.episodes)
    .sort(byTime);
}

function search(index: EvidenceIndex, subject: string, rules: TelemetryRules): ComponentEpisodes {
  const found = Object.fromEntries(
    [...EPISODE_KINDS, "absent"].map((kind) => [
      kind,
      { episodes: [], evidence: [], samples: 0, minutes: 0, problems: [] },
    ]),
  ) as unknown as ComponentEpisodes;
  const requests = requestsOf(index, subject);
  for (const family of rules.episodes.families)
    searchFamily(index, subject, rules, family, requests, found[family.kind]);
  for (const signal of rules.episodes.absent) {
    const { usable, problems } = seriesOf(index, subject, signal, rules.series);
    for (const problem of problems) found.absent.problems.push(problem);
    for (const one of usable) {
      found.absent.evidence.push(one.reading.id);
      found.absent.samples += one.samples;
      for (const episode of findAbsences(one, rules.episodes)) found.absent.episodes.push(episode);
    }
  }
  for (const kind of Object.values(found)) kind.episodes = merged(kind.episodes, rules.episodes.mergeGap.value);
  return found;
}

function searchFamily(
  index: EvidenceIndex,
  subject: string,
  rules: TelemetryRules,
  family: EpisodeFamily,
  requests: Series | undefined,
  into: KindOfEpisodes,
): void {
  for (const { id, tail } of family.signals) {
    const { usable, problems } = seriesOf(index, subject, id, rules.series);
    for (const problem of problems) into.problems.push(problem);
    for (const one of usable) {
      if (isEmptyOf(family, one.series))
        into.problems.push(`${id} is 0 in every sample: it was not measured, or it has no normal that it could leave`);
      into.evidence.push(one.reading.id);
      into.samples += one.samples;
      into.minutes = Math.max(into.minutes, (one.series.values.length * one.series.step) / 60);
      const context = { ...(requests ? { requests } : {}), ...(tail === undefined ? {} : { tail }) };
      for (const episode of findEpisodes(one, family, rules.episodes, context)) into.episodes.push(episode);
    }
  }
}

/**
 * Whether a series of nothing but 0 tells nothing of a family: what is 0 cannot fall, and on a scale of ratios 0 is no measurement.
 * No error at all is a good normal, so a family of counts that rise keeps its zeros.
 */
function isEmptyOf(family: EpisodeFamily, series: Series): boolean {
  return (
    (family.direction === "low" || family.scale === "log") &&
    series.values.every((value) => !isSample(value) || value === 0)
  );
}

/** Traffic is only a guard here, so the first readable series serves; the plan's gaps are judged elsewhere. */
function requestsOf(index: EvidenceIndex, subject: string): Series | undefined {
  for (const reading of index.of(subject, "requests")) if (isSeries(reading.value)) return reading.value;
  return undefined;
}

/**
 * Episodes of several readings (percentiles of one latency, for one) that overlap or nearly touch become one. The
 * first of them, in the order of the family's signals, speaks for it: a slow median tells more than a slow tail.
 */
function merged(episodes: Episode[], gapSeconds: number): Episode[] {
  const byTarget = new Map<string, Episode[]>();
  episodes.forEach((episode) => {
    const key = episode.target ?? "";
    const list = byTarget.get(key);
    if (list) list.push(episode);
    else byTarget.set(key, [episode]);
  });
  const out: Episode[] = [];
  for (const list of byTarget.values()) {
    const rank = new Map(list.map((episode, i) => [episode, i]));
    const order = [...list].sort(
      (a, b) => Date.parse(a.start) - Date.parse(b.start) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    );
    let group: Episode[] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const episode of order) {
      if (group.length > 0 && Date.parse(episode.start) - end > gapSeconds * 1000) {
        out.push(joined(group, rank));
        group = [];
        end = Number.NEGATIVE_INFINITY;
      }
      group.push(episode);
      end = Math.max(end, Date.parse(episode.end));
    }
    if (group.length > 0) out.push(joined(group, rank));
  }
  return out.sort(byTime);
}

function joined(group: Episode[], rank: Map<Episode, number>): Episode {
  const speaker = group.reduce((best, one) => ((rank.get(one) ?? 0) < (rank.get(best) ?? 0) ? one : best));
  const starts = group.map((one) => Date.parse(one.start));
  const ends = group.map((one) => Date.parse(one.end));
  const same = group.filter((one) => one.signal === speaker.signal && one.evidence[0] === speaker.evidence[0]);
  const extreme = same.reduce((best, one) =>
    Math.abs(one.peak - one.baseline) > Math.abs(best.peak - best.baseline) ? one : best,
  );
  return {
    ...speaker,
    start: formatInstant(starts.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)),
    end: formatInstant(ends.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)),
    peak: extreme.peak,
    baseline: extreme.baseline,
    evidence: [...new Set(group.flatMap((one) => one.evidence))].sort(byCodeUnit),
  };
}

function byTime(a: Episode, b: Episode): number {
  return (
    Date.parse(a.start) - Date.parse(b.start) ||
    byCodeUnit(a.subject, b.subject) ||
    byCodeUnit(a.signal, b.signal) ||
    byCodeUnit(a.target ?? "", b.target ?? "")
  );
}

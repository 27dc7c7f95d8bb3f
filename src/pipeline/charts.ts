import type { Assessment } from "../model/assessment.ts";
import { isSeries, type Series } from "../model/evidence.ts";
import type { Episode, EvidenceIndex } from "../model/fact.ts";

/** A chart of a report is about 240 pixels wide; more points are not seen. */
const MOST_POINTS = 240;
/** Charts per report: those of the signals that left their normal range, most episodes first. */
const MOST_CHARTS = 24;

/** The series behind the episodes, thinned for drawing: a bucket shows its most extreme sample, so that no peak is lost. */
export function chartsOf(index: EvidenceIndex, episodes: readonly Episode[]): Assessment["charts"] {
  const counts = new Map<string, { subject: string; signal: string; count: number }>();
  for (const episode of episodes) {
    const key = JSON.stringify([episode.subject, episode.signal]);
    const known = counts.get(key) ?? { subject: episode.subject, signal: episode.signal, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.entries()]
    .sort(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1))
    .slice(0, MOST_CHARTS)
    .flatMap(([, { subject, signal }]) => {
      const reading = index.of(subject, signal).find((item) => isSeries(item.value));
      if (!reading || !isSeries(reading.value)) return [];
      const thin = thinned(reading.value);
      return [{ subject, signal, unit: reading.unit, start: thin.start, step: thin.step, values: thin.values }];
    });
}

function thinned(series: Series): Series {
  const per = Math.ceil(series.values.length / MOST_POINTS);
  if (per <= 1) return series;
  const values: (number | null)[] = [];
  for (let i = 0; i < series.values.length; i += per) {
    const bucket = series.values.slice(i, i + per).filter((value): value is number => value !== null);
    values.push(bucket.length === 0 ? null : bucket.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)));
  }
  return { start: series.start, step: series.step * per, values };
}

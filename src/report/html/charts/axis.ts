import type { Assessment } from "../../../model/assessment.ts";
import type { Episode } from "../../../model/fact.ts";
import { formatInstant, parseInstant } from "../../../model/time.ts";

/** Milliseconds since the epoch. */
export interface Span {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const STEPS = [1, 5, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((minutes) => minutes * MINUTE);

/** What the charts cover, and at least the episodes; undefined when nothing in them has a readable time. */
export function spanOf(charts: Assessment["charts"], episodes: readonly Episode[]): Span | undefined {
  const edges = [
    ...charts.flatMap((chart) => {
      const start = parseInstant(chart.start);
      return start === undefined ? [] : [start, start + chart.values.length * chart.step * 1000];
    }),
    ...episodes.flatMap((episode) => [parseInstant(episode.start), parseInstant(episode.end)]),
  ].filter((edge) => edge !== undefined);
  const from = edges.reduce((least, edge) => Math.min(least, edge), Number.POSITIVE_INFINITY);
  const to = edges.reduce((most, edge) => Math.max(most, edge), Number.NEGATIVE_INFINITY);
  return to > from ? { from, to } : undefined;
}

/** Round UTC times inside the span, at most `most` of them. */
export function ticks(span: Span, most: number): { at: number; label: string }[] {
  const step = STEPS.find((one) => (span.to - span.from) / one <= most) ?? Math.ceil((span.to - span.from) / most);
  const marks: { at: number; label: string }[] = [];
  for (let at = Math.ceil(span.from / step) * step; at <= span.to; at += step) {
    const text = formatInstant(at);
    marks.push({ at, label: step >= 1440 * MINUTE ? text.slice(5, 10) : text.slice(11, 16) });
  }
  return marks;
}

import type { Chart } from "../model/assessment.ts";
import { type Evidence, isSeries, type Series } from "../model/evidence.ts";
import type { Episode, EvidenceIndex } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";

/** A chart of a report is about 300 pixels wide; more points are not seen. Even, for points come in pairs. */
const MOST_POINTS = 240;
/** Charts per report: those of the signals that left their normal range, most episodes first. */
const MOST_CHARTS = 24;

/** The series in which the episodes were found, thinned for drawing so that no rise and no fall is lost. */
export function chartsOf(index: EvidenceIndex, episodes: readonly Episode[]): Chart[] {
  const counts = new Map<string, { reading: Evidence; target: string | undefined; count: number }>();
  for (const episode of episodes) {
    const reading = readingOf(index, episode);
    if (!reading) continue;
    const known = counts.get(reading.id);
    if (known) known.count += 1;
    else counts.set(reading.id, { reading, target: episode.target, count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || byCodeUnit(nameOf(a.reading), nameOf(b.reading)))
    .slice(0, MOST_CHARTS)
    .flatMap(({ reading, target }) => {
      const { id, subject, signal, unit, value } = reading;
      if (!isSeries(value)) return [];
      return [{ subject, signal, ...(target === undefined ? {} : { target }), evidence: id, unit, ...thinned(value) }];
    });
}

/** Of several readings that an episode was seen in, the one whose peak it quotes. */
function readingOf(index: EvidenceIndex, { subject, signal, target, evidence }: Episode): Evidence | undefined {
  return index
    .of(subject, signal)
    .find((reading) => evidence.includes(reading.id) && reading.attributes?.target === target);
}

function nameOf({ subject, signal, id }: Evidence): string {
  return JSON.stringify([subject, signal, id]);
}

/**
 * At most MOST_POINTS points. Of each run of samples the lowest and the highest are kept, in the order they came: an average would
 * flatten a short departure, and the largest alone would hide every fall.
 */
function thinned({ start, step, values }: Series): Series {
  if (values.length <= MOST_POINTS) return { start, step, values };
  const per = Math.ceil(values.length / MOST_POINTS);
  const points: (number | null)[] = [];
  for (let i = 0; i < values.length; i += 2 * per) points.push(...extremes(values.slice(i, i + 2 * per)));
  return { start, step: step * per, values: points };
}

/** The lowest and the highest sample in the order they came; none where there is none. */
function extremes(samples: readonly (number | null)[]): [number | null, number | null] {
  let low: number | null = null;
  let high: number | null = null;
  let lowFirst = true;
  for (const sample of samples) {
    if (sample === null) continue;
    if (low === null || sample < low) {
      low = sample;
      lowFirst = false;
    }
    if (high === null || sample > high) {
      high = sample;
      lowFirst = true;
    }
  }
  return lowFirst ? [low, high] : [high, low];
}

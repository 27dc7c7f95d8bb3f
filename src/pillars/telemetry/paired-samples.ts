import type { Series } from "../../model/evidence.ts";
import type { Episode } from "../../model/fact.ts";
import { isSample } from "./usable-series.ts";

export interface Pair {
  /** Milliseconds since the epoch: start of the interval of the first series. */
  at: number;
  a: number;
  b: number;
}

/** Samples of two series in the same interval, by the first series' clock, in order of time. Series of different steps give none. */
export function pairedSamples(a: Series, b: Series): Pair[] {
  if (a.step !== b.step) return [];
  const offset = Math.round((Date.parse(a.start) - Date.parse(b.start)) / 1000 / b.step);
  const pairs: Pair[] = [];
  const begin = Date.parse(a.start);
  for (let i = 0; i < a.values.length; i++) {
    const left = a.values[i];
    const right = b.values[i + offset];
    if (isSample(left) && isSample(right)) pairs.push({ at: begin + i * a.step * 1000, a: left, b: right });
  }
  return pairs;
}

/** Without the pairs inside an episode. Both are in order of time. */
export function outsideOf(pairs: readonly Pair[], episodes: readonly Episode[]): Pair[] {
  const spans = episodes
    .map((one) => [Date.parse(one.start), Date.parse(one.end)] as const)
    .sort((x, y) => x[0] - y[0]);
  const kept: Pair[] = [];
  let next = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const pair of pairs) {
    for (let span = spans[next]; span && span[0] <= pair.at; span = spans[++next]) until = Math.max(until, span[1]);
    if (pair.at >= until) kept.push(pair);
  }
  return kept;
}

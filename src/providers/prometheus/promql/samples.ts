import type { Indicator } from "../../../model/objective.ts";
import { durationText, isScalar, nodesOf, type Parsed, parseQuery } from "./parse.ts";
import { fillWindow } from "./placeholders.ts";
import { type Selector, signedDuration } from "./selectors.ts";

/** A metric is looked at every so many seconds, at most so often in a window. */
// Prometheus' own scrape interval, unless set (configuration, global.scrape_interval). VictoriaMetrics takes 30,000 points of a subquery over all
// times that are asked for (-search.maxPointsPerTimeseries; 100,000 since 1.80, -search.maxPointsSubqueryPerTimeseries), and adds a few at both ends.
const LOOKS = { stepSeconds: 60, most: 29_000 };

/** Which samples are counted: all that are numbers, or those of them that hold. */
export type Counted = "total" | "good";

type Threshold = Extract<Indicator, { kind: "threshold" }>;

const OPERATORS: { [op in Threshold["op"]]: string } = { lte: "<=", gte: ">=", lt: "<", gt: ">" };

/** Whether the query says what is now, so that it can be looked at again and again; one with the window in it gives one number for all of it. */
export function saysNow(query: string): boolean {
  const filled = fillWindow(query, "1s");
  return !("reason" in filled) && !filled.filled;
}

/**
 * Seconds between two looks at a window, or at all slices that are asked for at once. Of a window of more minutes than may be looked at some are passed over: never those of an even step, which would
 * not see, or see nothing but, what happens every so many minutes.
 */
export function lookSeconds(windowSeconds: number): number {
  const { stepSeconds, most } = LOOKS;
  if (windowSeconds <= most * stepSeconds) return stepSeconds;
  let seconds = Math.ceil(windowSeconds / most);
  while ([2, 3, 5].some((divisor) => seconds % divisor === 0)) seconds += 1;
  return seconds;
}

/**
 * How many samples a query has in a window, or how many of them hold: what it says at every look is one sample of each of its
 * rows. PromQL compares no samples of a range, so that this is a subquery, of the total too: both count the same looks. NaN is no sample.
 */
export function samplesQuery(
  parsed: Parsed,
  { op, value }: Pick<Threshold, "op" | "value">,
  counted: Counted,
  windowSeconds: number,
  stepSeconds: number,
): Parsed | { reason: string } {
  if (nodesOf(parsed.root, "StepInvariantExpr").length > 0)
    return { reason: 'the query reads one instant ("@"), which is no sample of the window' };
  // A line break ends a comment that the query may close with.
  const text = parsed.text.includes("#") ? `${parsed.text}\n` : parsed.text;
  const vector = isScalar(parsed) ? `vector(${text})` : `(${text})`;
  const comparison = counted === "good" ? `${OPERATORS[op]} ${value}` : ">= -Inf";
  return parseQuery(`sum(count_over_time((${vector} ${comparison})${looks(windowSeconds, stepSeconds)}))`);
}

/** At how many looks any of the series was there. */
export function looksQuery(selectors: readonly Selector[], windowSeconds: number): string {
  const series = selectors.map(({ text, offsetMs = 0 }) =>
    offsetMs === 0 ? text : `${text} offset ${signedDuration(offsetMs / 1000)}`,
  );
  return `count_over_time((count(${[...new Set(series)].join(" or ")}))${looks(windowSeconds, lookSeconds(windowSeconds))})`;
}

/** Servers do not agree whether the first instant of a range belongs to it (Prometheus 3 leaves it out): a millisecond less has one meaning. */
function looks(windowSeconds: number, stepSeconds: number): string {
  return `[${durationText(windowSeconds - 0.001)}:${durationText(stepSeconds)}]`;
}

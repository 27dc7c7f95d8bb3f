import type { Evidence, EvidenceValue, PlannedReading } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import type { MetricQuery, ObjectiveAsk, ObjectivePart } from "../../model/objective.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import { type Grid, windowOf } from "./grid.ts";
import type { Answer, Questions } from "./questions.ts";

/** What an objective's query means to a vendor. */
export interface ObjectiveSeries<Of> {
  of: Of;
  /** A count that may be added up from parts of the window; else only one number of the whole window is right. */
  additive: boolean;
  /** An interval without a point had no event, when the total has one there. */
  absentIsZero: boolean;
}

export interface ObjectivePlan<Of> {
  provider: string;
  /** The type of metric source that this provider reads, such as `CloudWatch`. */
  sourceType: string;
  /** The end of every window, as the source can count it. Milliseconds, a whole minute. */
  end: number;
  /** Lengths of samples that windows may be added up from, longest first, each with the longest window that is so. Seconds. */
  tiers: readonly { stepSeconds: number; longestSeconds: number }[];
  /** Whether one number can be had of a window of that length. */
  whole(seconds: number): boolean;
  seriesOf(query: MetricQuery, part: ObjectivePart): ObjectiveSeries<Of> | { reason: string };
  questions: Questions<Of>;
}

/**
 * The oldest part of an objective's longest window, in which there has to be data, or the source is younger than the window. Of slices,
 * too, at most 5 % may lack data. In less than an hour a quiet service may well have none.
 */
const OLDEST_PART = 0.05;
const LEAST_OLDEST_SECONDS = 3600;

/** What is wanted of a part: a window that ends with the run, a stretch of maintenance, or the slices. */
type When =
  | { kind: "window"; seconds: number }
  | { kind: "maintenance"; start: string; end: string }
  | { kind: "slices" };

/** One number of a window or stretch, or a series of slices, of one part of an objective. */
export interface ObjectiveReading {
  ask: ObjectiveAsk;
  part: ObjectivePart;
  grid: Grid;
  when: When;
  source: Source;
  /** The total of the same window: shows that an absent bad count is a zero. */
  total?: ObjectiveReading;
}

type Source =
  | { reason: string }
  | {
      question: number;
      /** Index of the window's first interval in the question's grid. */
      from: number;
      count: number;
      absentIsZero: boolean;
      /** The question that shows whether the oldest part of a window that one number answers holds data. */
      covered?: number;
    };

/**
 * What the objectives ask of this provider. Windows of counts are added up from few series (an hour's samples for the long ones, minutes
 * for the short ones), so that every window costs no question of its own.
 */
export function planCloudObjectives<Of>(asks: readonly ObjectiveAsk[], plan: ObjectivePlan<Of>): ObjectiveReading[] {
  return asks.flatMap((ask) => {
    const parts = partsOf(ask, plan.sourceType);
    const together = (when: When): ObjectiveReading[] => {
      let total: ObjectiveReading | undefined;
      return parts.map(({ part, query }) => {
        const reading: ObjectiveReading = {
          ask,
          part,
          when,
          ...placed(ask, part, query, when, plan),
          ...(total === undefined ? {} : { total }),
        };
        if (part === "total") total = reading;
        return reading;
      });
    };
    return [
      ...ask.windows.flatMap((seconds) => together({ kind: "window", seconds })),
      ...(ask.maintenance ?? []).flatMap((span) => together({ kind: "maintenance", ...span })),
      ...(ask.slices ? together({ kind: "slices" }) : []),
    ];
  });
}

/** What an indicator asks of this kind of source, the whole first. */
function partsOf({ indicator }: ObjectiveAsk, sourceType: string): { part: ObjectivePart; query: MetricQuery }[] {
  const ours = (part: ObjectivePart, query: MetricQuery | undefined) =>
    query?.type === sourceType ? [{ part, query }] : [];
  if (indicator.kind === "raw") return ours("raw", indicator.raw);
  if (indicator.kind === "threshold") return ours("threshold", indicator.metric);
  return [...ours("total", indicator.total), ...ours("good", indicator.good), ...ours("bad", indicator.bad)];
}

function placed<Of>(
  ask: ObjectiveAsk,
  part: ObjectivePart,
  query: MetricQuery,
  when: When,
  plan: ObjectivePlan<Of>,
): { grid: Grid; source: Source } {
  const { end, questions } = plan;
  const wanted = gridOf(ask, when, end);
  const series = plan.seriesOf(query, part);
  if ("reason" in series) return { grid: wanted, source: series };
  const { of, additive, absentIsZero } = series;
  const asked = (count: number): Source => ({ question: questions.ask(of, wanted), from: 0, count, absentIsZero });
  if (when.kind === "slices") {
    if (wanted.stepSeconds % 60 !== 0)
      return { grid: wanted, source: { reason: `slices of ${wanted.stepSeconds} s are no whole minutes` } };
    return { grid: wanted, source: asked(wanted.count) };
  }
  if (when.kind === "maintenance") {
    if (wanted.start % 60_000 !== 0 || !plan.whole(wanted.stepSeconds))
      return {
        grid: wanted,
        source: { reason: "a stretch that is no whole minutes cannot be counted by this source" },
      };
    return { grid: wanted, source: asked(1) };
  }
  const { seconds } = when;
  const tierOf = (window: number) =>
    plan.tiers.find(({ stepSeconds, longestSeconds }) => window % stepSeconds === 0 && window <= longestSeconds);
  const tier = additive ? tierOf(seconds) : undefined;
  if (tier) {
    // One series serves every window of its tier.
    const longest = Math.max(...ask.windows.filter((one) => tierOf(one) === tier));
    const count = longest / tier.stepSeconds;
    const all: Grid = { start: end - longest * 1000, stepSeconds: tier.stepSeconds, count };
    const own = seconds / tier.stepSeconds;
    return {
      grid: wanted,
      source: { question: questions.ask(of, all), from: count - own, count: own, absentIsZero },
    };
  }
  if (!plan.whole(seconds))
    return { grid: wanted, source: { reason: `the source cannot count a window of ${seconds} s: it counts minutes` } };
  const whole = asked(1);
  const oldest = Math.floor((seconds * OLDEST_PART) / 60) * 60;
  if (seconds < Math.max(...ask.windows) || oldest < LEAST_OLDEST_SECONDS) return { grid: wanted, source: whole };
  const covered = questions.ask(of, { start: wanted.start, stepSeconds: oldest, count: 1 });
  return { grid: wanted, source: { ...whole, covered } };
}

function gridOf({ slices }: ObjectiveAsk, when: When, end: number): Grid {
  if (when.kind === "window") return { start: end - when.seconds * 1000, stepSeconds: when.seconds, count: 1 };
  if (when.kind === "maintenance") {
    const start = Date.parse(when.start);
    return { start, stepSeconds: (Date.parse(when.end) - start) / 1000, count: 1 };
  }
  // They end with the run, whose last minute may not be whole.
  const { stepSeconds, count } = slices ?? { stepSeconds: 60, count: 0 };
  return { start: end - stepSeconds * count * 1000, stepSeconds, count };
}

export function plannedObjectives(readings: readonly ObjectiveReading[], provider: string): PlannedReading[] {
  return readings.map(({ ask, part }) => ({
    subject: ask.subject,
    signal: `objective.${part}`,
    provider,
    strength: "observed",
  }));
}

/** The evidence of an objective's reading: a value, or null with the reason. */
export function objectiveEvidence(
  reading: ObjectiveReading,
  answerTo: (question: number) => Answer,
  queryOf: (question: number) => string,
  provider: string,
  asOf: string,
): Evidence {
  const { ask, part, when, grid, source } = reading;
  const identity = {
    subject: ask.subject,
    signal: `objective.${part}`,
    source: { provider, query: "question" in source ? queryOf(source.question) : "" },
    attributes: {
      objective: ask.objective,
      ...(ask.member === undefined ? {} : { member: String(ask.member) }),
      ...attributesOf(when),
    },
  };
  const result = readingOf(reading, answerTo);
  return {
    id: evidenceId(identity),
    ...identity,
    ...("reason" in result ? { value: null, reason: visible(result.reason) } : result),
    unit: part === "raw" || part === "threshold" ? "1" : "{count}",
    strength: "observed",
    window: windowOf(grid),
    observedAt: asOf,
  };
}

function attributesOf(when: When): { [name: string]: string } {
  if (when.kind === "window") return { window: String(when.seconds) };
  return when.kind === "slices" ? { slices: "true" } : { maintenance: `${when.start}/${when.end}` };
}

function readingOf(
  reading: ObjectiveReading,
  answerTo: (question: number) => Answer,
): { value: EvidenceValue } | { reason: string } {
  const samples = samplesOf(reading, answerTo);
  if ("reason" in samples) return samples;
  const { values } = samples;
  const { grid, when, part } = reading;
  if (when.kind === "slices") return { value: { start: formatInstant(grid.start), step: grid.stepSeconds, values } };
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { reason: "no data" };
  const wrong = known.find((value) => value < 0);
  if (wrong !== undefined && part !== "threshold") return { reason: `the source gives ${wrong}` };
  return { value: known.reduce((sum, value) => sum + value, 0) };
}

/** The values of a reading's own part of what was asked. */
function samplesOf(reading: ObjectiveReading, answerTo: (question: number) => Answer): Answer {
  const { source, total } = reading;
  if ("reason" in source) return source;
  const answer = answerTo(source.question);
  if ("reason" in answer) return answer;
  const own = answer.values.slice(source.from, source.from + source.count);
  const all = total === undefined ? undefined : samplesOf(total, answerTo);
  const shown = all !== undefined && "values" in all ? all.values : undefined;
  if (source.absentIsZero && shown?.length === own.length)
    return { values: own.map((value, at) => value ?? ((shown[at] ?? null) === null ? null : 0)) };
  if (source.absentIsZero && shown?.some((value) => value !== null)) return { values: own.map((value) => value ?? 0) };
  // Bad events that were not counted while there were events would make the objective look better.
  if (reading.part === "bad" && shown?.length === own.length) {
    const lost = own.filter((value, at) => value === null && (shown[at] ?? null) !== null).length;
    if (lost > 0 && lost < own.length)
      return { reason: `no data in ${lost} of ${own.length} intervals that had events` };
  }
  return uncovered(reading, source, own, answerTo) ?? { values: own };
}

/** Why the window is longer than what the source knows; undefined where it is not, or where a longer window of the objective says so. */
function uncovered(
  { ask, when, grid }: ObjectiveReading,
  source: Exclude<Source, { reason: string }>,
  own: readonly (number | null)[],
  answerTo: (question: number) => Answer,
): { reason: string } | undefined {
  if (when.kind !== "window" || when.seconds < Math.max(...ask.windows)) return undefined;
  if (own.every((value) => value === null)) return undefined;
  const reason =
    "no data in the oldest part of the window: the source keeps less than the window, or the metric is younger than it";
  if (source.covered !== undefined) {
    const answer = answerTo(source.covered);
    if ("reason" in answer) return { reason: `whether the window is covered could not be asked: ${answer.reason}` };
    return answer.values[0] === null ? { reason } : undefined;
  }
  const first = own.findIndex((value) => value !== null);
  const secondsOfOne = when.seconds / own.length;
  const bound = Math.max(LEAST_OLDEST_SECONDS, when.seconds * OLDEST_PART);
  if (own.length === 1 || first * secondsOfOne < bound) return undefined;
  const since = formatInstant(grid.start + first * secondsOfOne * 1000);
  return { reason: `${reason}; there is data since ${since}` };
}

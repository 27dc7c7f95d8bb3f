import type { Window } from "../../model/evidence.ts";
import type { Indicator, MetricQuery, ObjectiveAsk, ObjectivePart } from "../../model/objective.ts";
import { formatInstant } from "../../model/time.ts";
import { OLDEST_PART } from "./limits.ts";
import { expressionFor } from "./promql/expression.ts";
import { absenceIsNothing, fallbacksOf } from "./promql/fallbacks.ts";
import type { Parsed } from "./promql/parse.ts";
import { type Counted, lookSeconds, looksQuery, samplesQuery, saysNow } from "./promql/samples.ts";
import { coverageQuery, existsQuery, type Selector, selectorsOf, sinceQuery } from "./promql/selectors.ts";
import type { Grid } from "./questions.ts";
import type { Target, Targets } from "./targets.ts";

/** Something that has to be there, and the question whose answer has rows when it is. */
export interface Presence {
  what: string;
  question: number;
}

/** One piece of evidence to be. */
export interface Reading {
  ask: ObjectiveAsk;
  part: ObjectivePart;
  /** As it is sent; as it was written where nothing is. */
  query: string;
  window: Window;
  /** Seconds, of a window that one number answers. */
  windowSeconds?: number;
  /** Of a stretch of maintenance: its name. */
  maintenance?: string;
  /** Values of the answer; several are a series. */
  grid: Grid;
  /** Why nothing is asked. */
  refused?: string;
  /** Where it is asked, and the number of the question there. */
  asked?: { target: Target; question: number };
  /** Rows are missing when nothing happened, not when nothing is known. */
  absentIsZero: boolean;
  /** What has to be known for a missing row to be a zero. */
  known: Presence[];
  /** What has to be known for the value to be one, since the query has a stand-in for it. */
  needed: Presence[];
  /** The question that has rows when the window's oldest part holds data. */
  covered?: number;
  /** The question since when there are samples, where the window is the longest. */
  since?: number;
  /** The question at how many looks at the window there were samples, and how many looks that should be. */
  looked?: { question: number; looks: number };
}

interface Part {
  part: ObjectivePart;
  query: MetricQuery;
  events: boolean;
  counter: boolean;
  /** The samples of the query are the events. */
  samples?: { op: Threshold["op"]; value: number; counted: Counted };
}

type Threshold = Extract<Indicator, { kind: "threshold" }>;

/** What an indicator asks of this provider, the whole first. */
function partsOf({ indicator, windows }: ObjectiveAsk): Part[] {
  const ours = (query: MetricQuery | undefined): query is MetricQuery => query?.type === "Prometheus";
  // Without windows slices are judged, each by what the metric says at its end.
  if (indicator.kind === "threshold" && windows.length > 0) {
    const { metric, op, value } = indicator;
    if (ours(metric) && typeof metric.spec.query === "string" && saysNow(metric.spec.query))
      return (["total", "good"] as const).map((counted) => ({
        part: counted,
        query: metric,
        events: false,
        counter: false,
        samples: { op, value, counted },
      }));
  }
  if (indicator.kind !== "ratio") {
    const query = indicator.kind === "raw" ? indicator.raw : indicator.metric;
    return ours(query) ? [{ part: indicator.kind, query, events: false, counter: false }] : [];
  }
  return (["total", "good", "bad"] as const).flatMap((part): Part[] => {
    const query = indicator[part];
    return ours(query) ? [{ part, query, events: true, counter: indicator.counter }] : [];
  });
}

/** Everything to be read for the objectives; what each server has to be asked for it is put to the targets. Sends nothing. */
export function planObjectives(asks: readonly ObjectiveAsk[], asOf: string, targets: Targets): Reading[] {
  const end = Date.parse(asOf);
  return asks.flatMap((ask) => {
    const parts = partsOf(ask);
    return [
      ...ask.windows.flatMap((seconds) => together(ask, parts, { seconds, sliced: false, end }, targets)),
      ...(ask.slices ? together(ask, parts, { seconds: ask.slices.stepSeconds, sliced: true, end }, targets) : []),
      ...(ask.maintenance ?? []).flatMap((span) => together(ask, parts, maintained(span), targets)),
    ];
  });
}

interface When {
  /** Of the window, or of each slice. */
  seconds: number;
  sliced: boolean;
  /** Milliseconds. */
  end: number;
  /** The name of the stretch of maintenance that is meant. */
  maintenance?: string;
}

function maintained({ start, end }: { start: string; end: string }): When {
  const last = Date.parse(end);
  return { seconds: (last - Date.parse(start)) / 1000, sliced: false, end: last, maintenance: `${start}/${end}` };
}

/** The readings of one window (or of the slices): of the whole, and of what is a part of it. */
function together(ask: ObjectiveAsk, parts: readonly Part[], when: When, targets: Targets): Reading[] {
  const grid = gridOf(ask, when);
  let whole: Whole | undefined;
  return parts.map((part) => {
    const written = part.query.spec.query;
    const base: Reading = {
      ask,
      part: part.part,
      query: typeof written === "string" ? written : "",
      window: windowOf(ask, when),
      ...(when.sliced ? {} : { windowSeconds: when.seconds }),
      ...(when.maintenance === undefined ? {} : { maintenance: when.maintenance }),
      grid,
      absentIsZero: false,
      known: [],
      needed: [],
    };
    if (typeof written !== "string") return { ...base, refused: "the metric source has no query in its spec" };
    const parsed = parsedFor(written, part, when, grid);
    if ("reason" in parsed) return { ...base, refused: parsed.reason };
    const target = targets.at(part.query.url);
    if ("reason" in target) return { ...base, query: parsed.text, refused: target.reason };
    const question = target.questions.ask(parsed, grid);
    const selectors = selectorsOf(parsed);
    const presence = presenceIn(target, grid, when.seconds, whole);
    const reading: Reading = {
      ...base,
      query: parsed.text,
      asked: { target, question },
      ...(part.part === "bad" ? badIsAbsent(parsed, selectors, presence) : {}),
      // No sample holds, where there are any.
      ...(part.samples?.counted === "good" && whole
        ? { absentIsZero: true, known: [{ what: written, question: whole.question }] }
        : {}),
      needed: fallbacksOf(parsed).flatMap((one) => presence(one.selectors, one.exactly)),
    };
    const covering = whole?.target === target ? whole.selectors : selectors;
    const covered = coverage(target, grid, when, covering);
    if (typeof covered === "string") return { ...reading, refused: covered };
    if (part.part === "total") whole = wholeOf(parsed, target, question, selectors);
    const looked = part.samples && !when.sliced ? lookedAt(target, grid, when.seconds, selectors) : undefined;
    // Of one window it is enough to know since when it is covered.
    const since =
      covered !== undefined && when.seconds === Math.max(...ask.windows)
        ? target.questions.ask(sinceQuery(covering, when.seconds), grid)
        : undefined;
    return {
      ...reading,
      ...(covered === undefined ? {} : { covered }),
      ...(since === undefined ? {} : { since }),
      ...(looked ? { looked } : {}),
    };
  });
}

function parsedFor(query: string, part: Part, { seconds, sliced }: When, grid: Grid): Parsed | { reason: string } {
  // Whatever is said now is a sample: none of it has to be of the window.
  const parsed = expressionFor(query, {
    ...part,
    windowSeconds: seconds,
    sliced: sliced || part.samples !== undefined,
  });
  if ("reason" in parsed || !part.samples) return parsed;
  return samplesQuery(parsed, part.samples, part.samples.counted, seconds, lookSeconds(seconds * grid.count));
}

function lookedAt(target: Target, grid: Grid, seconds: number, selectors: readonly Selector[]) {
  const question = target.questions.ask(looksQuery(selectors, seconds), grid);
  return { question, looks: Math.floor(seconds / lookSeconds(seconds)) };
}

function gridOf(ask: ObjectiveAsk, when: When): Grid {
  if (!when.sliced || !ask.slices) return { first: when.end, stepSeconds: 1, count: 1 };
  const { start, stepSeconds, count } = ask.slices;
  // What a query says at an instant is of the slice that ends there.
  return { first: Date.parse(start) + stepSeconds * 1000, stepSeconds, count };
}

function windowOf(ask: ObjectiveAsk, { seconds, sliced, end }: When): Window {
  const start = sliced && ask.slices ? Date.parse(ask.slices.start) : end - seconds * 1000;
  const last = sliced && ask.slices ? start + ask.slices.count * ask.slices.stepSeconds * 1000 : end;
  return { start: formatInstant(start), end: formatInstant(last) };
}

/** The total, as far as it shows that a metric is there. */
interface Whole {
  target: Target;
  question: number;
  selectors: Selector[];
  /** The only metric it reads, when its answer has rows only because that is there. */
  metric?: string;
}

function wholeOf(parsed: Parsed, target: Target, question: number, selectors: Selector[]): Whole {
  const [metric, ...others] = new Set(selectors.map((one) => one.metric));
  const plain = others.length === 0 && fallbacksOf(parsed).length === 0 && selectors.every(isPlain);
  return { target, question, selectors, ...(plain && metric !== undefined ? { metric } : {}) };
}

type PresenceOf = (selectors: readonly Selector[], exactly: boolean) => Presence[];

function presenceIn(target: Target, grid: Grid, seconds: number, whole: Whole | undefined): PresenceOf {
  return (selectors, exactly) =>
    selectors.map((selector) => {
      const { text, metric } = selector;
      const shown = whole?.target === target && metric !== undefined && whole.metric === metric && isPlain(selector);
      if (!exactly && shown) return { what: metric, question: whole.question };
      const question = target.questions.ask(existsQuery(selector, exactly, seconds), grid);
      return { what: exactly ? text : (metric ?? text), question };
    });
}

function isPlain({ offsetMs, at }: Selector): boolean {
  return offsetMs === 0 && at === "";
}

function badIsAbsent(parsed: Parsed, selectors: readonly Selector[], presence: PresenceOf) {
  const absentIsZero = absenceIsNothing(parsed);
  return { absentIsZero, known: absentIsZero ? presence(selectors, false) : [] };
}

/** The question that shows whether the window is covered, or why that cannot be asked; undefined where it needs no question. */
function coverage(target: Target, grid: Grid, when: When, selectors: readonly Selector[]): number | string | undefined {
  // Slices that lack data are null themselves.
  if (when.sliced) return undefined;
  const part = Math.max(OLDEST_PART.seconds, Math.round(when.seconds * OLDEST_PART.share));
  if (part >= when.seconds) return undefined;
  const query = coverageQuery(selectors, when.seconds, part);
  if (query === undefined)
    return "the query's offset has to be computed, so that nobody can tell whether the server keeps data for it";
  return target.questions.ask(query, grid);
}

import type { Evidence, EvidenceValue, Window } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import type { Answers } from "./answers.ts";
import { durationText } from "./promql/parse.ts";
import type { Answer, Grid } from "./questions.ts";
import type { Target, Targets } from "./targets.ts";

/** rules/signals/prometheus.yaml */
export interface Measures {
  window: { value: number };
  step: { value: number };
  mostSamples: { value: number };
  conventions: Convention[];
}

interface Convention {
  id: string;
  group: string;
  /** Labels one of which a component needs to be found by this convention. */
  by: string[];
  /** Labels that its metrics have. */
  labels: string[];
  signals: { [signal: string]: string };
}

/** What one convention asks of a component: queries by signal, the one that shows whether it applies first. */
interface Candidate {
  convention: string;
  asked: { signal: Signal; query: string; question?: number }[];
}

/** A component's signals of one group: the first candidate that has data gives them. */
export interface ComponentReading {
  component: Component;
  candidates: Candidate[];
  grid: Grid;
  target: Target | { reason: string };
}

export function planComponents(context: ProviderContext, targets: Targets): ComponentReading[] {
  const measures = context.measures as Measures | undefined;
  if (!measures) return [];
  const grid = gridOf(context, measures);
  const signals = new Map(context.signals.map((signal) => [signal.id, signal]));
  return context.workload.components.flatMap((component): ComponentReading[] => {
    const labels = labelsOf(component);
    const applying = measures.conventions.filter(({ by }) => by.some((name) => labels.has(name)));
    return [...Map.groupBy(applying, ({ group }) => group).values()].flatMap((group): ComponentReading[] => {
      const target = targets.at(undefined);
      const candidates = group.map((convention): Candidate => {
        const matchers = convention.labels
          .filter((name) => labels.has(name))
          .map((name) => `${name}=${JSON.stringify(labels.get(name))}`)
          .join(",");
        const asked = Object.entries(convention.signals).flatMap(([id, template]) => {
          const signal = signals.get(id);
          if (!signal) return [];
          const query = template
            .replaceAll("$step", () => durationText(grid.stepSeconds))
            .replaceAll("$labels", () => matchers);
          return [{ signal, query, ...("reason" in target ? {} : { question: target.questions.ask(query, grid) }) }];
        });
        return { convention: convention.id, asked };
      });
      const some = candidates.filter(({ asked }) => asked.length > 0);
      return some.length === 0 ? [] : [{ component, candidates: some, grid, target }];
    });
  });
}

/** Texts only: a label's value is nothing else. */
function labelsOf({ ref }: Component): Map<string, string> {
  const labels = ref?.labels;
  if (labels === null || typeof labels !== "object") return new Map();
  return new Map(Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Samples that follow each other up to the end of the run. */
function gridOf(context: ProviderContext, { window, step, mostSamples }: Measures): Grid {
  const seconds = context.windowSeconds ?? window.value;
  const stepSeconds = Math.max(step.value, Math.ceil(seconds / mostSamples.value / 60) * 60);
  const count = Math.max(1, Math.floor(seconds / stepSeconds));
  return { first: Date.parse(context.asOf) - (count - 1) * stepSeconds * 1000, stepSeconds, count };
}

/** The signals that a component can be asked for, whichever convention gives them. */
export function signalsOf({ candidates }: ComponentReading): Signal[] {
  return [...new Set(candidates.flatMap(({ asked }) => asked.map(({ signal }) => signal)))];
}

/** A reading of each signal: its samples, or null with the reason. */
export function componentEvidence(
  reading: ComponentReading,
  answers: ReadonlyMap<Target, Answers>,
  asOf: string,
): Evidence[] {
  const { candidates, target } = reading;
  const [first] = candidates;
  if (!first) return [];
  const got = "reason" in target ? undefined : answers.get(target);
  const answerTo = (question: number | undefined): Answer =>
    question === undefined || !got
      ? { reason: "reason" in target ? target.reason : "nothing was asked" }
      : got.of(question);
  for (const { asked } of candidates) {
    const shows = answerTo(asked[0]?.question);
    // Another convention must not step in for one that could not be asked.
    if ("reason" in shows) return missing(reading, shows.reason, asOf);
    if (samples(shows, reading.grid.count).some((value) => value !== null))
      return asked.map(({ signal, query, question }) => one(reading, signal, query, answerTo(question), asOf));
  }
  const tried = candidates.map(({ convention }) => convention).join(", ");
  return missing(
    reading,
    `the server has no series with these labels after any convention that was tried (${tried})`,
    asOf,
  );
}

function missing(reading: ComponentReading, reason: string, asOf: string): Evidence[] {
  return signalsOf(reading).map((signal) => {
    const asked = reading.candidates.flatMap((one) => one.asked).find((each) => each.signal === signal);
    return one(reading, signal, asked?.query ?? "", { reason }, asOf);
  });
}

function one(reading: ComponentReading, signal: Signal, query: string, answer: Answer, asOf: string): Evidence {
  const { component, grid } = reading;
  const start = formatInstant(grid.first - grid.stepSeconds * 1000);
  const window: Window = { start, end: asOf };
  const identity = { subject: component.id, signal: signal.id, source: { provider: "prometheus", query } };
  const values = "reason" in answer ? [] : samples(answer, grid.count);
  const value: EvidenceValue = values.some((sample) => sample !== null)
    ? { start, step: grid.stepSeconds, values }
    : null;
  return {
    id: evidenceId(identity),
    ...identity,
    value,
    ...(value === null ? { reason: visible("reason" in answer ? answer.reason : "no data") } : {}),
    unit: signal.unit,
    strength: "observed",
    window,
    observedAt: asOf,
  };
}

/** Of one row; what is no number, or negative, is no sample (of no requests there is no share, and no percentile). */
function samples(answer: Answer, count: number): (number | null)[] {
  const rows = "rows" in answer ? answer.rows : [];
  const [row] = rows;
  if (!row || rows.length > 1) return new Array<null>(count).fill(null);
  return row.map((value) => (value !== null && Number.isFinite(value) && value >= 0 ? value : null));
}

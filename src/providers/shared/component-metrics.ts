import type { Evidence, EvidenceValue, PlannedReading } from "../../model/evidence.ts";
import type { Signal } from "../../model/rules.ts";
import type { Component } from "../../model/workload.ts";
import { applied } from "./formula.ts";
import { type Grid, windowOf } from "./grid.ts";
import { type Metric, type MetricRules, metricsOf, type ResourceType } from "./metric-rules.ts";
import type { Answer, Questions } from "./questions.ts";
import { signalEvidence } from "./signal-evidence.ts";

/** Everything that is asked of one component. */
export interface ComponentReadings<M extends Metric> {
  component: Component;
  type: ResourceType<M>;
  readings: { signal: Signal; grid: Grid; metrics: { [id: string]: Asked } }[];
  /** Intervals that end later may lack points that are still on their way. Milliseconds. */
  settledUntil: number;
}

/** Where a metric is asked, or why it is not. */
type Asked = { question: number } | { reason: string };

export interface ComponentPlan<M extends Metric, Of> {
  rules: MetricRules<M>;
  /** Signals of the catalogue by id: what this run may ask for. */
  signals: readonly Signal[];
  /** The end of every window. Milliseconds, a whole minute. */
  end: number;
  /** Seconds, where the run was asked for one window for everything. */
  windowSeconds?: number | undefined;
  /** The length of a sample that the vendor can give of all these metrics, at least so long. Seconds. */
  stepAtLeast(seconds: number, metrics: readonly M[]): number;
  /** Of how long before the end a number of these metrics is, where not of the whole window: what says how things are now. Seconds. */
  numberSeconds?(metrics: readonly M[]): number | undefined;
  /** What the vendor needs to find the metric of this component, or why it cannot be found. */
  seriesOf(component: Component, metric: M): Of | { reason: string };
  questions: Questions<Of>;
}

/** What a component of a known type is asked for: a series where the signal is one, one number of the whole window where it is a number. */
export function planComponent<M extends Metric, Of extends object>(
  component: Component,
  plan: ComponentPlan<M, Of>,
): ComponentReadings<M> | undefined {
  const type = Object.hasOwn(plan.rules.types, component.type) ? plan.rules.types[component.type] : undefined;
  if (!type) return undefined;
  const known = new Map(plan.signals.map((signal) => [signal.id, signal]));
  const readings = Object.entries(type.signals).flatMap(([id, formula]) => {
    const signal = known.get(id);
    if (!signal) return [];
    const ids = new Set(metricsOf(formula));
    for (const metric of ids) {
      const shown = type.metrics[metric]?.with;
      if (shown !== undefined) ids.add(shown);
    }
    const all = [...ids].flatMap((one) => type.metrics[one] ?? []);
    const grid = gridOf(plan, signal.value === "series", all);
    const metrics = Object.fromEntries([...ids].map((one) => [one, asked(component, type, one, grid, plan)]));
    return [{ signal, grid, metrics }];
  });
  return { component, type, readings, settledUntil: Date.now() - plan.rules.settle.value * 1000 };
}

function gridOf<M extends Metric, Of>(
  { rules, end, windowSeconds, stepAtLeast, numberSeconds }: ComponentPlan<M, Of>,
  series: boolean,
  metrics: readonly M[],
): Grid {
  const seconds = windowSeconds ?? rules.window.value;
  if (!series) {
    const own = numberSeconds?.(metrics) ?? seconds;
    return { start: end - own * 1000, stepSeconds: own, count: 1 };
  }
  const stepSeconds = stepAtLeast(Math.max(rules.step.value, seconds / rules.mostSamples.value), metrics);
  const count = Math.max(1, Math.floor(seconds / stepSeconds));
  return { start: end - count * stepSeconds * 1000, stepSeconds, count };
}

function asked<M extends Metric, Of extends object>(
  component: Component,
  type: ResourceType<M>,
  id: string,
  grid: Grid,
  plan: ComponentPlan<M, Of>,
): Asked {
  const metric = type.metrics[id];
  if (!metric) return { reason: `the catalogue has no metric "${id}"` };
  const of = plan.seriesOf(component, metric);
  return "reason" in of && typeof of.reason === "string"
    ? { reason: of.reason }
    : { question: plan.questions.ask(of as Of, grid) };
}

/** The readings that a plan intends to take. */
export function plannedReadings<M extends Metric>(
  { component, readings }: ComponentReadings<M>,
  provider: string,
): PlannedReading[] {
  return readings.map(({ signal }) => ({
    subject: component.id,
    signal: signal.id,
    provider,
    strength: signal.strength,
  }));
}

/** The evidence of a component: each signal with its values, or null with the reason. `queryOf` writes down how a series was asked for. */
export function componentEvidence<M extends Metric>(
  { component, type, readings, settledUntil }: ComponentReadings<M>,
  answerTo: (question: number) => Answer,
  queryOf: (question: number) => string,
  provider: string,
  asOf: string,
): Evidence[] {
  const lateFrom = ({ start, stepSeconds }: Grid) => Math.floor((settledUntil - start) / (stepSeconds * 1000));
  return readings.map(({ signal, grid, metrics }) => {
    const formula = type.signals[signal.id];
    const ids = formula ? metricsOf(formula) : [];
    const query = [...new Set(ids)]
      .map((id) => {
        const one = metrics[id];
        return one && "question" in one ? `${id}: ${queryOf(one.question)}` : id;
      })
      .join("; ");
    const result = formula
      ? readingOf(formula, signal, grid, { metrics, type, lateFrom: lateFrom(grid) }, answerTo)
      : { reason: "no formula" };
    const asked = formula ? `${JSON.stringify(formula)} of ${query}` : query;
    return signalEvidence(
      { provider, subject: component.id, signal, query: asked, window: windowOf(grid), asOf },
      result,
    );
  });
}

/** Where the metrics of a reading are asked, and what their absent points may mean. */
interface Place<M extends Metric> {
  metrics: { [id: string]: Asked };
  type: ResourceType<M>;
  /** Index of the first interval whose points may still be on their way: nothing there is a zero. */
  lateFrom: number;
}

function readingOf<M extends Metric>(
  formula: ResourceType<M>["signals"][string],
  signal: Signal,
  grid: Grid,
  place: Place<M>,
  answerTo: (question: number) => Answer,
): { value: EvidenceValue } | { reason: string } {
  if ("either" in formula) {
    const results = formula.either.map((one) => readingOf(one, signal, grid, place, answerTo));
    const reasons = results.flatMap((one) => ("reason" in one ? [one.reason] : []));
    return results.find((one) => "value" in one) ?? { reason: reasons.join("; ") };
  }
  const values = new Map<string, readonly (number | null)[]>();
  for (const id of new Set(metricsOf(formula))) {
    const own = settled(id, place, answerTo);
    if ("reason" in own) return { reason: `${id}: ${own.reason}` };
    values.set(id, own.values);
  }
  const made = applied(formula, values, grid);
  if (made.every((value) => value === null)) return { reason: "no data in the window" };
  if (signal.value === "series")
    return { value: { start: windowOf(grid).start, step: grid.stepSeconds, values: made } };
  return { value: made[0] ?? null };
}

/** A metric's values with what its absent points mean filled in. */
function settled<M extends Metric>(
  id: string,
  place: Place<M>,
  answerTo: (question: number) => Answer,
  seen: readonly string[] = [],
): Answer {
  const metric = place.type.metrics[id];
  const asked = place.metrics[id];
  if (!metric || !asked) return { reason: "is not in the catalogue" };
  if ("reason" in asked) return asked;
  const answer = answerTo(asked.question);
  if ("reason" in answer) return answer;
  const { values } = answer;
  const first = values.findIndex((value) => value !== null);
  const only = metric.only === undefined ? "" : ` (it exists only when ${metric.only})`;
  if (metric.absent === "gap") return first === -1 ? { reason: `no data in the window${only}` } : answer;
  if (metric.with !== undefined && !seen.includes(metric.with)) {
    const shown = settled(metric.with, place, answerTo, [...seen, id]);
    // Without proof that the resource was measured, silence says nothing.
    if ("reason" in shown)
      return first === -1 ? { reason: `no data, and ${metric.with} has none either: ${shown.reason}${only}` } : answer;
    const { values: measured } = shown;
    const nothing = (at: number) => at < place.lateFrom && (measured[at] ?? null) !== null;
    return { values: values.map((value, at) => value ?? (nothing(at) ? 0 : null)) };
  }
  if (first === -1) return { reason: `no data in the window: nothing shows that it was measured${only}` };
  return { values: values.map((value, at) => value ?? (at > first && at < place.lateFrom ? 0 : null)) };
}

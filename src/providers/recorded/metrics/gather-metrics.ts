import { RE2JS } from "re2js";
import { byCodeUnit } from "../../../model/order.ts";
import type { ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { nearest } from "../../../model/text.ts";
import type { Component } from "../../../model/workload.ts";
import { isRefusal, resolveFiles } from "../../shared/files/workload-files.ts";
import { ComponentNames } from "../component-names.ts";
import type { Gathering, Outcome, ReadingOf } from "../gathering.ts";
import { readingKey } from "../series/plan-series.ts";
import { extentOf, extentProblem, gridOf, seriesOf, windowOf } from "../series/regular-series.ts";
import { type MetricField, type MetricMapping, type MetricSignal, pathOf, type RecordedSettings } from "../settings.ts";
import { attributesOf, type DataPoint, dataPoints, isObject } from "./data-points.ts";
import { MetricSamples } from "./metric-samples.ts";
import { defaultField, fieldProblem, metricValues } from "./metric-values.ts";
import { readMetricFile } from "./read-metrics.ts";

const SERVICE = "service.name";
const MOST_METRIC_NAMES = 10_000;

/** One signal of the components of a mapping. */
interface MetricTarget {
  signal: Signal;
  mapped: MetricSignal;
  where: { attribute: string; pattern: RE2JS }[];
  problem: string | undefined;
  /** By component. */
  samples: Map<number, MetricSamples>;
}

export interface MetricPlan {
  mapping: MetricMapping;
  components: Component[];
  /** (component, signal) pairs that are this mapping's to read. */
  readings: { subject: string; signal: Signal }[];
}

/** Without `components` a mapping speaks of every component, with them only of those named. */
export function planMetrics(
  context: Pick<ProviderContext, "workload" | "signals">,
  settings: RecordedSettings,
  taken: Set<string>,
): MetricPlan[] {
  return (settings.metrics ?? []).map((mapping) => {
    const named = mapping.components === undefined ? undefined : Object.keys(mapping.components);
    const components = context.workload.components.filter(({ id }) => named === undefined || named.includes(id));
    const readings: MetricPlan["readings"] = [];
    for (const { id: subject } of components) {
      for (const id of Object.keys(mapping.signals)) {
        const signal = context.signals.find((known) => known.id === id);
        const key = readingKey(subject, id);
        if (signal?.subject !== "component" || signal.value !== "series" || taken.has(key)) continue;
        taken.add(key);
        readings.push({ subject, signal });
      }
    }
    return { mapping, components, readings };
  });
}

/** Reads the OTLP/JSON metric files and writes one reading for each planned (component, signal). */
export async function gatherMetrics(
  context: ProviderContext,
  settings: RecordedSettings,
  plans: readonly MetricPlan[],
  into: Gathering,
): Promise<void> {
  for (const plan of plans) {
    const { mapping } = plan;
    const names = new ComponentNames(context.workload.components, {}, mapping.components);
    for (const broken of names.broken) into.diagnose("error", `metrics of ${mapping.file}: ${broken}`);
    const targets = targetsOf(plan);
    const seen = new Set<string>();
    const paths: string[] = [];
    const failures: string[] = [];
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      context.abort.throwIfAborted();
      if (isRefusal(file)) {
        failures.push(file.reason);
        into.diagnose("error", file.reason);
        continue;
      }
      context.progress(`reading ${file.path}`);
      const end = await readMetricFile(
        file,
        (request) => readRequest(request, { mapping, names, targets, seen, into }),
        context.abort,
      );
      if (end.truncated)
        into.anomalies.add(file.path, "", "truncated", 1, "the last request stops in the middle", "left out");
      into.anomalies.add(file.path, "", "unreadable", end.malformed, end.firstMalformed, "left out");
      if (end.truncated && end.reason === undefined)
        into.diagnose("warning", `${file.path} is cut off; what is whole before that was used`);
      if (end.reason !== undefined) {
        into.diagnose("error", end.reason);
        if (end.requests === 0) failures.push(end.reason);
      }
      if (end.requests > 0) paths.push(file.path);
    }
    for (const name of names.strangers) into.strangers.add(name);
    const path = paths.length === 1 ? (paths[0] as string) : pathOf(settings, mapping.file);
    writeReadings(plan, { targets, context, path, read: paths.length > 0, failures, seen }, into);
  }
}

function targetsOf(plan: MetricPlan): MetricTarget[] {
  const signals = new Map(plan.readings.map(({ signal }) => [signal.id, signal]));
  return [...signals.values()].map((signal) => {
    const mapped = plan.mapping.signals[signal.id] as MetricSignal;
    const where: MetricTarget["where"] = [];
    let problem: string | undefined;
    for (const [attribute, source] of Object.entries(mapped.where ?? {})) {
      try {
        where.push({ attribute, pattern: RE2JS.compile(source) });
      } catch {
        problem = `"${source}" is not an RE2 pattern`;
      }
    }
    return { signal, mapped, where, problem, samples: new Map() };
  });
}

interface RequestContext {
  mapping: MetricMapping;
  names: ComponentNames;
  targets: readonly MetricTarget[];
  seen: Set<string>;
  into: Gathering;
}

function readRequest(request: { [key: string]: unknown }, of: RequestContext): void {
  for (const group of list(request.resourceMetrics)) {
    const resource = isObject(group.resource) ? attributesOf(group.resource.attributes) : [];
    const service = resource.find(({ key }) => key === (of.mapping.service ?? SERVICE))?.value;
    const component = service === undefined ? -1 : of.names.find(service);
    const resourceKey = JSON.stringify(resource);
    for (const scope of list(group.scopeMetrics ?? group.instrumentationLibraryMetrics)) {
      for (const metric of list(scope.metrics)) {
        const name = typeof metric.name === "string" ? metric.name : "";
        if (of.seen.size < MOST_METRIC_NAMES) of.seen.add(name);
        const targets = component < 0 ? [] : of.targets.filter(({ mapped }) => mapped.metric === name);
        if (targets.length === 0) continue;
        for (const point of dataPoints(metric))
          for (const target of targets) give(target, component, resourceKey, point, of.into);
      }
    }
  }
}

function give(target: MetricTarget, component: number, resourceKey: string, point: DataPoint, into: Gathering): void {
  for (const { attribute, pattern } of target.where) {
    const value = point.attributes.find(({ key }) => key === attribute)?.value;
    if (value === undefined || !pattern.matches(value)) return;
  }
  let samples = target.samples.get(component);
  if (!samples) {
    samples = new MetricSamples(into);
    target.samples.set(component, samples);
  }
  into.rows++;
  samples.add(`${resourceKey} ${JSON.stringify(point.attributes)}`, point);
}

function writeReadings(
  plan: MetricPlan,
  of: {
    targets: readonly MetricTarget[];
    context: ProviderContext;
    path: string;
    read: boolean;
    failures: readonly string[];
    seen: Set<string>;
  },
  into: Gathering,
): void {
  for (const { subject, signal } of plan.readings) {
    const target = of.targets.find((known) => known.signal.id === signal.id);
    if (!target) continue;
    const { mapped } = target;
    const samples = target.samples.get(of.context.workload.components.findIndex(({ id }) => id === subject));
    const field = mapped.field ?? (samples && defaultField(samples));
    const reading: ReadingOf = {
      subject,
      signal,
      query: queryOf(mapped, field),
      scale: mapped.scale ?? 1,
      path: of.path,
    };
    into.put(reading, outcomeOf({ target, subject, samples, field }, of, into));
  }
}

function outcomeOf(
  one: { target: MetricTarget; subject: string; samples: MetricSamples | undefined; field: MetricField | undefined },
  of: { path: string; read: boolean; failures: readonly string[]; seen: Set<string> },
  into: Gathering,
): Outcome {
  const { target, subject, samples, field } = one;
  const { mapped } = target;
  if (!of.read) return { missing: of.failures[0] ?? "no metrics file was read" };
  if (target.problem !== undefined) {
    into.diagnose("error", `${target.signal.id}: ${target.problem}`);
    return { missing: target.problem };
  }
  if (!samples) return { missing: absent(mapped.metric, subject, of.path, of.seen, into) };
  samples.report(of.path, mapped.metric, into.anomalies);
  // Counts that lack label sets would look like less traffic or fewer errors.
  const crowded =
    samples.overflow > 0 ? `too many label sets or minutes: ${samples.overflow} points found no room` : undefined;
  if (crowded !== undefined) into.diagnose("warning", `${mapped.metric} of ${subject}: ${crowded}`);
  const problem = crowded ?? fieldProblem(samples, field);
  if (problem !== undefined || field === undefined) return { missing: `${mapped.metric}: ${problem}` };
  return seriesOutcome(samples, field, mapped, into);
}

function seriesOutcome(samples: MetricSamples, field: MetricField, mapped: MetricSignal, into: Gathering): Outcome {
  const extent = extentOf([samples.minutes]);
  const missing = extentProblem(extent, into.window);
  if (missing !== undefined) {
    const alone = extent.earliest === 0 && field !== "value" ? " (a counter needs two points)" : "";
    return { missing: `${mapped.metric}: ${missing}${alone}` };
  }
  const grid = gridOf(into.asOfMs, samples.spacing.stepMinutes(), extent.earliest);
  const window = windowOf(grid);
  const scale = mapped.scale ?? 1;
  const values = metricValues(samples, field, mapped.combine ?? "mean", grid);
  if (values.every((value) => value === null))
    return { missing: `${mapped.metric} holds no ${field} in the window`, window };
  return {
    value: seriesOf(
      grid,
      values.map((value) => (value === null ? null : value * scale)),
    ),
    window,
  };
}

function queryOf(mapped: MetricSignal, field: string | undefined): string {
  const where = Object.entries(mapped.where ?? {})
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([attribute, pattern]) => `${attribute}=~${JSON.stringify(pattern)}`);
  const scale = mapped.scale === undefined || mapped.scale === 1 ? "" : ` × ${mapped.scale}`;
  return `${field ?? "?"} of ${mapped.metric}${where.length === 0 ? "" : `{${where.join(",")}}`}${scale}`;
}

function absent(metric: string, subject: string, path: string, seen: Set<string>, into: Gathering): string {
  if (seen.has(metric)) return `no point of ${metric} that matches is ${subject}'s in ${path}`;
  const near = nearest(metric, [...seen].filter(Boolean));
  const reason = `${path} has no metric "${metric}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
  into.diagnose("error", reason);
  return reason;
}

function list(value: unknown): { [key: string]: unknown }[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

import type { MetricQuery, ObjectivePart } from "../../model/objective.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { type ComponentReadings, planComponent } from "../shared/component-metrics.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { type ObjectiveReading, type ObjectiveSeries, planCloudObjectives } from "../shared/objective-metrics.ts";
import { Questions } from "../shared/questions.ts";
import { finestPeriod, periodAtLeast } from "./periods.ts";
import { type AwsMetric, type AwsRules, isAdditive, type Series, seriesOf, sorted } from "./series.ts";
import { type AwsSettings, settingsOf } from "./settings.ts";

/** What CloudWatch is to be asked, and what it is for. Sends nothing. */
export interface Intended {
  settings: AwsSettings;
  rules: AwsRules;
  components: ComponentReadings<AwsMetric>[];
  objectives: ObjectiveReading[];
  questions: Questions<Series>;
  /** Regions of the components, sorted. */
  regions: string[];
}

export function intended(context: ProviderContext): Intended {
  const settings = settingsOf(context.settings);
  const rules = context.measures as AwsRules;
  const questions = new Questions<Series>();
  const now = Math.max(Date.now(), Date.parse(context.asOf));
  const components = context.workload.components.flatMap((component): ComponentReadings<AwsMetric>[] => {
    const type = Object.hasOwn(rules.types, component.type) ? rules.types[component.type] : undefined;
    if (!type) return [];
    const seconds = context.windowSeconds ?? rules.window.value;
    const { end, age } = endOf(context.asOf, seconds, now);
    const readings = planComponent(component, {
      rules,
      signals: context.signals,
      end,
      windowSeconds: context.windowSeconds,
      stepAtLeast: (least, metrics) => periodAtLeast(Math.max(least, ...metrics.map(({ every = 0 }) => every)), age),
      numberSeconds: (metrics) => metrics.find(({ every }) => every !== undefined)?.every,
      seriesOf: (one, metric) => seriesOf(one, metric, type, settings.region),
      questions,
    });
    return readings ? [readings] : [];
  });
  const longest = Math.max(0, ...context.objectives.flatMap(({ windows }) => windows));
  const { end, age } = endOf(context.asOf, longest, now);
  const objectives = planCloudObjectives(context.objectives, {
    provider: "aws",
    sourceType: "CloudWatch",
    end,
    tiers: [
      { stepSeconds: 3600, longestSeconds: Number.POSITIVE_INFINITY },
      { stepSeconds: periodAtLeast(300, age), longestSeconds: 86_400 },
    ],
    whole: (seconds) => seconds % 60 === 0,
    seriesOf: (query, part) => objectiveSeries(query, part, rules, settings.region),
    questions,
  });
  return { settings, rules, components, objectives, questions, regions: regionsOf(components, settings, rules) };
}

/** Where a window of that length can end, so that its beginning is one that CloudWatch does not round. Milliseconds; the age in seconds. */
export function endOf(asOf: string, seconds: number, now: number): { end: number; age: number } {
  const end = lastWholeMinute(asOf);
  const age = (now - end) / 1000 + seconds;
  const finest = finestPeriod(age) * 1000;
  return { end: Math.floor(end / finest) * finest, age };
}

function regionsOf(
  components: readonly ComponentReadings<AwsMetric>[],
  settings: AwsSettings,
  rules: AwsRules,
): string[] {
  const named = components.flatMap(({ component }) => regionOf(component, settings, rules) ?? []);
  return [...new Set([...named, ...(settings.region === undefined ? [] : [settings.region])])].sort();
}

/** The region that a component's metrics are in. */
export function regionOf(component: Component, settings: AwsSettings, rules: AwsRules): string | undefined {
  const own = rules.types[component.type]?.region ?? component.ref?.region;
  return typeof own === "string" && own !== "" ? own : settings.region;
}

const STATISTIC =
  /^(?:Sum|SampleCount|Average|Minimum|Maximum|IQM|p\d{1,2}(?:\.\d{1,10})?|p100|(?:tm|tc|ts|wm)\d{1,2}(?:\.\d+)?|(?:PR|TC|TM|TS|WM)\([\d.%]*:[\d.%]*\))$/;

/** What an objective's metric source says: `{ region, namespace, metric, dimensions, stat }`. */
function objectiveSeries(
  { spec }: MetricQuery,
  part: ObjectivePart,
  rules: AwsRules,
  region: string | undefined,
): ObjectiveSeries<Series> | { reason: string } {
  const text = (key: string): string | undefined => {
    const value = spec[key];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [namespace, metric] = [text("namespace"), text("metric")];
  const where = text("region") ?? region;
  if (namespace === undefined || metric === undefined)
    return { reason: "the metric source has no namespace or no metric in its spec" };
  if (where === undefined) return { reason: "no region: set it in the metric source, or providers.aws.region" };
  const stat = text("stat") ?? "Sum";
  if (!STATISTIC.test(stat)) return { reason: `"${stat}" is no statistic of CloudWatch` };
  const written = spec.dimensions ?? {};
  if (typeof written !== "object" || Array.isArray(written))
    return { reason: "its dimensions are no names with values" };
  const dimensions = Object.entries(written as object);
  if (!dimensions.every((pair): pair is [string, string] => typeof pair[1] === "string"))
    return { reason: "a dimension has a value that is no text" };
  return {
    of: { region: where, namespace, metric, dimensions: sorted(dimensions), stat },
    additive: isAdditive(stat),
    absentIsZero: part === "bad" && absentMeansNone(rules, namespace, metric),
  };
}

/** Only of a metric that the catalogue knows to publish nothing when nothing happens; a misspelt one would be silent, too. */
function absentMeansNone(rules: AwsRules, namespace: string, metric: string): boolean {
  return Object.values(rules.types).some((type) =>
    Object.values(type.metrics).some(
      (one) => one.metric === metric && (one.namespace ?? type.namespace) === namespace && one.absent === "zero",
    ),
  );
}

import type { PlannedReading } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext, ProviderPlan } from "../../model/provider.ts";
import { PROVIDER } from "./gathering.ts";
import { type MetricPlan, planMetrics } from "./metrics/gather-metrics.ts";
import { plannedEdges } from "./series/edges.ts";
import { planSeries, type SeriesPlan } from "./series/plan-series.ts";
import { type RecordedSettings, settingsOf } from "./settings.ts";
import { COMPONENT_SIGNALS, WORKLOAD_SIGNALS } from "./traces/plan-traces.ts";

/** What the mappings come to for this workload: which files are read for which readings. Reads names and headers only. */
export interface RecordedPlan {
  series: SeriesPlan;
  metrics: MetricPlan[];
}

type Planning = Pick<ProviderContext, "directory" | "workload" | "signals" | "abort">;

export async function planMappings(context: Planning, settings: RecordedSettings): Promise<RecordedPlan> {
  const taken = new Set<string>();
  // Metrics give way to columns: what a series mapping claims first is not read twice.
  const series = await planSeries(context, settings, taken);
  return { series, metrics: planMetrics(context, settings, taken) };
}

export function isMapped(settings: RecordedSettings): boolean {
  return [settings.series, settings.edges, settings.graph, settings.traces, settings.metrics].some(
    (list) => (list?.length ?? 0) > 0,
  );
}

/** Workload-level signals that the mapped kinds of files give. */
function workloadSignals(settings: RecordedSettings): string[] {
  const ids: string[] = [];
  if ((settings.traces?.length ?? 0) > 0) ids.push(...WORKLOAD_SIGNALS);
  if ((settings.graph?.length ?? 0) > 0) ids.push("recorded.edges");
  if (isMapped(settings)) ids.push("recorded.anomalies", "recorded.strangers");
  return ids;
}

export async function planRecorded(context: ProviderContext): Promise<ProviderPlan> {
  const settings = settingsOf(context.settings);
  const { series, metrics } = await planMappings(context, settings);
  const pairs: { subject: string; signal: string }[] = [];
  for (const job of series.jobs) {
    for (const { signal } of job.targets) pairs.push({ subject: job.component, signal: signal.id });
    for (const { signal } of job.notRecorded) if (signal) pairs.push({ subject: job.component, signal: signal.id });
  }
  for (const { component, signal } of series.expected) pairs.push({ subject: component, signal: signal.id });
  for (const { subject, signal } of metrics.flatMap(({ readings }) => readings))
    pairs.push({ subject, signal: signal.id });
  for (const { subject, signal } of await plannedEdges(context, settings)) pairs.push({ subject, signal: signal.id });
  const asked = new Set(context.signals.map(({ id }) => id));
  if ((settings.traces?.length ?? 0) > 0) {
    for (const { id } of context.workload.components) {
      for (const signal of COMPONENT_SIGNALS) if (asked.has(signal)) pairs.push({ subject: id, signal });
    }
  }
  for (const signal of workloadSignals(settings))
    if (asked.has(signal)) pairs.push({ subject: context.workload.name, signal });
  const readings = pairs.map((pair): PlannedReading => ({ ...pair, provider: PROVIDER, strength: "observed" }));
  readings.sort((a, b) =>
    a.subject === b.subject ? byCodeUnit(a.signal, b.signal) : byCodeUnit(a.subject, b.subject),
  );
  return { readings, usage: {} };
}

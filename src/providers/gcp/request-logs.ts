import type { Evidence, EvidenceValue, PlannedReading } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { type Grid, lastWholeMinute, windowOf } from "../shared/grid.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import type { UsageTable } from "../shared/usage.ts";
import { PAGE_ROWS, runQuery, tryQuery } from "./bigquery.ts";
import type { Cloud } from "./cloud.ts";
import type { Complaints } from "./complaints.ts";
import { type LoggedAs, type LogSample, logParameters, logQuery, samplesIn } from "./log-query.ts";
import type { GcpRules } from "./measures.ts";
import { labelsOf, projectOf } from "./series.ts";
import { type LogSettings, settingsOf } from "./settings.ts";

const SOURCE = "gcp/logs";

/** What entries of requests tell. */
const SIGNALS: { [signal: string]: (sample: LogSample, stepSeconds: number) => number | null } = {
  requests: ({ requests }, seconds) => requests / seconds,
  errors: ({ errors }, seconds) => errors / seconds,
  "success-ratio": ({ requests, errors }) => (requests > 0 ? 1 - errors / requests : null),
  "throttled-ratio": ({ requests, throttled }) => (requests > 0 ? throttled / requests : null),
  "latency.mean": ({ latency }) => latency.mean ?? null,
  "latency.p50": ({ latency }) => latency.p50 ?? null,
  "latency.p90": ({ latency }) => latency.p90 ?? null,
  "latency.p95": ({ latency }) => latency.p95 ?? null,
  "latency.p99": ({ latency }) => latency.p99 ?? null,
};

/** Components whose requests are logged, and how they would be asked for. */
export interface LogPlan {
  settings: LogSettings;
  rules: GcpRules["logs"];
  grid: Grid;
  components: { component: Component; asked: LoggedAs[] | { reason: string } }[];
  mostBytes: number;
  pricePerByte: number;
  leastBytes: number;
}

/** Undefined where the settings name no dataset, or nothing is logged. */
export function planRequestLogs(context: ProviderContext): LogPlan | undefined {
  const rules = context.measures as GcpRules | undefined;
  const { logs: settings, project } = settingsOf(context.settings);
  if (!rules || !settings || !context.signals.some(({ id }) => Object.hasOwn(SIGNALS, id))) return undefined;
  const { logs, billing } = rules;
  const components = context.workload.components
    .filter(({ type }) => Object.hasOwn(logs.types, type))
    .map((component) => ({ component, asked: loggedAs(component, rules, project) }));
  if (components.length === 0) return undefined;
  const seconds = context.windowSeconds ?? rules.window.value;
  const least = Math.max(rules.step.value, (seconds * components.length) / logs.mostRows.value);
  const stepSeconds = Math.ceil(Math.max(least, seconds / rules.mostSamples.value) / 60) * 60;
  const count = Math.max(1, Math.floor(seconds / stepSeconds));
  const grid = { start: lastWholeMinute(context.asOf) - count * stepSeconds * 1000, stepSeconds, count };
  const mostBytes = settings.mostBytes ?? logs.mostBytes.value;
  const { pricePerByte, leastBytes } = billing;
  return {
    settings,
    rules: logs,
    grid,
    components,
    mostBytes,
    pricePerByte: pricePerByte.value,
    leastBytes: leastBytes.value,
  };
}

/** How the entries of a component are found, or why they cannot be. */
function loggedAs(component: Component, { logs }: GcpRules, fallback?: string): LoggedAs[] | { reason: string } {
  const { labels: known = [], entries = [] } = logs.types[component.type] ?? {};
  const project = projectOf(component, fallback);
  if (project === undefined) return { reason: "no project is named" };
  const labels = labelsOf(component);
  const [first = ""] = known;
  const name = labels.get(first);
  if (name === undefined || name === "") return { reason: `ref.labels has no ${first}, which entries are found by` };
  const stranger = [...labels.keys()].find((label) => !known.includes(label));
  if (stranger !== undefined) return { reason: `entries have no ${stranger}, which the component's ref.labels names` };
  labels.delete(first);
  return entries.map(({ log, resource }) => ({ id: component.id, project, log, type: resource, name, labels }));
}

/** One query, for what the metrics may not tell; its pages, and the most that it can cost. */
export function planLogUsage(plan: LogPlan, usage: UsageTable): void {
  const requests = Math.ceil((plan.components.length * plan.grid.count) / PAGE_ROWS);
  usage.add(SOURCE, { requests, bound: requests, usd: plan.mostBytes * plan.pricePerByte });
}

/** Readings beside those of metrics: signals that the catalogue does not give of the type. */
export function plannedLogs({ components }: LogPlan, context: ProviderContext): PlannedReading[] {
  return components.flatMap(({ component }) =>
    context.signals
      .filter(({ id }) => Object.hasOwn(SIGNALS, id))
      .map((signal) => plannedSignal("gcp", component.id, signal)),
  );
}

/** The evidence of components, with what their log entries say where their metrics say nothing. Asks only when something is missing. */
export async function withRequestLogs(
  plan: LogPlan,
  measured: readonly Evidence[],
  cloud: Cloud,
  complaints: Complaints,
  context: ProviderContext,
): Promise<Evidence[]> {
  const keyOf = (subject: string, signal: string) => JSON.stringify([subject, signal]);
  const known = new Map(measured.map((item) => [keyOf(item.subject, item.signal), item]));
  const wanted = context.signals.filter(({ id }) => Object.hasOwn(SIGNALS, id));
  const missing = plan.components.filter(({ component }) =>
    wanted.some(({ id }) => (known.get(keyOf(component.id, id))?.value ?? null) === null),
  );
  const asked = missing.flatMap((one) => ("reason" in one.asked ? [] : one.asked));
  const samples = asked.length === 0 ? new Map<string, Map<number, LogSample>>() : await ask(plan, asked, cloud);
  if ("reason" in samples) complaints.failed(SOURCE, samples.reason);
  else if (asked.length > 0) complaints.answered(SOURCE);
  for (const { component, asked: own } of missing)
    for (const signal of wanted) {
      const key = keyOf(component.id, signal.id);
      const metric = known.get(key);
      if ((metric?.value ?? null) !== null) continue;
      const result =
        "reason" in own
          ? own
          : "reason" in samples
            ? samples
            : readingOf(signal.id, samples.get(component.id), plan, settledUntil(context));
      const reading = {
        provider: "gcp",
        subject: component.id,
        signal,
        window: windowOf(plan.grid),
        asOf: context.asOf,
      };
      const query = queryOf(plan, own);
      if ("value" in result) known.set(key, signalEvidence({ ...reading, query }, result));
      else if (metric) known.set(key, { ...metric, reason: `${metric.reason ?? "no data"}; logs: ${result.reason}` });
      else known.set(key, signalEvidence({ ...reading, query }, result));
    }
  return [...known.values()];
}

/** Samples that end later may lack entries that are still on their way. Milliseconds. */
function settledUntil({ measures }: ProviderContext): number {
  return Date.now() - (measures as GcpRules).settle.value * 1000;
}

async function ask(
  plan: LogPlan,
  asked: readonly LoggedAs[],
  cloud: Cloud,
): Promise<Map<string, Map<number, LogSample>> | { reason: string }> {
  const { usage } = cloud.calls;
  const pages = Math.ceil((plan.components.length * plan.grid.count) / PAGE_ROWS);
  usage.add(SOURCE, { bound: pages });
  const answer = await runQuery(cloud, SOURCE, jobOf(plan, asked), pages);
  if ("reason" in answer) return answer;
  usage.add(SOURCE, { points: answer.rows.length, usd: Math.max(answer.bytes, plan.leastBytes) * plan.pricePerByte });
  return samplesIn(answer.rows, plan.grid) ?? { reason: "the answer does not have the shape that the query gives" };
}

function jobOf({ settings, rules, grid, mostBytes }: LogPlan, asked: readonly LoggedAs[]) {
  return {
    project: settings.dataset.slice(0, settings.dataset.lastIndexOf(".")),
    location: settings.location ?? "US",
    query: logQuery(settings.dataset, rules.types),
    parameters: logParameters(asked, grid, rules.types),
    mostBytes,
    permission: "bigquery.jobs.create, or bigquery.tables.getData of the linked dataset,",
  };
}

/** What a run would read at most, in bytes, were everything missing. Nothing is read. */
export function tryRequestLogs(
  plan: LogPlan,
  cloud: Cloud,
  source: string,
): Promise<{ bytes: number } | { reason: string }> {
  const asked = plan.components.flatMap((one) => ("reason" in one.asked ? [] : one.asked));
  return tryQuery(cloud, source, jobOf(plan, asked));
}

/** The query, and what it was asked of this component. */
function queryOf({ settings, rules, grid }: LogPlan, asked: LoggedAs[] | { reason: string }): string {
  const own = "reason" in asked ? [] : asked.map(({ labels, ...one }) => ({ ...one, ...Object.fromEntries(labels) }));
  return `${logQuery(settings.dataset, rules.types)}\n-- every ${grid.stepSeconds} s, of ${JSON.stringify(own)}`;
}

/** A sample without an entry is unknown, not a zero: entries may be sampled or excluded. */
function readingOf(
  signal: string,
  samples: ReadonlyMap<number, LogSample> | undefined,
  { grid }: LogPlan,
  settledUntil: number,
): { value: Exclude<EvidenceValue, null> } | { reason: string } {
  if (!samples) return { reason: "the linked dataset has no entry of its requests in the window" };
  const values = Array.from({ length: grid.count }, (_, at) => {
    const sample = samples.get(at);
    const late = grid.start + (at + 1) * grid.stepSeconds * 1000 > settledUntil;
    return sample === undefined || late ? null : (SIGNALS[signal]?.(sample, grid.stepSeconds) ?? null);
  });
  if (values.every((value) => value === null)) return { reason: "its entries do not tell it" };
  return { value: { start: windowOf(grid).start, step: grid.stepSeconds, values } };
}

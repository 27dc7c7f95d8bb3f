import type { PlannedReading } from "../../model/evidence.ts";
import { canonicalJson } from "../../model/json.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { endOf, type Grid } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import { dependenciesQuery, roleOf } from "./dependencies-log.ts";
import { grainAtLeast } from "./grains.ts";
import type { AzureLimits } from "./limits.ts";
import type { LogQuery } from "./logs-client.ts";
import type { AzureRules } from "./metric-series.ts";
import { type AzureSeries, isLogNumber } from "./objective-series.ts";
import { plannedReading } from "./part.ts";
import { type LoggedComponent, REQUEST_SIGNALS, requestsQuery } from "./requests-log.ts";
import { settingsOf } from "./settings.ts";

/** What is asked of logs, each query once. */
export interface LogPlan {
  queries: LogQuery[];
  /** Of questions that are a number: their queries, one for each interval; or why it is not asked. */
  numbers: Map<number, { queries: number[] } | { reason: string }>;
  grid: Grid;
  requests: { query: number; logged: LoggedComponent[] }[];
  graph?: { query: number; signals: Signal[] };
  readings: PlannedReading[];
}

const GRAPH_SIGNALS = ["service.edges", "service.strangers"];

export function planLogs(
  context: ProviderContext,
  rules: AzureRules,
  end: number,
  questions: readonly Question<AzureSeries>[],
  limits: AzureLimits,
): LogPlan {
  const { workspace } = settingsOf(context.settings);
  const queries: LogQuery[] = [];
  const known = new Map<string, number>();
  const ask = (query: LogQuery): number => {
    const key = canonicalJson(query);
    const number = known.get(key) ?? queries.push(query) - 1;
    known.set(key, number);
    return number;
  };
  const grid = gridOf(context, rules, end);
  const plan: LogPlan = { queries, numbers: new Map(), grid, requests: [], readings: [] };
  for (const [number, { of, grid: wanted }] of questions.entries())
    if (isLogNumber(of)) plan.numbers.set(number, numberQueries(of, wanted, limits, ask));
  if (workspace === undefined) return plan;
  const span = { workspace, start: grid.start, end: endOf(grid) };
  const logged = loggedComponents(context, rules);
  const each = Math.max(1, Math.floor(limits.logRows / grid.count));
  for (let at = 0; at < logged.length; at += each) {
    const some = logged.slice(at, at + each);
    const roles = [...new Set(some.map(({ role }) => role.toLowerCase()))];
    plan.requests.push({ query: ask({ ...span, query: requestsQuery(roles, grid) }), logged: some });
  }
  const signals = context.signals.filter(({ id }) => GRAPH_SIGNALS.includes(id));
  if (signals.length > 0) plan.graph = { query: ask({ ...span, query: dependenciesQuery(grid) }), signals };
  plan.readings = [
    ...logged.flatMap(({ component, signals: some }) => some.map((signal) => plannedReading(component.id, signal))),
    ...signals.map((signal) => plannedReading(context.workload.name, signal)),
  ];
  return plan;
}

function gridOf({ windowSeconds }: ProviderContext, rules: AzureRules, end: number): Grid {
  const seconds = windowSeconds ?? rules.window.value;
  const stepSeconds = grainAtLeast(Math.max(rules.step.value, seconds / rules.mostSamples.value));
  const count = Math.max(1, Math.floor(seconds / stepSeconds));
  return { start: end - count * stepSeconds * 1000, stepSeconds, count };
}

/** A number of a window is one query; of slices, one for each. */
function numberQueries(
  { workspace, query }: { workspace: string; query: string },
  grid: Grid,
  limits: AzureLimits,
  ask: (query: LogQuery) => number,
): { queries: number[] } | { reason: string } {
  if (grid.count > limits.queries)
    return {
      reason: `a query that gives one number is asked for each of at most ${limits.queries} slices, not of ${grid.count}`,
    };
  const step = grid.stepSeconds * 1000;
  return {
    queries: Array.from({ length: grid.count }, (_, at) =>
      ask({ workspace, query, start: grid.start + at * step, end: grid.start + (at + 1) * step }),
    ),
  };
}

/** Components that report, each with the signals that the platform's metrics do not give of it. */
function loggedComponents({ workload, signals }: ProviderContext, rules: AzureRules): LoggedComponent[] {
  return workload.components.flatMap((component) => {
    const role = roleOf(component);
    if (role === undefined) return [];
    const measured = rules.types[component.type]?.signals ?? {};
    const wanted = signals.filter(({ id }) => REQUEST_SIGNALS.includes(id) && !Object.hasOwn(measured, id));
    return wanted.length === 0 ? [] : [{ component, role, signals: wanted }];
  });
}

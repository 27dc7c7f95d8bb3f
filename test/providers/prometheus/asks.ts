import type { Evidence } from "../../../src/model/evidence.ts";
import type { Indicator, MetricQuery, ObjectiveAsk } from "../../../src/model/objective.ts";
import type { ProviderContext } from "../../../src/model/provider.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";

export const HOUR = 3600;
export const DAY = 86_400;

/** The end of every run here. */
export const AS_OF = "2026-01-29T00:00:00Z";
export const END = Date.parse(AS_OF);

export function promql(query: string, more: Partial<MetricQuery> = {}): MetricQuery {
  return { type: "Prometheus", spec: { query }, ...more };
}

export function ratio(parts: { total: string; good?: string; bad?: string; counter?: boolean }): Indicator {
  return {
    kind: "ratio",
    counter: parts.counter ?? false,
    total: promql(parts.total),
    ...(parts.good === undefined ? {} : { good: promql(parts.good) }),
    ...(parts.bad === undefined ? {} : { bad: promql(parts.bad) }),
  };
}

export function raw(query: string, means: "success" | "failure" = "success"): Indicator {
  return { kind: "raw", raw: promql(query), means };
}

export function threshold(query: string, op: "lte" | "gte" | "lt" | "gt", value: number): Indicator {
  return { kind: "threshold", metric: promql(query), op, value };
}

export function ask(indicator: Indicator, more: Partial<ObjectiveAsk> = {}): ObjectiveAsk {
  return { objective: "availability", subject: "checkout", indicator, windows: [28 * DAY], ...more };
}

/** Slices up to the end of the run. */
export function slices(stepSeconds: number, count: number) {
  return {
    windows: [],
    slices: { start: new Date(END - stepSeconds * count * 1000).toISOString(), stepSeconds, count },
  };
}

export function contextFor(
  url: string | undefined,
  objectives: readonly ObjectiveAsk[],
  more: Partial<ProviderContext> = {},
): ProviderContext {
  return {
    directory: "/nowhere",
    workload: { name: "shop", components: [{ id: "checkout", type: "http-service", dependsOn: [] }] },
    settings: url === undefined ? {} : { url },
    asOf: AS_OF,
    signals: [],
    objectives,
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...more,
  };
}

/** `good 2419200 → 998960`, or the reason. */
export function told(evidence: readonly Evidence[]): { [reading: string]: unknown } {
  return Object.fromEntries(
    evidence.map(({ signal, attributes, value, reason }) => [
      `${signal.replace("objective.", "")} ${attributes?.window ?? "slices"}`,
      value ?? reason,
    ]),
  );
}

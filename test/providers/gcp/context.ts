import type { ObjectiveAsk } from "../../../src/model/objective.ts";
import type { ProviderContext } from "../../../src/model/provider.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import type { Component } from "../../../src/model/workload.ts";
import { CALL_LIMITS, type CallLimits } from "../../../src/providers/shared/calls.ts";
import type { Buckets, Source, Value } from "../../servers/gcp/align.ts";
import { TOKEN } from "../../servers/gcp/server.ts";
import { shippedRules } from "../../support/sample-rules.ts";

export const rules = await shippedRules();
const AS_OF = "2026-03-01T12:00:30Z";

/** Short pauses: the waits of a test are not what is tested. */
export const QUICK: CallLimits = { ...CALL_LIMITS, pauseMs: 5, longestPauseMs: 20, silenceMs: 3_000, attemptMs: 1_000 };

export const TOKEN_VARIABLE = "PLUMBRULE_TEST_GCP_TOKEN";
process.env[TOKEN_VARIABLE] = TOKEN;

export function contextOf(url: string, components: Component[], more: Partial<ProviderContext> = {}): ProviderContext {
  return {
    directory: "/",
    workload: { name: "shop", components },
    settings: {
      project: "shop-1",
      endpoint: url,
      auth: { tokenEnv: TOKEN_VARIABLE },
      without: ["alarms", "objectives", "advice", "traces", "inventory", "backups", "certificates", "quotas"],
    },
    asOf: AS_OF,
    windowSeconds: 3600,
    signals: rules.signals,
    measures: rules.tables.gcp,
    objectives: [] as ObjectiveAsk[],
    paths: { slos: [] },
    progress() {},
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...more,
  };
}

export function component(id: string, type: string, labels: { [name: string]: unknown }, more: object = {}): Component {
  return { id, type, dependsOn: [], ref: { labels, ...more } };
}

export function source(
  type: string,
  resource: string,
  labels: { [name: string]: string },
  at: (end: number) => Value | undefined,
  {
    kind = "DELTA",
    metric = {},
    project = "shop-1",
  }: { kind?: Source["kind"]; metric?: { [name: string]: string | number }; project?: string } = {},
): Source {
  return { project, metric: { type, labels: metric }, resource: { type: resource, labels }, kind, at };
}

/** `values` of a metric in the buckets of the server: below 1, 1 to 2, 2 to 4 … */
export function buckets(values: readonly number[]): Buckets {
  const counts = new Array<number>(22).fill(0);
  for (const value of values) {
    const at = value < 1 ? 0 : Math.min(21, 1 + Math.floor(Math.log2(value)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { counts, sum: values.reduce((a, b) => a + b, 0) };
}

/** A service of Cloud Run: sixty requests a minute, of which one in each ten minutes fails, in two revisions. */
export function cloudRun(service: string, location: string, project = "shop-1"): Source[] {
  const of = (revision: string) => ({
    service_name: service,
    location,
    revision_name: revision,
    configuration_name: service,
  });
  const run = (name: string) => `run.googleapis.com/${name}`;
  const at = { project };
  return ["r1", "r2"].flatMap((revision) => [
    source(run("request_count"), "cloud_run_revision", of(revision), () => 30, {
      ...at,
      metric: { response_code: "200", response_code_class: "2xx" },
    }),
    source(
      run("request_count"),
      "cloud_run_revision",
      of(revision),
      (end) => (revision === "r1" && (end / 60_000) % 10 === 0 ? 1 : undefined),
      {
        ...at,
        metric: { response_code: "503", response_code_class: "5xx" },
      },
    ),
    source(
      run("request_latencies"),
      "cloud_run_revision",
      of(revision),
      () => buckets(revision === "r1" ? [100, 100, 100] : [900]),
      at,
    ),
    source(run("container/cpu/utilizations"), "cloud_run_revision", of(revision), () => ({ counts: [4], sum: 1 }), at),
    source(
      run("container/memory/utilizations"),
      "cloud_run_revision",
      of(revision),
      () => ({ counts: [4], sum: 2 }),
      at,
    ),
    source(run("container/instance_count"), "cloud_run_revision", of(revision), () => 2, {
      ...at,
      kind: "GAUGE",
      metric: { state: "active" },
    }),
  ]);
}

import type { Evidence, Row, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { redacted } from "../shared/redact.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import { projectsOf } from "./projects.ts";
import { type Item, isItem, restPage, textOf } from "./rest-list.ts";
import { evidenceOf, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/trace";

/** Labels that hold a span's service, most telling first: of OpenTelemetry, and of Google's own agents. */
const SERVICE_LABELS = [
  "service.name",
  "g.co/r/cloud_run_revision/service_name",
  "g.co/r/cloud_function/function_name",
  "g.co/r/k8s_container/container_name",
  "g.co/gae/app/module",
  "/component",
];
const STATUS_LABELS = ["http.response.status_code", "http.status_code", "/http/status_code"];

/** Who calls whom, from a sample of traces: one request a project. */
export function tracesView(context: ProviderContext, { traces }: GcpRules): View | undefined {
  const projects = projectsOf(context);
  const end = lastWholeMinute(context.asOf);
  const window: Window = { start: formatInstant(end - traces.window.value * 1000), end: formatInstant(end) };
  const readings = context.signals
    .filter(({ id }) => id === "service.edges" || id === "service.strangers")
    .map(
      (signal): Reading => ({
        subject: context.workload.name,
        signal,
        query: `${projects.map((project) => `projects/${project}/traces`).join(" ")}, the newest ${traces.most.value}`,
        window,
      }),
    );
  if (readings.length === 0 || projects.length === 0) return undefined;
  return {
    source: SOURCE,
    readings,
    plan: (usage) => usage.add(SOURCE, { requests: projects.length, bound: projects.length }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: projects.length });
      const graph = new Graph((text) => redacted(text, cloud.credentials.secrets));
      for (const project of projects) {
        const request = {
          api: "cloudtrace" as const,
          path: `v1/projects/${encodeURIComponent(project)}/traces`,
          query: {
            view: "COMPLETE",
            pageSize: String(traces.most.value),
            startTime: window.start,
            endTime: window.end,
            orderBy: "start desc",
          },
          permission: "cloudtrace.traces.list",
          items: "traces",
        };
        // A sample is one page: the others are left.
        const called = await restPage(cloud, SOURCE, request, "");
        if ("failure" in called) return { reason: called.failure.reason };
        for (const trace of called.answer.items) graph.add(trace);
      }
      complaints.answered(SOURCE);
      return { evidence: readings.map((reading) => told(reading, graph, context)) };
    },
  };
}

function told(reading: Reading, graph: Graph, { asOf, workload }: ProviderContext): Evidence {
  if (graph.services.size === 0) return evidenceOf(reading, { reason: "no trace of that time names a service" }, asOf);
  if (reading.signal.id === "service.edges") return evidenceOf(reading, { value: graph.rows }, asOf);
  const known = new Set(
    workload.components.flatMap(({ id, ref }) => [id, ...Object.values((ref?.labels ?? {}) as object).map(String)]),
  );
  const strangers = [...graph.services].filter((service) => !known.has(service)).sort();
  return evidenceOf(reading, { value: strangers.slice(0, LIMITS.rows) }, asOf);
}

interface Edge {
  source: string;
  target: string;
  calls: number;
  errors: number;
  faults: number;
  throttled: number;
  /** Of all calls together. */
  seconds: number;
}

/** Spans of one service under a span of another are calls. */
class Graph {
  readonly services = new Set<string>();
  readonly #edges = new Map<string, Edge>();
  readonly #word: (text: string) => string;

  constructor(word: (text: string) => string) {
    this.#word = word;
  }

  add(trace: Item): void {
    const spans = Array.isArray(trace.spans) ? trace.spans.filter(isItem) : [];
    const byId = new Map(spans.map((span) => [textOf(span.spanId), span]));
    for (const span of spans) {
      const target = this.#serviceOf(span);
      if (target === undefined) continue;
      this.services.add(target);
      const source = this.#callerOf(span, byId);
      if (source !== undefined && source !== target) this.#count(source, target, span);
    }
  }

  /** The service of the nearest span above that names one. */
  #callerOf(span: Item, byId: ReadonlyMap<string, Item>): string | undefined {
    const seen = new Set<Item>([span]);
    for (let at = byId.get(textOf(span.parentSpanId)); at && !seen.has(at); at = byId.get(textOf(at.parentSpanId))) {
      const service = this.#serviceOf(at);
      if (service !== undefined) return service;
      seen.add(at);
    }
    return undefined;
  }

  #serviceOf({ labels }: Item): string | undefined {
    if (!isItem(labels)) return undefined;
    const name = SERVICE_LABELS.map((label) => textOf(labels[label])).find((text) => text !== "");
    return name === undefined ? undefined : this.#word(name);
  }

  #count(source: string, target: string, { labels, startTime, endTime }: Item): void {
    const key = JSON.stringify([source, target]);
    const edge = this.#edges.get(key) ?? { source, target, calls: 0, errors: 0, faults: 0, throttled: 0, seconds: 0 };
    this.#edges.set(key, edge);
    const status = Number(
      STATUS_LABELS.map((label) => (isItem(labels) ? labels[label] : undefined)).find((value) => value !== undefined) ??
        0,
    );
    const seconds = (Date.parse(textOf(endTime)) - Date.parse(textOf(startTime))) / 1000;
    edge.calls += 1;
    if (status >= 500) edge.faults += 1;
    else if (status === 429) edge.throttled += 1;
    else if (status >= 400) edge.errors += 1;
    if (seconds >= 0) edge.seconds += seconds;
  }

  /** With the mean time of a call. */
  get rows(): Row[] {
    return [...this.#edges.values()]
      .slice(0, LIMITS.rows)
      .map((edge): Row => ({ ...edge, seconds: edge.seconds / edge.calls }));
  }
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import type { Component } from "../../../src/model/workload.ts";
import type { Measures } from "../../../src/providers/prometheus/components.ts";
import { examinePrometheus } from "../../../src/providers/prometheus/doctor.ts";
import { gatherPrometheus, planPrometheus } from "../../../src/providers/prometheus/gather.ts";
import { LIMITS } from "../../../src/providers/prometheus/limits.ts";
import { parseQuery } from "../../../src/providers/prometheus/promql/parse.ts";
import { startPrometheus } from "../../servers/prometheus.ts";
import { startWire } from "../../servers/prometheus-wire.ts";
import { installed, type Running } from "../../servers/real-server.ts";
import type { Samples } from "../../servers/samples.ts";
import { startVictoriaMetrics } from "../../servers/victoria-metrics.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { contextFor, DAY, END } from "./asks.ts";

const rules = await shippedRules();
const measures = rules.tables.prometheus as Measures;
const servers = installed("victoria-metrics", "prometheus", "promtool");

const counter = (series: string, perMinute: number): Samples => ({
  series,
  from: END - DAY * 1000,
  to: END,
  stepSeconds: 60,
  value: (i) => i * perMinute,
});
const gauge = (series: string, value: number): Samples => ({ ...counter(series, 0), value: () => value });

/** Half of the requests take up to 0.1 s, all of them up to a second; in milliseconds where the convention counts those. */
const histogram = (name: string, labels: string, unit: number): Samples[] => [
  counter(`${name}_bucket{${labels},le="${0.1 * unit}"}`, 300),
  counter(`${name}_bucket{${labels},le="${1 * unit}"}`, 600),
  counter(`${name}_bucket{${labels},le="+Inf"}`, 600),
];

/** Ten requests a second, of which one in a hundred fails. */
const serving = (name: string, labels: string, status: string, good: string, bad: string): Samples[] => [
  counter(`${name}{${labels},${status}="${good}"}`, 594),
  counter(`${name}{${labels},${status}="${bad}"}`, 6),
];

const samples: Samples[] = [
  ...serving("http_server_request_duration_seconds_count", 'job="cart"', "http_response_status_code", "200", "500"),
  ...histogram("http_server_request_duration_seconds", 'job="cart"', 1),
  ...serving("http_server_duration_milliseconds_count", 'job="old"', "http_status_code", "404", "503"),
  ...histogram("http_server_duration_milliseconds", 'job="old"', 1000),
  ...serving(
    "rpc_server_call_duration_seconds_count",
    'job="call"',
    "rpc_response_status_code",
    "NOT_FOUND",
    "INTERNAL",
  ),
  ...histogram("rpc_server_call_duration_seconds", 'job="call"', 1),
  ...serving("rpc_server_duration_milliseconds_count", 'job="rpc"', "rpc_grpc_status_code", "5", "14"),
  ...histogram("rpc_server_duration_milliseconds", 'job="rpc"', 1000),
  ...serving("grpc_server_handled_total", 'job="grpc"', "grpc_code", "NotFound", "Unavailable"),
  ...histogram("grpc_server_handling_seconds", 'job="grpc"', 1),
  ...serving("http_requests_total", 'job="go"', "code", "200", "502"),
  ...histogram("http_request_duration_seconds", 'job="go"', 1),
  ...serving(
    "istio_requests_total",
    'destination_workload="mesh",reporter="destination"',
    "response_code",
    "200",
    "503",
  ),
  ...serving("istio_requests_total", 'destination_workload="mesh",reporter="source"', "response_code", "200", "503"),
  ...histogram("istio_request_duration_milliseconds", 'destination_workload="mesh",reporter="destination"', 1000),
  // gRPC through the mesh: what fails is HTTP 200.
  ...serving(
    "istio_requests_total",
    'destination_workload="mesh-grpc",reporter="destination",response_code="200"',
    "grpc_response_status",
    "5",
    "14",
  ),
  ...histogram("istio_request_duration_milliseconds", 'destination_workload="mesh-grpc",reporter="destination"', 1000),
  ...serving("envoy_cluster_upstream_rq_xx", 'envoy_cluster_name="edge"', "envoy_response_code_class", "2", "5"),
  ...histogram("envoy_cluster_upstream_rq_time", 'envoy_cluster_name="edge"', 1000),
  // Nobody says how these ended; of these not one failed; the third also follows a newer convention.
  counter('http_server_request_duration_seconds_count{job="mute"}', 60),
  counter('http_requests_total{job="well",code="200"}', 60),
  counter('http_requests_total{job="cart",code="200"}', 6_000),
  ...["a", "b"].flatMap((pod) => [
    counter(`container_cpu_usage_seconds_total{namespace="shop",container="cart",pod="${pod}"}`, 15),
    gauge(`container_memory_working_set_bytes{namespace="shop",container="cart",pod="${pod}"}`, 100),
    gauge(`kube_pod_container_resource_limits{namespace="shop",container="cart",pod="${pod}",resource="cpu"}`, 1),
    gauge(`kube_pod_container_resource_limits{namespace="shop",container="cart",pod="${pod}",resource="memory"}`, 400),
    counter(`container_cpu_cfs_throttled_periods_total{namespace="shop",container="cart",pod="${pod}"}`, 60),
    counter(`container_cpu_cfs_periods_total{namespace="shop",container="cart",pod="${pod}"}`, 600),
  ]),
  counter('container_cpu_usage_seconds_total{namespace="other",container="cart",pod="c"}', 600),
  gauge('kube_deployment_status_replicas_available{namespace="shop",deployment="cart"}', 2),
  gauge('kube_statefulset_status_replicas_ready{statefulset="db"}', 3),
  gauge('kube_daemonset_status_number_available{daemonset="agent"}', 5),
  counter('node_cpu_seconds_total{instance="host:9100",mode="idle",cpu="0"}', 45),
  counter('node_cpu_seconds_total{instance="host:9100",mode="user",cpu="0"}', 15),
  gauge('node_memory_MemAvailable_bytes{instance="host:9100"}', 25),
  gauge('node_memory_MemTotal_bytes{instance="host:9100"}', 100),
  gauge('node_filesystem_avail_bytes{instance="host:9100",fstype="ext4",mountpoint="/"}', 40),
  gauge('node_filesystem_size_bytes{instance="host:9100",fstype="ext4",mountpoint="/"}', 100),
  gauge('node_filesystem_avail_bytes{instance="host:9100",fstype="tmpfs",mountpoint="/run"}', 0),
  gauge('node_filesystem_size_bytes{instance="host:9100",fstype="tmpfs",mountpoint="/run"}', 100),
  counter('node_network_receive_bytes_total{instance="host:9100",device="eth0"}', 6000),
  counter('node_network_receive_bytes_total{instance="host:9100",device="lo"}', 60_000),
];

function component(id: string, labels: { [name: string]: unknown }): Component {
  return { id, type: "http-service", dependsOn: [], ref: { labels } };
}

function contextOf(url: string, components: Component[], windowSeconds = 6 * 3600) {
  return contextFor(url, [], {
    workload: { name: "shop", components },
    signals: rules.signals,
    measures,
    windowSeconds,
  });
}

describe("the catalogue", () => {
  it("asks for signals that there are, by queries that are PromQL, after a source", () => {
    const known = new Set(rules.signals.map((signal) => signal.id));
    expect(measures.conventions.length).toBeGreaterThan(8);
    for (const { id, by, labels, signals, ...rest } of measures.conventions) {
      expect(rest, id).toHaveProperty("source");
      for (const name of by) expect(labels, id).toContain(name);
      for (const [signal, query] of Object.entries(signals)) {
        expect(known.has(signal), signal).toBe(true);
        expect(parseQuery(query.replaceAll("$labels", 'a="b"').replaceAll("$step", "5m")), query).toHaveProperty(
          "root",
        );
      }
    }
  });

  it("gives a signal in one group only: no two readings of it", () => {
    const groups = new Map<string, Set<string>>();
    for (const { group, signals } of measures.conventions) {
      for (const signal of Object.keys(signals)) groups.set(signal, (groups.get(signal) ?? new Set()).add(group));
    }
    for (const [signal, of] of groups) expect(of.size, signal).toBe(1);
  });
});

describe.skipIf(!servers.there).each([
  ["VictoriaMetrics", startVictoriaMetrics],
  ["Prometheus", startPrometheus],
] as const)(`components read from a real %s${servers.note}`, (_, start) => {
  let server: Running;
  beforeAll(async () => {
    server = await start(samples);
  });
  afterAll(() => server?.stop());

  /** The last sample of each signal, or the reason. */
  async function read(labels: { [name: string]: unknown }) {
    const context = contextOf(server.url, [component("cart", labels)]);
    const { evidence, usage, diagnostics } = await gatherPrometheus(context);
    expect(diagnostics).toEqual([]);
    const plan = await planPrometheus(context);
    expect(usage["prometheus/query_range"]?.requests).toBe(plan.usage["prometheus/query_range"]?.bound);
    expect(new Set(evidence.map((item) => item.signal))).toEqual(new Set(plan.readings.map((one) => one.signal)));
    for (const { value } of evidence)
      if (isSeries(value)) expect(value).toMatchObject({ start: "2026-01-28T18:00:00Z", step: 300 });
    return Object.fromEntries(
      evidence.map(({ signal, value, reason }) => [signal, isSeries(value) ? value.values.at(-1) : reason]),
    );
  }
  const about = (value: number) => expect.closeTo(value, 6);

  it.each([
    ["otel-http", { job: "cart" }],
    ["otel-http-before-1.20", { job: "old" }],
    ["otel-rpc", { job: "call" }],
    ["otel-rpc-before-1.38", { job: "rpc" }],
    ["grpc", { job: "grpc" }],
    ["http-code", { job: "go" }],
    ["istio", { destination_workload: "mesh" }],
    ["istio, of gRPC", { destination_workload: "mesh-grpc" }],
    ["envoy", { envoy_cluster_name: "edge" }],
  ])("that serve, after %s", async (_, labels) => {
    expect(await read(labels)).toEqual({
      requests: about(10),
      errors: about(0.1),
      "success-ratio": about(0.99),
      "latency.p50": about(0.1),
      "latency.p90": about(0.82),
      "latency.p95": about(0.91),
      "latency.p99": about(0.982),
    });
  });

  it("have no errors only where somebody says how requests ended", async () => {
    expect(await read({ job: "well" })).toMatchObject({ requests: about(1), errors: 0, "success-ratio": about(1) });
    expect(await read({ job: "mute" })).toMatchObject({
      requests: about(1),
      errors: "no data",
      "success-ratio": "no data",
    });
  });

  it("by their containers, hosts and instances", async () => {
    expect(await read({ container: "cart", namespace: "shop", deployment: "cart" })).toEqual({
      "cpu.usage": about(0.5),
      "saturation.cpu": about(0.25),
      "cpu.throttled": about(0.1),
      "memory.usage": 200,
      "saturation.memory": 0.25,
      restarts: "no data",
      replicas: 2,
    });
    expect(await read({ statefulset: "db" })).toEqual({ replicas: 3 });
    expect(await read({ daemonset: "agent" })).toEqual({ replicas: 5 });
    expect(await read({ instance: "host:9100" })).toEqual({
      "saturation.cpu": about(0.25),
      "saturation.memory": 0.75,
      "saturation.disk": about(0.6),
      "network.receive": about(100),
      "network.transmit": "no data",
    });
  });

  it("that nobody measures are unknown, with what was tried", async () => {
    const values = await read({ container: "nobody" });
    expect(new Set(Object.values(values))).toEqual(
      new Set(["the server has no series with these labels after any convention that was tried (cadvisor)"]),
    );
    const hostile = await read({ job: '"} or vector(1) #\n\\' });
    for (const value of Object.values(hostile)) expect(value).toContain("no series with these labels");
    expect(
      (await examinePrometheus(contextOf(server.url, [component("cart", { container: "nobody" })]))).at(-1),
    ).toMatchObject({
      subject: "cart",
      ok: false,
    });
    expect(
      (await examinePrometheus(contextOf(server.url, [component("cart", { container: "cart" })]))).at(-1)?.ok,
    ).toBe(true);
  });
});

it("components without labels that a convention knows are not asked for", async () => {
  const context = contextOf("http://127.0.0.1:9", [
    component("a", { service: 7, "resource.label.x": "y" }),
    { id: "b", type: "worker", dependsOn: [] },
    component("c", { namespace: "shop" }),
  ]);
  expect(await planPrometheus(context)).toEqual({ readings: [], usage: {} });
});

it("a server that fails leaves no signal to a convention that comes later", async () => {
  const wire = await startWire((_, response) => void response.writeHead(500).end());
  try {
    const { evidence } = await gatherPrometheus(contextOf(wire.url, [component("a", { job: "a" })]), {
      ...LIMITS,
      pauseMs: 1,
    });
    expect(evidence).toHaveLength(7);
    for (const item of evidence)
      expect(item).toMatchObject({ value: null, reason: expect.stringContaining("HTTP 500") });
  } finally {
    await wire.stop();
  }
});

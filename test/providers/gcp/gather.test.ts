import { afterAll, describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { isSeries } from "../../../src/model/evidence.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import { gatherGcp, planGcp } from "../../../src/providers/gcp/gather.ts";
import { TIME_SERIES_FIELDS } from "../../../src/providers/gcp/monitoring.ts";
import { partOf } from "../../servers/gcp/fields.ts";
import { startGcp, TOKEN } from "../../servers/gcp/server.ts";
import { buckets, cloudRun, component, contextOf, QUICK, source } from "./context.ts";

const server = await startGcp({ sources: [...cloudRun("cart", "europe-west1"), ...cloudRun("pay", "us-east1")] });
afterAll(() => server.stop());

function valuesOf(evidence: readonly Evidence[], subject: string, signal: string): (number | null)[] {
  const item = evidence.find((one) => one.subject === subject && one.signal === signal);
  if (!item || !isSeries(item.value)) throw new Error(`${subject} ${signal}: ${item?.reason ?? "no reading"}`);
  return item.value.values;
}

const CART = component("cart", "gcp.cloudrun", { service_name: "cart" });
const PAY = component("pay", "gcp.cloudrun", { service_name: "pay" });

describe("a component's series", () => {
  it("are sums over what falls together, in seconds and shares, up to the last whole minute", async () => {
    const { evidence, diagnostics } = await gatherGcp(contextOf(server.url, [CART, PAY]), QUICK);
    expect(diagnostics).toEqual([]);
    // Two revisions of thirty a minute, and one failure in each ten minutes.
    const requests = valuesOf(evidence, "cart", "requests");
    expect(requests).toHaveLength(12);
    expect(requests.filter((value) => value === 1)).toHaveLength(6);
    expect(requests.filter((value) => value === 301 / 300)).toHaveLength(6);
    expect(valuesOf(evidence, "cart", "errors").filter((value) => value === 1 / 300)).toHaveLength(6);
    // No error in an interval with requests is a zero, not a gap.
    expect(valuesOf(evidence, "cart", "errors").filter((value) => value === 0)).toHaveLength(6);
    expect(valuesOf(evidence, "cart", "success-ratio").filter((value) => value === 1)).toHaveLength(6);
    expect(valuesOf(evidence, "cart", "capacity")).toEqual(new Array(12).fill(4));
    const item = evidence.find((one) => one.signal === "requests" && one.subject === "cart");
    expect(item?.window).toEqual({ start: "2026-03-01T11:00:00Z", end: "2026-03-01T12:00:00Z" });
    expect(item?.source.query).toContain('metric.type = "run.googleapis.com/request_count"');
    expect(item?.source.query).toContain('resource.labels.service_name = "cart"');
  });

  it("of a distribution are percentiles of all series together, not of each", async () => {
    const { evidence } = await gatherGcp(contextOf(server.url, [CART]), QUICK);
    // Three of 64..128 and one of 512..1024 in each minute: the 99th percentile lies in the upper one, the median in the lower.
    const [p99] = valuesOf(evidence, "cart", "latency.p99");
    expect(p99).toBeCloseTo((512 + 512 * ((0.99 * 20 - 15) / 5)) / 1000, 9);
    const [p50] = valuesOf(evidence, "cart", "latency.p50");
    expect(p50).toBeCloseTo((64 + 64 * (10 / 15)) / 1000, 9);
    expect(valuesOf(evidence, "cart", "latency.mean")[0]).toBeCloseTo(0.3, 9);
  });

  it("of a closed period are asked once", async () => {
    const kept = new Map<string, unknown>();
    const cache = {
      get: async (key: string) => structuredClone(kept.get(key)),
      set: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
    };
    const signals = contextOf(server.url, []).signals.filter(({ id }) => id === "requests");
    const context = contextOf(server.url, [CART], { signals, cache });
    expect(await planGcp(context)).toMatchObject({ remembered: 0 });
    const first = await gatherGcp(context, QUICK);
    server.asked.length = 0;
    const plan = await planGcp(context);
    expect(plan.remembered).toBe(plan.usage["gcp/monitoring"]?.requests);
    const second = await gatherGcp(context, QUICK);
    expect(server.asked).toEqual([]);
    expect(second.evidence).toEqual(first.evidence);
    // What is new beside it is asked, as planned.
    const wider = contextOf(server.url, [CART], {
      signals: contextOf(server.url, []).signals.filter(({ id }) => id === "requests" || id === "capacity"),
      cache,
    });
    const { usage, remembered } = await planGcp(wider);
    expect(remembered).toBe(1);
    expect(server.asked).toEqual([]);
    await gatherGcp(wider, QUICK);
    expect(server.count()).toBe((usage["gcp/monitoring"]?.requests ?? 0) - (remembered ?? 0));
    expect(JSON.stringify([...kept])).not.toContain(TOKEN);
  });

  it("of all components of one metric come by one call, and each series is asked once", async () => {
    server.asked.length = 0;
    await gatherGcp(contextOf(server.url, [CART, PAY]), QUICK);
    const asked = server.asked.map(
      ({ query }) => `${query.get("filter")} ${query.get("aggregation.perSeriesAligner")}`,
    );
    expect(new Set(asked).size).toBe(asked.length);
    // Requests, errors, refusals, latencies (all percentiles of one), CPU, memory, instances, GPUs, two of the network.
    expect(asked).toHaveLength(10);
    expect(asked[0]).toContain('one_of("cart","pay")');
    expect(new Set(server.asked.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  it("of two regions with one name are kept apart where the component says which", async () => {
    const own = await startGcp({ sources: [...cloudRun("cart", "europe-west1"), ...cloudRun("cart", "us-east1")] });
    try {
      const here = component("here", "gcp.cloudrun", { service_name: "cart", location: "us-east1" });
      const { evidence } = await gatherGcp(contextOf(own.url, [CART, here]), QUICK);
      expect(valuesOf(evidence, "here", "capacity")[0]).toBe(4);
      expect(valuesOf(evidence, "cart", "capacity")[0]).toBe(8);
    } finally {
      await own.stop();
    }
  });

  it("of another project are asked of that one", async () => {
    const own = await startGcp({ sources: cloudRun("cart", "europe-west1", "other-2") });
    try {
      const there = component("there", "gcp.cloudrun", { service_name: "cart" }, { project: "other-2" });
      const { evidence } = await gatherGcp(contextOf(own.url, [there]), QUICK);
      expect(valuesOf(evidence, "there", "requests")).toHaveLength(12);
      expect(new Set(own.asked.map(({ path }) => path))).toEqual(new Set(["/v3/projects/other-2/timeSeries"]));
    } finally {
      await own.stop();
    }
  });

  it("are unknown with the reason where the component cannot be found, and nothing is asked for it", async () => {
    const cases: [labels: { [name: string]: unknown }, reason: string][] = [
      [{}, "ref has no labels"],
      [{ service: "cart" }, "ref.labels.service is no label of cloud_run_revision"],
      [{ location: "europe-west1" }, "ref.labels has no service_name"],
    ];
    server.asked.length = 0;
    for (const [labels, reason] of cases) {
      const { evidence } = await gatherGcp(contextOf(server.url, [component("a", "gcp.cloudrun", labels)]), QUICK);
      expect(evidence.length).toBeGreaterThan(10);
      for (const item of evidence) expect(item.reason, item.signal).toContain(reason);
    }
    expect(server.count()).toBe(0);
  });

  it("that are measured for more than the component are not taken for it", async () => {
    const pod = component("pod", "gcp.gke", { cluster_name: "c", location: "l", container_name: "app" });
    const { evidence } = await gatherGcp(contextOf(server.url, [pod]), QUICK);
    expect(evidence.find(({ signal }) => signal === "saturation.disk")?.reason).toContain(
      "k8s_pod, which has no container_name",
    );
    expect(evidence.find(({ signal }) => signal === "saturation.cpu")?.reason).toContain(
      "the project has no such metric",
    );
  });

  it("of a load balancer compare the class of the response with a number", async () => {
    const lb = { url_map_name: "edge", forwarding_rule_name: "f" };
    const own = await startGcp({
      sources: [
        source("loadbalancing.googleapis.com/https/request_count", "https_lb_rule", lb, () => 59, {
          metric: { response_code: 200, response_code_class: 200, cache_result: "DISABLED" },
        }),
        source("loadbalancing.googleapis.com/https/request_count", "https_lb_rule", lb, () => 1, {
          metric: { response_code: 502, response_code_class: 500, cache_result: "DISABLED" },
        }),
        source("loadbalancing.googleapis.com/https/total_latencies", "https_lb_rule", lb, () => buckets([40])),
      ],
    });
    try {
      const { evidence } = await gatherGcp(
        contextOf(own.url, [component("edge", "gcp.cloudlb", { url_map_name: "edge" })]),
        QUICK,
      );
      expect(valuesOf(evidence, "edge", "success-ratio")[0]).toBeCloseTo(59 / 60, 12);
      // Without Cloud CDN there is no ratio of hits.
      expect(evidence.find(({ signal }) => signal === "cache.hit-ratio")?.value).toBeNull();
    } finally {
      await own.stop();
    }
  });
});

describe("calls", () => {
  const region = (at: number) => ["europe-west1", "us-east1", "asia-east1"][at % 3] ?? "";
  const services = (count: number) =>
    Array.from({ length: count }, (_, at) => cloudRun(`svc-${at}`, region(at))).flat();
  const components = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      component(`svc-${at}`, "gcp.cloudrun", {
        service_name: `svc-${at}`,
        location: region(at),
      }),
    );

  it.each([1, 60, 1000])(
    "made for %i components in three regions are those of the plan and of the bound",
    async (count) => {
      const own = await startGcp({
        sources: components(count).flatMap(({ ref }) => {
          const labels = ref?.labels as { service_name: string; location: string };
          return cloudRun(labels.service_name, labels.location);
        }),
      });
      try {
        const context = contextOf(own.url, components(count));
        const plan = await planGcp(context);
        expect(own.count()).toBe(0);
        const { usage, diagnostics, evidence } = await gatherGcp(context);
        expect(diagnostics).toEqual([]);
        expect(evidence).toHaveLength(count * 15);
        const made = own.count("timeSeries");
        expect(usage["gcp/monitoring"]).toMatchObject({ requests: made, bound: made });
        expect(plan.usage["gcp/monitoring"]).toMatchObject({ requests: made, bound: made });
        // Ten metrics; so many components in one filter as it can hold.
        expect(made).toBe(10 * Math.ceil(count / 100));
        expect(plan.usage["gcp/monitoring"]?.usd).toBeCloseTo(10 * count * 0.5e-6, 7);
      } finally {
        await own.stop();
      }
    },
  );

  it.each([1, 60, 1000])(
    "of lists are as many as projects have them, whatever is asked for %i components",
    async (count) => {
      const own = await startGcp();
      try {
        const lists = ["alarm.firings", "alarm.list", "backup.completed", "backup.failed", "restore.completed"];
        const wanted = new Set([...lists, "certificate.days-left", "quota.used"]);
        const of = Array.from({ length: count }, (_, at) => [
          component(`db-${at}`, "gcp.cloudsql", { database_id: `shop-1:db-${at}` }),
          component(`lb-${at}`, "gcp.cloudlb", { url_map_name: `lb-${at}` }, { project: `shop-${1 + (at % 2)}` }),
        ]).flat();
        const context = contextOf(own.url, of);
        const whole = {
          ...context,
          settings: { ...context.settings, without: [] },
          signals: context.signals.filter(({ id }) => wanted.has(id)),
        };
        const plan = await planGcp(whole);
        expect(own.count()).toBe(0);
        const { usage } = await gatherGcp(whole, QUICK);
        const projects = count === 1 ? 1 : 2;
        const requests = (table: typeof usage) =>
          Object.fromEntries(Object.entries(table).map(([api, one]) => [api, [one.requests, one.bound]]));
        expect(requests(usage)).toEqual(requests(plan.usage));
        expect(requests(usage)).toEqual({
          "gcp/alerting": [3 * projects, 3 * projects],
          "gcp/sqladmin": [2, 2],
          "gcp/asset-resources": [projects, projects],
          "gcp/quotas": [2 * projects, 2 * projects],
        });
        expect(own.count()).toBe(6 * projects + 2);
      } finally {
        await own.stop();
      }
    },
  );

  it("of long series hold a page each", async () => {
    const own = await startGcp({
      sources: services(60),
    });
    try {
      const context = contextOf(own.url, components(60), {
        windowSeconds: 7 * 86_400,
        signals: contextOf(own.url, []).signals.filter(({ id }) => id === "requests"),
      });
      const plan = await planGcp(context);
      const { usage, evidence } = await gatherGcp(context);
      // 2,016 points of each component: 49 of them make a page of 100,000.
      expect(own.count()).toBe(2);
      expect(usage["gcp/monitoring"]).toMatchObject({ requests: 2, bound: 2 });
      expect(plan.usage["gcp/monitoring"]).toMatchObject({ requests: 2, bound: 2, points: 60 * 2016 });
      expect(valuesOf(evidence, "svc-59", "requests").filter((value) => value !== null)).toHaveLength(2016);
    } finally {
      await own.stop();
    }
  });

  it("name what is read of an answer, and nothing else comes", async () => {
    server.asked.length = 0;
    const { evidence } = await gatherGcp(contextOf(server.url, [CART]), QUICK);
    expect(valuesOf(evidence, "cart", "latency.p50").some((value) => value !== null)).toBe(true);
    const asked = server.asked.filter(({ operation }) => operation === "timeSeries");
    expect(new Set(asked.map(({ query }) => query.get("fields")))).toEqual(new Set([TIME_SERIES_FIELDS]));
    const one = { interval: { startTime: "a", endTime: "b" }, value: { distributionValue: { count: "1", range: {} } } };
    expect(partOf({ timeSeries: [{ points: [one], valueType: 5 }], unit: "ms" }, TIME_SERIES_FIELDS)).toEqual({
      timeSeries: [{ points: [{ interval: { endTime: "b" }, value: { distributionValue: { count: "1" } } }] }],
    });
  });

  it("carry the trace of the run", async () => {
    server.asked.length = 0;
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const spans: string[] = [];
    const tracing = {
      ...UNTRACED,
      span: <T>(name: string, work: () => Promise<T>) => {
        spans.push(name);
        return work();
      },
      headers: () => ({ traceparent }),
    };
    await gatherGcp(contextOf(server.url, [CART], { tracing }), QUICK);
    expect(server.asked.length).toBeGreaterThan(0);
    for (const { headers } of server.asked) expect(headers.traceparent).toBe(traceparent);
    expect(new Set(spans)).toEqual(new Set(["gcp/monitoring"]));
  });
});

import { afterAll, describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { isSeries } from "../../../src/model/evidence.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import type { Resource } from "../../servers/azure/world.ts";
import { startAzure } from "../../servers/azure.ts";
import { AS_OF, component, contextFor, END, resourceId, webApp } from "./setting.ts";

const HOUR = 3600;
const shop = webApp("shop");
const plan: Resource = {
  id: resourceId("Microsoft.Web/serverfarms", "plan"),
  type: "Microsoft.Web/serverfarms",
  location: "westeurope",
  metrics: { CpuPercentage: (minute) => (minute % 5 === 0 ? 90 : 10), MemoryPercentage: () => 40 },
};
const cosmos: Resource = {
  id: resourceId("Microsoft.DocumentDB/databaseAccounts", "orders"),
  type: "Microsoft.DocumentDB/databaseAccounts",
  location: "westeurope",
  metrics: {
    TotalRequests: {
      dimension: "StatusCode",
      values: {
        // More than ten values, the rarest last: without a large `top` they are lost.
        ...Object.fromEntries(
          ["200", "201", "204", "304", "400", "401", "403", "404", "409", "412"].map((code) => [code, () => 10]),
        ),
        "429": () => 5,
        "503": () => 2,
        "500": () => 1,
      },
    },
  },
};
const door: Resource = {
  id: resourceId("Microsoft.Cdn/profiles", "door"),
  type: "Microsoft.Cdn/profiles",
  location: "global",
  metrics: {
    RequestCount: { dimension: "HttpStatusGroup", values: { "2XX": () => 95, "5XX": () => 5 } },
    OriginHealthPercentage: () => 75,
    ByteHitRatio: () => 80,
  },
};
const account: Resource = {
  id: resourceId("Microsoft.Storage/storageAccounts", "files"),
  type: "Microsoft.Storage/storageAccounts",
  location: "westeurope",
  metrics: { UsedCapacity: () => 1e9, SuccessE2ELatency: () => 40 },
};
const cluster: Resource = {
  id: resourceId("Microsoft.ContainerService/managedClusters", "aks"),
  type: "Microsoft.ContainerService/managedClusters",
  location: "westeurope",
  metrics: {
    node_cpu_usage_percentage: () => 55,
    kube_node_status_condition: { dimension: "status2", values: { Ready: () => 3, NotReady: () => 1 } },
  },
};
const quiet = webApp("quiet", "westeurope", { metrics: {} });

const server = await startAzure({ resources: [shop, plan, cosmos, door, account, cluster, quiet] });
afterAll(() => server.stop());

const components = [
  component("shop", "azure.appservice", shop, { planId: plan.id }),
  component("orders", "azure.cosmosdb", cosmos),
  component("door", "azure.frontdoor", door),
  component("files", "azure.storage", account),
  component("cluster", "azure.aks", cluster),
  component("quiet", "azure.appservice", quiet),
];
const context = contextFor(server.url, components, { windowSeconds: 2 * HOUR });
const { evidence, diagnostics } = await gatherAzure(context);

function of(subject: string, signal: string): Evidence {
  const found = evidence.filter((item) => item.subject === subject && item.signal === signal);
  expect(found, `${subject} ${signal}`).toHaveLength(1);
  return found[0] as Evidence;
}

function values(subject: string, signal: string): (number | null)[] {
  const { value, reason } = of(subject, signal);
  expect(isSeries(value), `${subject} ${signal}: ${reason}`).toBe(true);
  return isSeries(value) ? value.values : [];
}

describe("what platform metrics say of components", () => {
  it("in the neutral units, in samples that end at the last whole minute", () => {
    expect(diagnostics).toEqual([]);
    const requests = of("shop", "requests");
    expect(requests.value).toEqual({ start: "2026-01-29T10:34:00Z", step: 300, values: Array(24).fill(1) });
    expect(requests.window).toEqual({ start: "2026-01-29T10:34:00Z", end: "2026-01-29T12:34:00Z" });
    expect(requests.observedAt).toBe(AS_OF);
    expect(requests.source.query).toContain(`Requests Total of ${shop.id}`);
    expect(values("shop", "errors")[0]).toBeCloseTo(1 / 60, 12);
    expect(values("shop", "success-ratio")[0]).toBeCloseTo(1 - 1 / 60, 12);
    expect(values("shop", "latency.mean")[0]).toBeCloseTo(0.25, 12);
    expect(values("shop", "network.transmit")[0]).toBe(1000);
    expect(values("files", "latency.mean")[0]).toBeCloseTo(0.04, 12);
  });

  it("of an App Service, CPU is its plan's, and its largest", () => {
    expect(values("shop", "saturation.cpu")).toEqual(Array(24).fill(0.9));
    expect(of("quiet", "saturation.cpu").reason).toMatch(/set ref\.planId/);
  });

  it("splits bring the rare values too, and each is counted once", () => {
    expect(values("orders", "requests")[0]).toBeCloseTo(108 / 60, 12);
    expect(values("orders", "errors")[0]).toBeCloseTo(3 / 60, 12);
    expect(values("orders", "throttled-ratio")[0]).toBeCloseTo(5 / 108, 12);
    expect(values("door", "success-ratio")[0]).toBeCloseTo(0.95, 12);
    expect(values("door", "targets.unhealthy-ratio")[0]).toBeCloseTo(0.25, 12);
    expect(values("cluster", "targets.unhealthy-ratio")[0]).toBeCloseTo(0.25, 12);
  });

  it("what Azure keeps by the hour is asked by the hour", () => {
    expect(of("files", "storage.bytes").value).toEqual({
      start: "2026-01-29T10:34:00Z",
      step: HOUR,
      values: [1e9, 1e9],
    });
  });

  it("a resource without data is unknown, and says when the metric exists at all", () => {
    expect(of("quiet", "requests")).toMatchObject({
      value: null,
      reason: expect.stringContaining("nothing shows that it was measured"),
    });
    expect(of("quiet", "errors")).toMatchObject({ value: null });
    expect(of("quiet", "targets.unhealthy-ratio").reason).toContain("a health check is set");
    expect(of("files", "requests").value).toBeNull();
  });

  it("gives what was planned", async () => {
    const { readings, usage } = await planAzure(context);
    const key = (one: { subject: string; signal: string }) => `${one.subject} ${one.signal}`;
    expect(new Set(readings.map(key))).toEqual(new Set(evidence.map(key)));
    expect(usage["azure/metrics"]?.requests).toBe(server.counted().metrics);
  });

  it("refuses what is no address of the component's type", async () => {
    const wrong = [
      component("other", "azure.storage", shop),
      { id: "none", type: "azure.appservice", dependsOn: [] },
      component("place", "azure.appservice", shop, { region: "evil.example/x" }),
      component("slash", "azure.appservice", { ...shop, id: `${shop.id}?api-version=1` }),
    ];
    const before = server.requests.length;
    const result = await gatherAzure(contextFor(server.url, wrong));
    expect(server.requests).toHaveLength(before);
    const reasons = new Map(
      result.evidence.filter(({ signal }) => signal === "requests").map((item) => [item.subject, item.reason]),
    );
    expect(reasons.get("other")).toMatch(/names a Microsoft.Web\/sites, not a Microsoft.Storage\/storageAccounts/);
    expect(reasons.get("none")).toMatch(/has to be the id of a resource/);
    expect(reasons.get("place")).toMatch(/ref\.region has to name/);
    expect(reasons.get("slash")).toMatch(/has to be the id of a resource/);
  });
});

describe("long windows", () => {
  it("are asked in pieces of thirty days, and of longer samples", async () => {
    const before = server.counted().metrics ?? 0;
    const result = await gatherAzure(
      contextFor(server.url, [component("shop", "azure.appservice", shop)], { windowSeconds: 60 * 86_400 }),
    );
    const requests = result.evidence.find(({ signal }) => signal === "requests")?.value;
    expect(isSeries(requests ?? null) && requests).toMatchObject({
      step: HOUR,
      start: new Date(END - 60 * 86_400_000).toISOString().replace(".000Z", "Z"),
    });
    expect(isSeries(requests ?? null) ? (requests as { values: number[] }).values : []).toEqual(Array(1440).fill(1));
    expect(result.usage["azure/metrics"]).toMatchObject({ requests: 4, bound: 4 });
    expect((server.counted().metrics ?? 0) - before).toBe(4);
  });
});

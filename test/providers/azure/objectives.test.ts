import { afterAll, describe, expect, it } from "vitest";
import type { Indicator, MetricQuery, ObjectiveAsk } from "../../../src/model/objective.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import type { Resource } from "../../servers/azure/world.ts";
import { startAzure } from "../../servers/azure.ts";
import { told } from "../prometheus/asks.ts";
import { AS_OF, contextFor, resourceId, webApp } from "./setting.ts";

const HOUR = 3600;
const DAY = 86_400;
const shop = webApp("shop");
const cluster: Resource = {
  id: resourceId("Microsoft.ContainerService/managedClusters", "aks"),
  type: "Microsoft.ContainerService/managedClusters",
  location: "westeurope",
  metrics: { kube_node_status_condition: () => 2 },
};
const young = webApp("young", "westeurope", {
  metrics: { Requests: (minute) => (minute * 60_000 < Date.parse(AS_OF) - 3 * DAY * 1000 ? undefined : 10) },
});
const account: Resource = {
  id: resourceId("Microsoft.Storage/storageAccounts", "files"),
  type: "Microsoft.Storage/storageAccounts",
  location: "westeurope",
  metrics: {
    Transactions: {
      dimension: "ResponseType",
      values: { Success: () => 99, ServerOtherError: (minute) => (minute % 60 === 0 ? 6 : undefined) },
    },
    Availability: () => 99.5,
  },
};
const server = await startAzure({ resources: [shop, cluster, young, account] });
afterAll(() => server.stop());

function metric(resource: Resource, name: string, more: { [key: string]: unknown } = {}): MetricQuery {
  return { type: "AzureMonitor", spec: { resourceId: resource.id, region: resource.location, metric: name, ...more } };
}

function ask(indicator: Indicator, more: Partial<ObjectiveAsk> = {}): ObjectiveAsk {
  return { objective: "availability", subject: "shop", indicator, windows: [28 * DAY], ...more };
}

const availability: Indicator = {
  kind: "ratio",
  counter: false,
  total: metric(shop, "Requests"),
  bad: metric(shop, "Http5xx"),
};

async function asked(...asks: ObjectiveAsk[]) {
  const context = contextFor(server.url, [], { asks, signals: [] });
  const before = server.requests.length;
  const plan = await planAzure(context);
  const result = await gatherAzure(context);
  expect(result.usage["azure/metrics"]?.requests ?? 0).toBe(server.requests.length - before);
  expect(result.usage["azure/metrics"]?.bound).toBe(plan.usage["azure/metrics"]?.requests);
  return { ...result, requests: server.requests.length - before, told: told(result.evidence) };
}

describe("objectives of platform metrics", () => {
  it("all windows of counts are two calls: hours, and minutes for what is shorter", async () => {
    const { told: said, requests } = await asked(ask(availability, { windows: [28 * DAY, 6 * HOUR, HOUR, 300, 1800] }));
    expect(said).toEqual({
      "total 2419200": 60 * 40_320,
      "bad 2419200": 40_320,
      "total 21600": 60 * 360,
      "bad 21600": 360,
      "total 3600": 3600,
      "bad 3600": 60,
      "total 300": 300,
      "bad 300": 5,
      "total 1800": 1800,
      "bad 1800": 30,
    });
    expect(requests).toBe(2);
  });

  it("an absent bad count of a split is none, where the total has one", async () => {
    const bad = metric(account, "Transactions", { filter: "ResponseType eq 'ServerOtherError'" });
    const { told: said } = await asked(
      ask({ kind: "ratio", counter: false, total: metric(account, "Transactions"), bad }, { windows: [DAY, 600] }),
    );
    expect(said).toEqual({ "total 86400": 99 * 1440 + 144, "bad 86400": 144, "total 600": 990, "bad 600": 0 });
  });

  it("a metric that is younger than the window does not pass for the whole of it", async () => {
    const { told: said } = await asked(
      ask(
        { kind: "ratio", counter: false, total: metric(young, "Requests"), good: metric(young, "Requests") },
        { windows: [28 * DAY, DAY] },
      ),
    );
    expect(said["total 2419200"]).toMatch(/the metric is younger than it; there is data since 2026-01-26T/);
    expect(said["total 86400"]).toBe(14_400);
  });

  it("a mean is one number of the whole window", async () => {
    const raw: Indicator = {
      kind: "threshold",
      metric: metric(shop, "HttpResponseTime", { aggregation: "Average" }),
      op: "lte",
      value: 0.5,
    };
    const { told: said, requests } = await asked(ask(raw, { windows: [7 * DAY, 60 * DAY] }));
    expect(said).toEqual({
      "threshold 604800": 0.25,
      "threshold 5184000": expect.stringContaining("cannot count a window of 5184000 s"),
    });
    expect(requests).toBe(1);
    expect(server.requests.at(-1)?.url.searchParams.get("interval")).toBe("FULL");
  });

  it("slices are samples of that length; where Azure has none they are added up, of a cluster a day from its halves", async () => {
    const slices = (stepSeconds: number, count: number) => ({
      windows: [],
      slices: {
        start: new Date(Date.parse("2026-01-29T12:34:00Z") - stepSeconds * count * 1000).toISOString(),
        stepSeconds,
        count,
      },
    });
    const { told: said } = await asked(ask(availability, slices(600, 6)));
    expect(said).toMatchObject({
      "total slices": { step: 600, values: Array(6).fill(600) },
      "bad slices": { values: Array(6).fill(10) },
    });
    const days = ask(
      {
        kind: "ratio",
        counter: false,
        total: metric(cluster, "kube_node_status_condition"),
        good: metric(cluster, "kube_node_status_condition"),
      },
      slices(DAY, 3),
    );
    expect((await asked(days)).told).toMatchObject({ "total slices": { step: DAY, values: Array(3).fill(2880) } });
    const means = ask(
      { kind: "threshold", metric: metric(shop, "HttpResponseTime", { aggregation: "Average" }), op: "lte", value: 1 },
      slices(600, 6),
    );
    expect((await asked(means)).told["threshold slices"]).toMatch(/no samples of 600 s/);
  });

  it.each([
    [{ resourceId: "shop" }, /resourceId has to be the id/],
    [{ region: "west/europe" }, /region has to name/],
    [{ metric: "Requests,Http5xx" }, /metric has to name one metric/],
    [{ aggregation: "p99" }, /aggregation has to be one of Average, Minimum, Maximum, Total, Count/],
    [{ dimension: "x" }, /a key that is not known: dimension/],
  ])("%j is refused with the reason", async (more, reason) => {
    const { told: said, requests } = await asked(
      ask({ kind: "raw", raw: metric(shop, "Requests", more), means: "success" }),
    );
    expect(said["raw 2419200"]).toMatch(reason);
    expect(requests).toBe(0);
  });
});

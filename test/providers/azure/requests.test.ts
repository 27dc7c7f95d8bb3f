import { afterAll, describe, expect, it } from "vitest";
import { UNTRACED } from "../../../src/model/tracing.ts";
import type { Component } from "../../../src/model/workload.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import type { Resource } from "../../servers/azure/world.ts";
import { startAzure } from "../../servers/azure.ts";
import { component, contextFor, resourceId, webApp } from "./setting.ts";

const REGIONS = ["westeurope", "northeurope", "eastus"];
const OTHER = "00000000-0000-0000-0000-000000000002";

/** Web apps, databases and gateways by turns, in several regions and two subscriptions. */
const resources: Resource[] = Array.from({ length: 1000 }, (_, at) => {
  const location = REGIONS[at % REGIONS.length] ?? "";
  const subscription = at % 7 === 0 ? OTHER : undefined;
  if (at % 4 < 2) {
    const id = resourceId("Microsoft.Web/sites", `app-${at}`, subscription);
    return webApp(`app-${at}`, location, { id });
  }
  const type = at % 4 === 2 ? "Microsoft.Sql/servers/databases" : "Microsoft.Cdn/profiles";
  return {
    id: resourceId(type, at % 4 === 2 ? `server/db-${at}` : `door-${at}`, subscription),
    type,
    location: at % 4 === 2 ? location : "global",
    metrics: {},
  };
});
const types = ["azure.appservice", "azure.functions", "azure.sqldb", "azure.frontdoor"];
const components: Component[] = resources.map((resource, at) => component(`c-${at}`, types[at % 4] ?? "", resource));

const server = await startAzure({ resources });
afterAll(() => server.stop());

describe("calls", () => {
  // Of 60: web apps 2 subscriptions × 3 regions × 2 aggregations = 12; databases 5 of those pairs × 2 = 10; gateways, which are global, 2 × 4 = 8.
  // Of 1,000 in the large subscription: web apps 3 regions × ⌈143 / 50⌉ × 2 = 18, databases 3 × ⌈71 / 50⌉ × 2 = 12, gateways ⌈214 / 50⌉ × 4 = 20;
  // in the small one all fit into one call each: 6 + 6 + 4.
  it.each([
    [1, 2],
    [60, 30],
    [1000, 66],
  ])("%i components take %i, as planned, and nothing is asked twice", async (count, calls) => {
    const context = contextFor(server.url, components.slice(0, count), { windowSeconds: 3600 });
    const plan = await planAzure(context);
    const before = server.requests.length;
    const result = await gatherAzure(context);
    const sent = server.requests.slice(before);
    expect(result.diagnostics).toEqual([]);
    expect(sent).toHaveLength(calls);
    const { points, ...usage } = result.usage["azure/metrics"] ?? {};
    expect(usage).toEqual({ ...plan.usage["azure/metrics"], points: undefined });
    expect(points).toBeGreaterThan(0);
    expect(usage).toMatchObject({ requests: calls, bound: calls, usd: Number((calls * 0.00001).toFixed(6)) });
    expect(Object.keys(result.usage)).toEqual(["azure/metrics"]);
    const asked = sent.flatMap(({ url, text }) =>
      (JSON.parse(text) as { resourceids: string[] }).resourceids.flatMap((id) =>
        (url.searchParams.get("metricnames") ?? "")
          .split(",")
          .map(
            (name) =>
              `${id} ${name} ${url.searchParams.get("aggregation")} ${url.searchParams.get("filter")} ${url.searchParams.get("interval")}`,
          ),
      ),
    );
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("are as few as the limits allow: fifty resources of a region, whatever their names", async () => {
    const same = Array.from({ length: 120 }, (_, at) => webApp(`same-${at}`));
    const own = await startAzure({ resources: same });
    const all = same.map((resource, at) => component(`s-${at}`, "azure.appservice", resource));
    const result = await gatherAzure(contextFor(own.url, all, { windowSeconds: 3600 }));
    await own.stop();
    // Totals and means, each of 50, 50 and 20.
    expect(result.usage["azure/metrics"]?.requests).toBe(6);
    expect(
      Math.max(...own.requests.map(({ text }) => (JSON.parse(text) as { resourceids: string[] }).resourceids.length)),
    ).toBe(50);
    expect(
      result.evidence.find(({ subject, signal }) => subject === "s-119" && signal === "requests")?.value,
    ).toMatchObject({ values: Array(12).fill(1) });
  });

  it("carry the trace and the token, and none goes out without an asking signal", async () => {
    const before = server.requests.length;
    const traced = contextFor(server.url, components.slice(0, 1), {
      tracing: { ...UNTRACED, headers: () => ({ traceparent: "00-abc-def-01" }) },
    });
    await gatherAzure(traced);
    for (const { headers } of server.requests.slice(before)) expect(headers.traceparent).toBe("00-abc-def-01");
    const sent = server.requests.length;
    await gatherAzure({ ...traced, signals: [] });
    await planAzure(traced);
    expect(server.requests).toHaveLength(sent);
  });
});

import { describe, expect, it, onTestFinished } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import type { AnswerCache } from "../../../src/model/provider.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { deny } from "../../servers/azure/faults.ts";
import type { AzureWorld } from "../../servers/azure/world.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, contextFor, QUICK, resourceId, webApp } from "./setting.ts";

const { signals: catalogue } = await shippedRules();
const OF_COSTS = catalogue.filter(({ id }) => id === "cost.transfer" || id === "cost.total");

// Closed are the days before that of the run, but for the last, whose costs come late.
const LAST = Date.parse("2026-01-27T00:00:00Z");
const day = (back: number) => new Date(LAST - back * 86_400_000).toISOString().slice(0, 10);

/** Nothing is told of the first day. */
const costs = Array.from({ length: 69 }, (_, back) => ({ day: day(back), service: "x", owner: "", usd: 50 }));
const meters = [
  ["Bandwidth", "Standard Inter-Availability Zone Data Transfer Out", 1],
  ["Bandwidth", "Intra Continent Data Transfer Out", 2],
  ["Bandwidth", "Standard Data Transfer Out", 4],
  ["NAT Gateway", "Standard Data Processed", 8],
  ["NAT Gateway", "Standard Gateway", 16],
  ["Virtual Network", "Intra-Region Egress", 32],
  ["Virtual Network", "Standard Static Public IP", 64],
  ["Load Balancer", "Standard Data Processed", 128],
].map(([category, meter, usd]) => ({
  day: day(3),
  category: String(category),
  meter: String(meter),
  usd: Number(usd),
}));
const world: AzureWorld = { resources: [], costs, meters };

async function gather(
  changes: Partial<AzureWorld> = {},
  more: Parameters<typeof contextFor>[2] = {},
  prepare: (server: AzureServer) => void = () => undefined,
) {
  const server = await startAzure({ ...world, ...changes });
  onTestFinished(() => server.stop());
  prepare(server);
  const components = [component("shop", "azure.appservice", webApp("shop"))];
  const context = contextFor(server.url, components, { signals: OF_COSTS, ...more });
  const plan = await planAzure(context, QUICK);
  const result = await gatherAzure(context, QUICK);
  const of = (signal: string) => {
    const item = result.evidence.find((one) => one.signal === signal);
    const value = item?.value ?? null;
    return isSeries(value) ? value.values : item?.reason;
  };
  return { ...result, plan, server, of };
}

describe("the cost of moving data", () => {
  it("is that of meters between zones and regions and of translated addresses, not to users, on days the bill tells of", async () => {
    const { of, usage, plan, evidence } = await gather();
    const expected = new Array(69).fill(0);
    expected[69 - 1 - 3] = 1 + 2 + 8 + 32;
    expect(of("cost.transfer")).toEqual([null, ...expected]);
    expect(usage["azure/cost"]).toMatchObject({ requests: 2, bound: 2 });
    expect(plan.usage["azure/cost"]).toMatchObject({ requests: 2, bound: 2 });
    const query = evidence.find(({ signal }) => signal === "cost.transfer")?.source.query;
    expect(query).toContain("by MeterCategory (Bandwidth, NAT Gateway, Virtual Network) and Meter");
  });

  it("is nothing where nothing was moved, and unknown where nothing is told of the bill", async () => {
    expect((await gather({ meters: [] })).of("cost.transfer")).toEqual([null, ...new Array(69).fill(0)]);
    expect((await gather({ costs: [] })).of("cost.transfer")).toMatch(/nothing was spent in these days/);
    expect((await gather({ currency: "EUR" })).of("cost.transfer")).toMatch(/billed in EUR/);
  });

  it("is unknown where its query is refused, and the costs of everything stand", async () => {
    const { of, diagnostics } = await gather({}, {}, (server) =>
      server.faults.add(
        "cost",
        (request, response, pass) =>
          request.text.includes("MeterCategory") ? deny("no")(request, response, pass) : pass(),
        Number.POSITIVE_INFINITY,
      ),
    );
    expect(of("cost.transfer")).toMatch(/HTTP 403.*missing: Microsoft\.CostManagement\/query\/action/);
    expect(of("cost.total")).toHaveLength(70);
    expect(diagnostics).toMatchObject([{ level: "warning" }]);
  });

  it("is kept for its days, like the costs; without the signal it is not asked for", async () => {
    const kept = new Map<string, unknown>();
    const cache: AnswerCache = {
      get: async (key) => structuredClone(kept.get(key)),
      set: async (key, value) => void kept.set(key, structuredClone(value)),
    };
    const first = await gather({}, { cache });
    const second = await gather({ costs: [], meters: [] }, { cache });
    expect([first.plan.remembered, second.plan.remembered]).toEqual([0, 2]);
    expect(second.server.counted().cost).toBeUndefined();
    expect(second.of("cost.transfer")).toEqual(first.of("cost.transfer"));
    const total = await gather({}, { signals: OF_COSTS.filter(({ id }) => id === "cost.total") });
    expect([total.usage["azure/cost"]?.requests, total.plan.usage["azure/cost"]?.requests]).toEqual([1, 1]);
  });

  it("takes two calls a subscription, however many components live there", async () => {
    const far = webApp("far", "westeurope", {
      id: resourceId("Microsoft.Web/sites", "far", "00000000-0000-0000-0000-000000000002"),
    });
    const many = Array.from({ length: 1000 }, (_, at) => webApp(`app-${at}`));
    const components = [far, ...many].map((one, at) => component(`c-${at}`, "azure.appservice", one));
    const { usage, plan } = await gather({}, { workload: { name: "market", components } });
    expect(usage["azure/cost"]).toMatchObject({ requests: 4, bound: 4 });
    expect(plan.usage["azure/cost"]).toMatchObject({ requests: 4, bound: 4 });
  });
});

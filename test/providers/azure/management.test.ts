import { describe, expect, it, onTestFinished } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import type { AnswerCache } from "../../../src/model/provider.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { deny, otherShape, throttle, webPage } from "../../servers/azure/faults.ts";
import type { AzureWorld, Resource } from "../../servers/azure/world.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, contextFor, QUICK, resourceId, SUBSCRIPTION, webApp } from "./setting.ts";

const { signals: catalogue } = await shippedRules();
const WANTED = [
  "resource.count",
  "resource.untagged",
  "resource.strangers",
  "resource.tags",
  "alarm.list",
  "alarm.watched",
  "advice",
  "cost.total",
  "cost.attributed",
  "cost.services",
];
const signals = catalogue.filter(({ id }) => WANTED.includes(id));

const shop = webApp("shop", "westeurope", { tags: { Owner: "team-a", env: "prod" } });
const cosmos: Resource = {
  id: resourceId("Microsoft.DocumentDB/databaseAccounts", "orders"),
  type: "Microsoft.DocumentDB/databaseAccounts",
  location: "westeurope",
};
const stranger: Resource = {
  id: resourceId("Microsoft.Storage/storageAccounts", "left"),
  type: "Microsoft.Storage/storageAccounts",
  location: "eastus",
};
const slot: Resource = {
  id: `${shop.id}/slots/blue`,
  type: "Microsoft.Web/sites/slots",
  location: "westeurope",
  tags: { owner: "team-a" },
};

function group(name: string, properties: object): Resource {
  return {
    id: resourceId("Microsoft.Insights/actionGroups", name),
    type: "Microsoft.Insights/actionGroups",
    location: "global",
    tags: { owner: "x" },
    properties,
  };
}
const people = group("people", {
  enabled: true,
  emailReceivers: [{ name: "a" }],
  webhookReceivers: [{ name: "b" }],
  smsReceivers: [],
});
const nobody = group("nobody", { enabled: true, emailReceivers: [] });
const off = group("off", { enabled: false, emailReceivers: [{ name: "a" }] });

function alert(
  name: string,
  scopes: string[],
  metrics: (string | object)[],
  groups: Resource[],
  more: object = {},
): Resource {
  const allOf = metrics.map((one) =>
    typeof one === "string" ? { metricName: one, metricNamespace: "", dimensions: [] } : one,
  );
  return {
    id: resourceId("Microsoft.Insights/metricAlerts", name),
    type: "Microsoft.Insights/metricAlerts",
    location: "global",
    tags: { owner: "x" },
    properties: {
      enabled: true,
      scopes,
      criteria: { allOf },
      actions: groups.map(({ id }) => ({ actionGroupId: id.toUpperCase() })),
      ...more,
    },
  };
}
const code = (...values: string[]) => ({
  metricName: "TotalRequests",
  dimensions: [{ name: "StatusCode", operator: "Include", values }],
});
const alerts = [
  alert("errors", [shop.id.toUpperCase()], ["Http5xx"], [people]),
  alert("slow-and-busy", [shop.id], ["HttpResponseTime", "Requests"], [nobody]),
  alert("muted", [shop.id], ["Requests"], [off]),
  alert("disabled", [shop.id], ["MemoryWorkingSet"], [people], { enabled: false }),
  alert("all-sites", [shop.id.split("/providers/")[0] ?? ""], ["HttpResponseTime"], [people], {
    targetResourceType: "Microsoft.Web/sites",
  }),
  alert("throttled", [cosmos.id], [code("429")], [people]),
  alert("failed", [cosmos.id], [code("503")], [people]),
];

const recommendation = (name: string, category: string, more: object = {}, resource = shop.id) => ({
  id: `${resource}/providers/Microsoft.Advisor/recommendations/${name}`,
  name,
  type: "Microsoft.Advisor/recommendations",
  properties: {
    category,
    impact: "High",
    impactedField: "Microsoft.Web/sites",
    lastUpdated: "2026-01-20T01:02:03Z",
    recommendationTypeId: `kind-${name}`,
    shortDescription: { problem: `problem ${name}`, solution: "solve it" },
    resourceMetadata: { resourceId: resource },
    ...more,
  },
});

// Closed are the days before that of the run, but for the last, whose costs come late.
const LAST = Date.parse("2026-01-27T00:00:00Z");
const day = (back: number) => new Date(LAST - back * 86_400_000).toISOString().slice(0, 10);
const costs = Array.from({ length: 72 }, (_, at) => at - 2).flatMap((back) => [
  { day: day(back), service: "App Service", owner: "team-a", usd: back < 14 ? 30 : 10 },
  { day: day(back), service: "Storage", owner: "", usd: 5 },
]);

const world: AzureWorld = {
  resources: [shop, slot, cosmos, stranger, people, nobody, off, ...alerts],
  fired: [
    { rule: alerts[0]?.id ?? "", since: "2026-01-28T10:00:00Z" },
    { rule: alerts[0]?.id ?? "", since: "2026-01-27T10:00:00Z" },
  ],
  advice: [
    recommendation("r1", "HighAvailability"),
    recommendation(
      "r2",
      "Cost",
      { impact: "Low", extendedProperties: { annualSavingsAmount: "1200", savingsCurrency: "USD" } },
      stranger.id,
    ),
    recommendation(
      "r3",
      "Cost",
      { extendedProperties: { annualSavingsAmount: "1200", savingsCurrency: "EUR" } },
      slot.id,
    ),
    recommendation("r4", "Security", { suppressionIds: ["s"] }),
    recommendation("r5", "OperationalExcellence"),
    recommendation("r6", "Performance"),
  ],
  costs,
};
const components = [component("shop", "azure.appservice", shop), component("orders", "azure.cosmosdb", cosmos)];

async function gather(
  changes: Partial<AzureWorld> = {},
  more: Parameters<typeof contextFor>[2] = {},
  prepare: (server: AzureServer) => void = () => undefined,
  limits = QUICK,
) {
  const server = await startAzure({ ...world, ...changes });
  onTestFinished(() => server.stop());
  prepare(server);
  const context = contextFor(server.url, components, { signals, ...more });
  const plan = await planAzure(context, limits);
  const result = await gatherAzure(context, limits);
  const of = (subject: string, signal: string) => {
    const item = result.evidence.find((one) => one.subject === subject && one.signal === signal);
    const value = item?.value ?? null;
    return isSeries(value) ? value.values : (value ?? item?.reason);
  };
  return { ...result, plan, server, of };
}

describe("one query of Resource Graph", () => {
  it("tells what stands there, whose it is, and who is a stranger", async () => {
    const { of, usage, diagnostics, server } = await gather();
    expect(diagnostics).toEqual([]);
    expect(of("market", "resource.count")).toBe(14);
    expect(of("market", "resource.untagged")).toEqual([
      { id: cosmos.id, type: "microsoft.documentdb/databaseaccounts", missing: "owner" },
      { id: stranger.id, type: "microsoft.storage/storageaccounts", missing: "owner" },
    ]);
    const strangers = of("market", "resource.strangers") as { id: string }[];
    expect(strangers).toContainEqual({ id: stranger.id, type: "microsoft.storage/storageaccounts", region: "eastus" });
    // A slot is a part of its app.
    expect(strangers.map(({ id }) => id)).not.toContain(slot.id);
    expect(of("shop", "resource.tags")).toEqual(["Owner", "env"]);
    expect(of("orders", "resource.tags")).toEqual([]);
    expect(usage["azure/resource-graph"]).toMatchObject({ requests: 1, bound: 1 });
    expect(server.counted().graph).toBe(1);
  });

  it("tells which alerts watch a component, and whether anybody hears of them", async () => {
    const { of } = await gather();
    expect(of("shop", "alarm.list")).toEqual([
      { name: "all-sites", enabled: true, receivers: 2, state: "ok", since: null, group: "latency" },
      { name: "disabled", enabled: false, receivers: 2, state: "no-data", since: null, group: "saturation" },
      { name: "errors", enabled: true, receivers: 2, state: "firing", since: "2026-01-27T10:00:00Z", group: "errors" },
      { name: "muted", enabled: true, receivers: 0, state: "ok", since: null, group: "traffic" },
      { name: "slow-and-busy", enabled: true, receivers: 0, state: "ok", since: null, group: "latency" },
      { name: "slow-and-busy", enabled: true, receivers: 0, state: "ok", since: null, group: "traffic" },
    ]);
    expect(of("shop", "alarm.watched")).toEqual(["errors", "latency"]);
    // Of a split metric the values tell what is watched.
    expect(of("orders", "alarm.watched")).toEqual(["errors", "saturation"]);
  });

  it("of another tag, by its settings; a component that is not there is unknown", async () => {
    const gone = await gather({ resources: [shop] }, { settings: { ownerTag: "env" } });
    expect(gone.of("market", "resource.untagged")).toEqual([]);
    expect(gone.of("orders", "resource.tags")).toMatch(/does not list its resource/);
    expect(gone.of("orders", "alarm.watched")).toMatch(/does not list its resource/);
    const empty = await gather({ resources: [] });
    expect(empty.of("market", "resource.count")).toMatch(/lists nothing/);
    expect(empty.of("market", "resource.strangers")).toMatch(/lists nothing/);
  });

  it("pages are followed to the end, and one that has none is no inventory", async () => {
    const paged = await gather({}, {}, undefined, { ...QUICK, graphRows: 5 });
    expect(paged.of("market", "resource.count")).toBe(14);
    expect(paged.usage["azure/resource-graph"]).toMatchObject({ requests: 4, bound: 4 });
    const endless = await gather({ endless: true });
    expect(endless.of("market", "resource.count")).toMatch(/more than 20 pages/);
    expect(endless.server.counted().graph).toBe(20);
  });
});

describe("Advisor", () => {
  it("gives its open recommendations by pillar, in pages, and to which component they belong", async () => {
    const { of, usage } = await gather({ page: 2 });
    const row = {
      impact: "high",
      component: "shop",
      resource: shop.id,
      since: "2026-01-20T01:02:03.000Z",
      usdPerMonth: null,
    };
    expect(of("market", "advice")).toEqual([
      { ...row, id: "r1", category: "reliability", kind: "kind-r1", problem: "problem r1" },
      {
        ...row,
        id: "r2",
        category: "cost",
        kind: "kind-r2",
        problem: "problem r2",
        impact: "low",
        component: "",
        resource: stranger.id,
        usdPerMonth: 100,
      },
      { ...row, id: "r3", category: "cost", kind: "kind-r3", problem: "problem r3", resource: slot.id },
      { ...row, id: "r5", category: "operations", kind: "kind-r5", problem: "problem r5" },
      { ...row, id: "r6", category: "performance", kind: "kind-r6", problem: "problem r6" },
    ]);
    expect(usage["azure/advisor"]).toMatchObject({ requests: 3, bound: 3 });
  });

  it("a list that does not end is no list", async () => {
    const { of } = await gather({ endless: true });
    expect(of("market", "advice")).toMatch(/does not end within 20 pages/);
  });

  it("none is an answer", async () => {
    expect((await gather({ advice: [] })).of("market", "advice")).toEqual([]);
  });
});

describe("Cost Management", () => {
  it("gives closed days in US dollars: all, what carries an owner, and by service", async () => {
    const { of, evidence, usage } = await gather({ page: 60 });
    const total = [...Array(56).fill(15), ...Array(14).fill(35)];
    expect(of("market", "cost.total")).toEqual(total);
    expect(of("market", "cost.attributed")).toEqual(total.map((usd) => usd - 5));
    expect(of("market", "cost.services")).toEqual([
      { service: "App Service", usd: 56 * 10 + 14 * 30, last14: 30, before56: 10 },
      { service: "Storage", usd: 350, last14: 5, before56: 5 },
    ]);
    expect(evidence.find(({ signal }) => signal === "cost.total")?.window).toEqual({
      start: "2025-11-19T00:00:00Z",
      end: "2026-01-28T00:00:00Z",
    });
    expect(usage["azure/cost"]).toMatchObject({ requests: 3, bound: 3 });
  });

  it("another currency, and nothing, are reasons not to know", async () => {
    expect((await gather({ currency: "EUR" })).of("market", "cost.total")).toMatch(/billed in EUR/);
    expect((await gather({ costs: [] })).of("market", "cost.services")).toMatch(/nothing was spent in these days/);
  });

  it("is remembered for its days, without credentials", async () => {
    const kept = new Map<string, unknown>();
    const cache: AnswerCache = {
      get: async (key) => structuredClone(kept.get(key)),
      set: async (key, value) => void kept.set(key, structuredClone(value)),
    };
    const first = await gather({}, { cache });
    const second = await gather({ costs: [] }, { cache });
    expect(first.server.counted().cost).toBe(1);
    expect(second.server.counted().cost).toBeUndefined();
    expect(first.plan.remembered).toBe(0);
    expect(second.plan.usage["azure/cost"]?.requests).toBe(1);
    expect(second.plan.remembered).toBe(1);
    expect(second.usage["azure/cost"]).toBeUndefined();
    expect(second.of("market", "cost.total")).toEqual(first.of("market", "cost.total"));
    expect(JSON.stringify([...kept])).not.toContain("token-of-the-test");
    for (const key of kept.keys()) kept.set(key, [["x"]]);
    expect((await gather({}, { cache })).server.counted().cost).toBe(1);
    // Another day, another question.
    expect((await gather({}, { cache, asOf: "2026-01-30T01:00:00Z" })).server.counted().cost).toBe(1);
  });

  it("its own headers of throttling are obeyed", async () => {
    const { of, usage } = await gather({}, {}, (server) =>
      server.faults.add("cost", throttle("0", "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after"), 2),
    );
    expect(of("market", "cost.total")).toHaveLength(70);
    expect(usage["azure/cost"]).toMatchObject({ requests: 3, bound: 1 });
    const long = await gather({}, {}, (server) =>
      server.faults.add("cost", throttle("60", "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after"), 1),
    );
    expect(long.of("market", "cost.total")).toMatch(/HTTP 429.*no time for another attempt/);
    expect(long.of("market", "advice")).toHaveLength(5);
  });
});

describe("faults of management", () => {
  const touched = {
    graph: ["resource.count", "resource.tags", "alarm.list"],
    advisor: ["advice"],
    cost: ["cost.total", "cost.services"],
  } as const;

  it.each([
    ["graph", deny("no"), /missing: read on the subscription's resources/],
    ["advisor", deny("no"), /missing: Microsoft\.Advisor\/recommendations\/read/],
    ["cost", deny("no"), /missing: Microsoft\.CostManagement\/query\/action/],
    ["graph", webPage, /web page/],
    ["advisor", webPage, /web page/],
    ["cost", webPage, /web page/],
    ["graph", otherShape, /not of the API's shape/],
    ["advisor", otherShape, /not of the API's shape/],
    ["cost", otherShape, /not of the API's shape/],
  ] as const)("of %s make unknown what rests on it, and nothing else", async (operation, fault, reason) => {
    const { evidence, diagnostics, usage } = await gather({}, {}, (server) =>
      server.faults.add(operation, fault, Number.POSITIVE_INFINITY),
    );
    const missing = evidence.filter(({ value }) => value === null);
    for (const signal of touched[operation])
      expect(
        missing.some((item) => item.signal === signal),
        signal,
      ).toBe(true);
    for (const item of missing) expect(item.reason, item.signal).toMatch(reason);
    for (const [other, some] of Object.entries(touched))
      if (other !== operation)
        for (const signal of some)
          expect(
            missing.some((item) => item.signal === signal),
            signal,
          ).toBe(false);
    expect(diagnostics).toMatchObject([{ level: "error", message: expect.stringMatching(reason) }]);
    for (const { requests } of Object.values(usage)) expect(requests).toBe(1);
  });

  it("a next page elsewhere gets no token", async () => {
    const { of, server } = await gather({ advice: world.advice ?? [], page: 2 }, {}, (one) =>
      one.faults.add("advisor", (_request, response) => {
        response
          .writeHead(200, { "content-type": "application/json" })
          .end(JSON.stringify({ value: [], nextLink: "https://evil.example/next" }));
      }),
    );
    expect(of("market", "advice")).toMatch(/points to evil\.example, which is not Azure's/);
    expect(server.counted().advisor).toBe(1);
  });
});

describe("what is asked of management", () => {
  it("is planned exactly, of all subscriptions, and only with a subscription", async () => {
    const other = { ...shop, id: resourceId("Microsoft.Web/sites", "far", "00000000-0000-0000-0000-000000000002") };
    const two = await gather(
      { resources: [shop, other] },
      {
        workload: {
          name: "market",
          components: [component("shop", "azure.appservice", shop), component("far", "azure.appservice", other)],
        },
      },
    );
    const counts = Object.fromEntries(
      Object.entries(two.usage).map(([api, { requests, bound }]) => [
        api,
        [requests, bound, two.plan.usage[api]?.requests],
      ]),
    );
    expect(counts).toEqual({ "azure/resource-graph": [1, 1, 1], "azure/advisor": [2, 2, 2], "azure/cost": [2, 2, 2] });
    expect(two.of("market", "resource.count")).toBe(2);
    const none = await gather({}, { workload: { name: "market", components: [] } });
    expect(none.evidence).toEqual([]);
    const named = await gather(
      {},
      { workload: { name: "market", components: [] }, settings: { subscription: SUBSCRIPTION } },
    );
    expect(named.of("market", "resource.count")).toBe(14);
  });

  it("gives what was planned", async () => {
    const { plan, evidence } = await gather();
    const key = (one: { subject: string; signal: string; strength: string }) =>
      `${one.subject} ${one.signal} ${one.strength}`;
    expect(plan.readings.map(key).sort()).toEqual(evidence.map(key).sort());
  });
});

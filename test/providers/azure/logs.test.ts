import { describe, expect, it, onTestFinished } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import type { ObjectiveAsk } from "../../../src/model/objective.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { kqlText } from "../../../src/providers/azure/kql.ts";
import { deny, otherShape, webPage } from "../../servers/azure/faults.ts";
import { type AzureWorld, type Item, refused } from "../../servers/azure/world.ts";
import { startAzure } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { told } from "../prometheus/asks.ts";
import { component, contextFor, END, QUICK, resourceId, webApp } from "./setting.ts";

const WORKSPACE = "11111111-1111-1111-1111-111111111111";
const { signals: catalogue } = await shippedRules();
const shop = webApp("shop");
const jobs = webApp("jobs");
const database = {
  id: resourceId("Microsoft.Sql/servers/databases", "sql/orders"),
  type: "Microsoft.Sql/servers/databases",
  location: "westeurope",
};
const components = [
  component("front", "azure.appservice", shop),
  component("nightly", "azure.functions", jobs),
  component("db", "azure.sqldb", database),
  { id: "cart", type: "http-service", dependsOn: [], ref: { roleName: "Cart" } },
  { id: "mute", type: "http-service", dependsOn: [], ref: { roleName: 'mute") | union AppTraces //' } },
];

const minute = (back: number) => END - back * 60_000;
const request = (role: string, back: number, more: Partial<Item> = {}): Item => ({
  at: minute(back),
  role,
  items: 1,
  ms: 100,
  success: true,
  ...more,
});
const world: AzureWorld = {
  resources: [shop, jobs, database],
  workspace: {
    id: WORKSPACE,
    requests: [
      // Of ten fast ones one was kept, of the slow and failed all: unweighed the role seems to fail every other time.
      request("shop", 8, { items: 98, ms: 20 }),
      request("shop", 7, { items: 2, ms: 3000, success: false }),
      request("shop", 3, { items: 60, ms: 40 }),
      request("CART", 12, { items: 30 }),
      request("cart", 2, { items: 30, success: false }),
      request("jobs", 2, { items: 10, ms: 5000, success: false }),
      request("other", 2),
    ],
    dependencies: [
      request("shop", 5, { items: 9, ms: 10, target: "tcp:sql.database.windows.net,1433 | orders", code: "0" }),
      request("shop", 5, {
        items: 1,
        ms: 10,
        target: "tcp:sql.database.windows.net,1433 | orders",
        code: "-2",
        success: false,
      }),
      request("shop", 5, { items: 4, target: "cart:8080", code: "429", success: false }),
      request("shop", 5, { items: 3, target: "cart:8080", code: "404", success: false }),
      request("shop", 5, { items: 2, target: "cart:8080", code: "503", success: false }),
      request("ghost", 5, { items: 7, target: "api.example.com" }),
    ],
    numbers: {
      good: () => 990,
      total: (start, end) => (end - start) / 60_000,
      pair: () => undefined,
    },
  },
};

const WANTED = [
  "requests",
  "errors",
  "success-ratio",
  "latency.p50",
  "latency.p90",
  "latency.p95",
  "latency.p99",
  "service.edges",
  "service.strangers",
];
const signals = catalogue.filter(({ id }) => WANTED.includes(id));

async function gather(
  more: Parameters<typeof contextFor>[2] = {},
  changes: Partial<AzureWorld> = {},
  prepare: (server: Awaited<ReturnType<typeof startAzure>>) => void = () => undefined,
) {
  const server = await startAzure({ ...world, ...changes });
  onTestFinished(() => server.stop());
  prepare(server);
  const context = contextFor(server.url, components, {
    windowSeconds: 900,
    signals,
    ...more,
    settings: { workspace: WORKSPACE, ...more.settings },
  });
  const plan = await planAzure(context);
  const result = await gatherAzure(context, QUICK);
  const of = (subject: string, signal: string) => {
    const item = result.evidence.find((one) => one.subject === subject && one.signal === signal);
    const value = item?.value ?? null;
    return isSeries(value) ? value.values : (value ?? item?.reason);
  };
  return { ...result, plan, server, of };
}

describe("Application Insights", () => {
  it("gives what the platform's metrics do not, each item weighted by how many it stands for", async () => {
    const { of, evidence, diagnostics, usage, server } = await gather();
    expect(diagnostics).toEqual([]);
    // Three samples of five minutes; the first has nothing of the shop.
    expect(of("front", "latency.p50")).toEqual([null, 0.02, 0.04]);
    expect(of("front", "latency.p99")).toEqual([null, 3, 0.04]);
    expect(of("cart", "requests")).toEqual([0.1, 0, 0.1]);
    expect(of("cart", "success-ratio")).toEqual([1, null, 0]);
    expect(of("nightly", "errors")).toEqual([null, null, 10 / 300]);
    expect(of("mute", "requests")).toMatch(/no request of the role mute/);
    // Requests of a web app are the platform's, once.
    expect(evidence.filter(({ subject, signal }) => subject === "front" && signal === "requests")).toHaveLength(1);
    expect(
      evidence.find(({ subject, signal }) => subject === "front" && signal === "latency.p50")?.source.query,
    ).toMatch(/^AppRequests\n.*"shop"/s);
    expect(usage["azure/logs"]).toMatchObject({ requests: 1, bound: 1, usd: 0 });
    expect(server.counted().logs).toBe(1);
  });

  it("gives the graph of calls with components by their ids, and who is none", async () => {
    const { of } = await gather();
    expect(of("market", "service.edges")).toEqual([
      { source: "front", target: "cart", calls: 9, errors: 3, faults: 2, throttled: 4, seconds: 0.9 },
      { source: "front", target: "db", calls: 10, errors: 0, faults: 1, throttled: 0, seconds: 0.1 },
      { source: "ghost", target: "api.example.com", calls: 7, errors: 0, faults: 0, throttled: 0, seconds: 0.7 },
    ]);
    expect(of("market", "service.strangers")).toEqual(["ghost"]);
  });

  it("plans what it gives, and nothing without a workspace", async () => {
    const { plan, evidence } = await gather();
    const key = (one: { subject: string; signal: string }) => `${one.subject} ${one.signal}`;
    expect(plan.readings.map(key).sort()).toEqual(evidence.map(key).sort());
    expect(plan.usage["azure/logs"]).toMatchObject({ requests: 1, bound: 1 });
    const without = await gather({ settings: { workspace: undefined } });
    expect(without.usage["azure/logs"]).toBeUndefined();
    expect(without.evidence.some(({ signal }) => signal === "service.edges")).toBe(false);
  });

  it("names cannot leave their quotes", () => {
    expect(kqlText('a"b\\c\n\u2028é')).toBe('"a\\"b\\\\c\\n\\u2028\\u00e9"');
  });
});

describe("objectives of logs", () => {
  const query = (text: string, more = {}) => ({
    type: "AzureMonitor",
    spec: { workspace: WORKSPACE, query: text, ...more },
  });
  const ask = (good: string, more: Partial<ObjectiveAsk> = {}): ObjectiveAsk => ({
    objective: "o",
    subject: "front",
    indicator: { kind: "ratio", counter: false, total: query("total"), good: query(good) },
    windows: [86_400],
    ...more,
  });

  it("are one number of each window, all in one request", async () => {
    const { evidence, usage } = await gather({ signals: [], asks: [ask("good", { windows: [86_400, 7200] })] });
    expect(told(evidence)).toEqual({ "total 86400": 1440, "good 86400": 990, "total 7200": 120, "good 7200": 990 });
    expect(usage["azure/logs"]).toMatchObject({ requests: 1, bound: 1 });
  });

  it("of slices, a query for each, as many as a batch holds", async () => {
    const slices = { start: new Date(END - 3 * 86_400_000).toISOString(), stepSeconds: 86_400, count: 3 };
    const { evidence } = await gather({ signals: [], asks: [ask("good", { windows: [], slices })] });
    expect(told(evidence)["total slices"]).toMatchObject({ step: 86_400, values: [1440, 1440, 1440] });
    const many = { start: new Date(END - 200 * 60_000).toISOString(), stepSeconds: 60, count: 200 };
    const refusedOnes = await gather({ signals: [], asks: [ask("good", { windows: [], slices: many })] });
    expect(told(refusedOnes.evidence)["total slices"]).toMatch(/at most 100 slices, not of 200/);
  });

  it("a query that is refused, or gives no number, is unknown alone", async () => {
    const { evidence, diagnostics } = await gather({
      signals: [],
      asks: [ask("nonsense"), ask("pair", { objective: "p" })],
    });
    const reasons = Object.fromEntries(
      evidence.map(({ attributes, signal, reason, value }) => [`${attributes?.objective} ${signal}`, reason ?? value]),
    );
    expect(reasons).toMatchObject({
      "o objective.total": 1440,
      "p objective.good": expect.stringContaining("no data"),
    });
    expect(reasons["o objective.good"]).toMatch(/the query is refused \(HTTP 400\): Failed to resolve table/);
    expect(diagnostics).toMatchObject([
      { level: "warning", message: expect.stringContaining("Failed to resolve table") },
    ]);
  });
});

describe("faults of logs", () => {
  it("a part of the rows is never the whole", async () => {
    const partial = {
      status: 200,
      body: {
        tables: [{ name: "PrimaryResult", columns: [], rows: [] }],
        error: {
          code: "PartialError",
          message: "There were some errors",
          innererror: { code: "x", message: "The result is larger than 64 MB" },
        },
      },
    };
    const { of, diagnostics } = await gather(
      {},
      { logFault: (query) => (query.startsWith("AppRequests") ? partial : undefined) },
    );
    expect(of("front", "latency.p50")).toBe("only a part of the logs could be read: The result is larger than 64 MB");
    expect(of("market", "service.strangers")).toEqual(["ghost"]);
    expect(of("front", "requests")).toEqual([1, 1, 1]);
    expect(diagnostics).toMatchObject([{ level: "warning" }]);
  });

  it("a query that is throttled inside of the batch is asked again, alone", async () => {
    let times = 2;
    const { of, usage, server } = await gather(
      {},
      {
        logFault: (query) =>
          query.startsWith("AppRequests") && times-- > 0 ? refused(429, "ThrottledError", "slow down") : undefined,
      },
    );
    expect(of("cart", "requests")).toEqual([0.1, 0, 0.1]);
    expect(usage["azure/logs"]).toMatchObject({ requests: 3, bound: 1 });
    const sizes = server.requests
      .filter(({ operation }) => operation === "logs")
      .map(({ text }) => (JSON.parse(text) as { requests: unknown[] }).requests.length);
    expect(sizes).toEqual([2, 1, 1]);
  });

  it.each([
    ["a forbidden workspace", deny("no"), /HTTP 403.*missing: Microsoft\.OperationalInsights\/workspaces\/query\/read/],
    ["a web page", webPage, /web page/],
    ["another document", otherShape, /not of the API's shape/],
  ])("%s makes unknown what rests on logs, and nothing else", async (_name, fault, reason) => {
    const { of, diagnostics } = await gather({}, {}, (server) =>
      server.faults.add("logs", fault, Number.POSITIVE_INFINITY),
    );
    expect(of("front", "latency.p50")).toMatch(reason);
    expect(of("market", "service.edges")).toMatch(reason);
    expect(of("front", "requests")).toEqual([1, 1, 1]);
    expect(diagnostics).toMatchObject([{ level: "error", message: expect.stringMatching(reason) }]);
  });

  it("one workspace that may not be read names what is missing", async () => {
    const { of } = await gather(
      {},
      { logFault: () => refused(403, "InsufficientAccessError", "The provided credentials have insufficient access") },
    );
    expect(of("front", "latency.p50")).toMatch(/insufficient access; missing: Microsoft\.OperationalInsights/);
  });
});

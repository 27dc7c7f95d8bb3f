import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import { examineGcp } from "../../../src/providers/gcp/doctor.ts";
import { gatherGcp, planGcp } from "../../../src/providers/gcp/gather.ts";
import type { GcpRules } from "../../../src/providers/gcp/measures.ts";
import schema from "../../../src/providers/gcp/settings.schema.json" with { type: "json" };
import { bigQueryOf, type LogEntry } from "../../servers/gcp/bigquery.ts";
import { startGcp } from "../../servers/gcp/server.ts";
import { cloudRun, component, contextOf, QUICK, rules } from "./context.ts";

const DATASET = "logs-1.requests";
const END = Date.parse("2026-03-01T12:00:00Z");
const measures = rules.tables.gcp as GcpRules;

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
  server.lists.bigquery = bigQueryOf();
  server.lists.bigquery.logs.set(DATASET, []);
});

const CART = component("cart", "gcp.cloudrun", { service_name: "cart", location: "europe-west1" });
/** A regional load balancer: its metrics have other names than those that are read. */
const EDGE = component("edge", "gcp.cloudlb", { url_map_name: "eu", region: "europe-west1" });

function entry(minutesBefore: number, more: Partial<LogEntry> = {}): LogEntry {
  return {
    log: "loadbalancing.googleapis.com/external_regional_requests",
    resource: "http_external_regional_lb_rule",
    labels: { project_id: "shop-1", url_map_name: "eu", region: "europe-west1" },
    at: END - minutesBefore * 60_000,
    status: 200,
    latency: 0.1,
    ...more,
  };
}

/** Ten requests five minutes before the end, one of which fails slowly; one ten minutes before it, held off. */
const ENTRIES: LogEntry[] = [
  ...Array.from({ length: 9 }, () => entry(5)),
  entry(5, { status: 502, latency: 3 }),
  entry(10, { status: 429, latency: undefined }),
  // Of others: another region, another project, another log, and after the window.
  entry(5, { labels: { project_id: "shop-1", url_map_name: "eu", region: "us-east1" }, status: 500 }),
  entry(5, { labels: { project_id: "other", url_map_name: "eu", region: "europe-west1" }, status: 500 }),
  entry(5, { log: "requests", status: 500 }),
  entry(0, { status: 500 }),
];

function contextFor(components = [CART, EDGE], logs: object = {}, windowSeconds = 3600) {
  const context = contextOf(server.url, components, { windowSeconds });
  return { ...context, settings: { ...context.settings, logs: { dataset: DATASET, ...logs } } };
}

async function run(components = [CART, EDGE], logs: object = {}, windowSeconds = 3600) {
  const context = contextFor(components, logs, windowSeconds);
  const plan = await planGcp(context);
  const result = await gatherGcp(context, QUICK);
  const of = (subject: string, signal: string) => {
    const all = result.evidence.filter((one) => one.subject === subject && one.signal === signal);
    // One reading, of whichever source.
    expect(all).toHaveLength(1);
    return all[0];
  };
  const values = (subject: string, signal: string) => {
    const item = of(subject, signal);
    if (!item || !isSeries(item.value)) throw new Error(`${subject} ${signal}: ${item?.reason}`);
    return item.value.values;
  };
  const messages = result.diagnostics.map(({ message }) => message).join("\n");
  return { ...result, plan, of, values, messages };
}

const jobs = () => server.asked.filter(({ operation }) => operation === "query").map(({ body }) => JSON.parse(body));

describe("log entries of requests", () => {
  it("tell what the metrics of a component do not, and only that", async () => {
    server.lists.bigquery.logs.set(DATASET, ENTRIES);
    const { values, of, plan, usage } = await run();
    expect(values("edge", "requests").slice(-3)).toEqual([null, 1 / 300, 10 / 300]);
    expect(values("edge", "errors").slice(-2)).toEqual([0, 1 / 300]);
    expect(values("edge", "success-ratio").slice(-2)).toEqual([1, 0.9]);
    expect(values("edge", "throttled-ratio").slice(-2)).toEqual([1, 0]);
    // No entry of that sample tells its latency.
    expect(values("edge", "latency.p50").slice(-2)).toEqual([null, 0.1]);
    expect(values("edge", "latency.p99").slice(-1)).toEqual([3]);
    expect(values("edge", "latency.mean").slice(-1)[0]).toBeCloseTo(0.39);
    // What stands there can be asked again, and says what it is worth.
    const query = of("edge", "requests")?.source.query ?? "";
    expect(query).toContain("FROM `logs-1.requests._AllLogs`");
    expect(query).toContain("counts are at least these");
    expect(query).toContain('"name":"eu","region":"europe-west1"');
    // What metrics tell stays theirs.
    expect(of("cart", "requests")?.source.query).toContain("run.googleapis.com/request_count");
    expect(usage["gcp/logs"]).toMatchObject({ requests: 1, bound: 1 });
    expect(plan.usage["gcp/logs"]).toMatchObject({ requests: 1, bound: 1 });
    expect(plan.usage["gcp/logs"]?.usd).toBeCloseTo(
      measures.logs.mostBytes.value * measures.billing.pricePerByte.value,
    );
    expect(usage["gcp/logs"]?.usd).toBeGreaterThan(0);
    expect(usage["gcp/logs"]?.usd).toBeLessThan(plan.usage["gcp/logs"]?.usd ?? 0);
    expect(jobs()).toMatchObject([{ maximumBytesBilled: String(measures.logs.mostBytes.value), useLegacySql: false }]);
  });

  it("are one query for all components, whose names are parameters", async () => {
    const hostile = "eu' OR TRUE -- `\n\u0000";
    const named = ["a", "b", hostile].map((name, at) => component(`lb${at}`, "gcp.cloudlb", { url_map_name: name }));
    const labels = (name: string) => ({ project_id: "shop-1", url_map_name: name });
    server.lists.bigquery.logs.set(DATASET, [
      entry(5, { labels: labels("a"), log: "requests", resource: "http_load_balancer" }),
      entry(5, { labels: labels(hostile) }),
    ]);
    const { values, of } = await run(named);
    expect(values("lb0", "requests").at(-1)).toBe(1 / 300);
    expect(values("lb2", "requests").at(-1)).toBe(1 / 300);
    expect(of("lb1", "requests")).toMatchObject({
      value: null,
      reason: expect.stringContaining("logs: the linked dataset has no entry of its requests in the window"),
    });
    expect(jobs()).toHaveLength(1);
    expect(jobs()[0].query).not.toContain("TRUE");
    expect(JSON.stringify(jobs()[0].queryParameters)).toContain("OR TRUE");
  });

  it("are not asked for where metrics tell all, no dataset is named, or nothing could be found by a label", async () => {
    const context = contextFor([CART]);
    const some = { ...context, signals: context.signals.filter(({ id }) => id === "requests" || id === "latency.p99") };
    expect((await gatherGcp(some, QUICK)).usage["gcp/logs"]).toBeUndefined();
    expect((await planGcp(contextOf(server.url, [EDGE]))).usage["gcp/logs"]).toBeUndefined();
    const odd = component("odd", "gcp.cloudlb", { url_map_name: "eu", backend_target_name: "b" });
    const { of } = await run([odd]);
    expect(of("odd", "requests")?.reason).toContain("entries have no backend_target_name");
    expect(server.count("query")).toBe(0);
  });

  it("come in pages, from a job that takes its time", async () => {
    server.lists.bigquery.waits = 2;
    server.lists.bigquery.pageRows = 1;
    server.lists.bigquery.logs.set(DATASET, ENTRIES);
    const { values, usage } = await run();
    expect(values("edge", "requests").slice(-2)).toEqual([1 / 300, 10 / 300]);
    // The job, two more that find it running or done, and the second page.
    expect(usage["gcp/logs"]).toMatchObject({ requests: 4, bound: 4 });
    expect(server.count("queryResults")).toBe(3);
  });

  it("of a job that never ends are unknown", async () => {
    server.lists.bigquery.waits = 1_000;
    const { of, messages } = await run();
    expect(of("edge", "requests")).toMatchObject({ value: null, reason: expect.stringContaining("took longer than") });
    expect(messages).toContain("logs: the query took longer than");
  });

  it("of many components have longer samples, in as many pages as planned", async () => {
    const many = Array.from({ length: 600 }, (_, at) =>
      component(`lb${at}`, "gcp.cloudlb", { url_map_name: `m${at}` }),
    );
    const plan = await planGcp(contextFor(many, {}, 7 * 86_400));
    expect(plan.usage["gcp/logs"]).toMatchObject({ requests: 2, bound: 2 });
  });

  it.each([
    ["a dataset that is not there", () => server.lists.bigquery.logs.clear(), "Not found: Dataset logs-1:requests"],
    ["more bytes than allowed", () => Object.assign(server.lists.bigquery, { bytes: 1e12 }), "Query exceeded limit"],
    [
      "a refusal",
      () => server.faults.set("query", { kind: "deny" }),
      "tables.getData of the linked dataset, is missing",
    ],
    ["a web page", () => server.faults.set("query", { kind: "page" }), "no JSON"],
  ])("are unknown with %s", async (_what, spoil, reason) => {
    spoil();
    const { of, messages } = await run();
    expect(of("edge", "requests")).toMatchObject({ value: null, reason: expect.stringContaining(reason) });
    expect(messages).toContain(reason);
    expect(of("cart", "requests")?.value).not.toBeNull();
  });
});

describe("the doctor", () => {
  const examine = async (logs: object = {}) => {
    const results = await examineGcp(contextFor([CART, EDGE], logs), QUICK);
    // What metrics lack, a run asks of the logs.
    expect(results.find(({ subject }) => subject === "edge")).toMatchObject({
      ok: true,
      message: expect.stringContaining("a run asks log entries"),
    });
    return results.find(({ subject }) => subject === `logs ${DATASET}`);
  };

  it("says what the query would scan and cost, without running it", async () => {
    server.lists.bigquery.bytes = 2 * 1_073_741_824;
    expect(await examine()).toMatchObject({
      ok: true,
      message: "the query would scan 2.00 GiB (0.012 USD) of at most 50.00 GiB",
    });
    expect(jobs()).toMatchObject([{ dryRun: true }]);
    expect(await examine({ mostBytes: 1_073_741_824 })).toMatchObject({
      ok: false,
      message: expect.stringContaining("BigQuery will refuse it"),
      fix: expect.stringContaining("providers.gcp.logs.mostBytes"),
    });
  });

  it("says what is wrong with the dataset", async () => {
    server.lists.bigquery.logs.clear();
    expect(await examine()).toMatchObject({ ok: false, message: expect.stringContaining("Not found: Dataset") });
  });
});

it("a dataset's name cannot leave its place in the query", () => {
  const valid = new Ajv2020({ strict: true }).compile(schema);
  expect(valid({ logs: { dataset: DATASET } })).toBe(true);
  expect(valid({ logs: { dataset: "example.com:logs.requests" } })).toBe(true);
  for (const dataset of ["logs-1", "logs-1.a`b", "logs-1.a b", "logs-1.a.b`--", "logs-1.requests\n", "Logs.x", ".x"])
    expect(valid({ logs: { dataset } })).toBe(false);
});

it("the rules of logs have their sources, and types of the catalogue", () => {
  for (const limit of [measures.logs.mostBytes, measures.logs.mostRows])
    expect(limit).toMatchObject({ value: expect.any(Number), source: expect.stringMatching(/.{10}/) });
  for (const [type, { labels, entries }] of Object.entries(measures.logs.types)) {
    expect(Object.keys(measures.types)).toContain(type);
    for (const label of labels) expect(label).toMatch(/^[a-z_]+$/);
    expect(measures.types[type]?.labels).toEqual(expect.arrayContaining(labels));
    expect(entries.length).toBeGreaterThan(0);
  }
});

import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { gatherAzure } from "../../../src/providers/azure/gather.ts";
import {
  cutOff,
  deny,
  failing,
  hang,
  notJson,
  otherShape,
  redirect,
  throttle,
  webPage,
} from "../../servers/azure/faults.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { component, contextFor, QUICK, resourceId, webApp } from "./setting.ts";

const west = webApp("west", "westeurope");
const east = webApp("east", "eastus");
const components = [component("west", "azure.appservice", west), component("east", "azure.appservice", east)];

async function started(options: Parameters<typeof startAzure>[1] = {}, resources = [west, east]): Promise<AzureServer> {
  const server = await startAzure({ resources }, options);
  onTestFinished(() => server.stop());
  return server;
}

/** Everything that the two web apps give: their totals and their means are two calls for each region. */
async function gather(server: AzureServer, more = {}, limits = QUICK) {
  const result = await gatherAzure(contextFor(server.url, components, { windowSeconds: 3600, ...more }), limits);
  const there = result.evidence.filter(({ value }) => value !== null).length;
  const reasons = [
    ...new Set(
      result.evidence.flatMap(({ reason, signal }) =>
        reason && !/planId|health check/.test(reason) ? `${signal}: ${reason}` : [],
      ),
    ),
  ];
  return { ...result, there, reasons };
}

const WHOLE = 14;

afterEach(() => {
  delete process.env.AZURE_CLIENT_SECRET;
});

describe("faults", () => {
  it("throttling is waited out", async () => {
    const server = await started();
    server.faults.add("metrics", throttle(), 3);
    const { there, reasons, usage, diagnostics } = await gather(server);
    expect({ there, reasons, diagnostics }).toEqual({ there: WHOLE, reasons: [], diagnostics: [] });
    expect(usage["azure/metrics"]).toMatchObject({ requests: 7, bound: 4 });
    expect(server.requests).toHaveLength(7);
  });

  it("a wait that is longer than the patience ends what it touches, and the rest goes on", async () => {
    const server = await started();
    server.faults.add("metrics", throttle("3600"), 1);
    const { there, reasons, diagnostics } = await gather(server);
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(WHOLE);
    expect(reasons[0]).toMatch(/asks for fewer requests \(HTTP 429\)/);
    expect(diagnostics).toMatchObject([{ provider: "azure", level: "warning" }]);
  });

  it("a forbidden call names the permission that is missing", async () => {
    const server = await started();
    server.faults.add("metrics", deny(), Number.POSITIVE_INFINITY);
    const { there, reasons, diagnostics } = await gather(server);
    expect(there).toBe(0);
    expect(reasons[0]).toMatch(/HTTP 403.*does not have authorization.*missing: Microsoft\.Insights\/metrics\/read/);
    expect(diagnostics).toMatchObject([{ level: "error", message: expect.stringContaining("Monitoring Reader") }]);
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ["a web page", webPage, /web page: not an Azure endpoint/],
    ["half a document", notJson, /no whole JSON/],
    ["another document", otherShape, /leaves this resource out/],
    ["a redirect", redirect("https://evil.example/"), /redirects to evil\.example, which is not followed/],
  ])("%s makes unknown what was asked, without another attempt", async (_name, fault, reason) => {
    const server = await started();
    server.faults.add("metrics", fault, Number.POSITIVE_INFINITY);
    const { there, reasons } = await gather(server);
    expect(there).toBe(0);
    expect(reasons.length).toBeGreaterThan(0);
    for (const one of reasons) expect(one).toMatch(reason);
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ["a failure without a word", failing(500)],
    ["a broken connection", cutOff],
    ["a hung connection", hang],
  ])("%s is tried again", async (_name, fault) => {
    const server = await started();
    server.faults.add("metrics", fault, 2);
    const { there, reasons } = await gather(server);
    expect({ there, reasons }).toEqual({ there: WHOLE, reasons: [] });
    expect(server.requests).toHaveLength(6);
  });

  it("a source that never answers is given up", async () => {
    const server = await started();
    server.faults.add("metrics", hang, Number.POSITIVE_INFINITY);
    const { there, reasons, diagnostics } = await gather(server);
    expect(there).toBe(0);
    expect(reasons[0]).toMatch(/did not answer within|gave no answer/);
    expect(diagnostics[0]?.level).toBe("error");
  });

  it("an interruption ends it at once", async () => {
    const server = await started();
    server.faults.add("metrics", hang, Number.POSITIVE_INFINITY);
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const { reasons } = await gather(
      server,
      { abort: abort.signal },
      { ...QUICK, calls: { ...QUICK.calls, silenceMs: 60_000, attemptMs: 60_000 } },
    );
    expect(reasons[0]).toMatch(/interrupted/);
  });

  it("a clock that is off is no source", async () => {
    const server = await started({ clockOffMs: -3_600_000 });
    const { there, reasons } = await gather(server);
    expect(there).toBe(0);
    expect(reasons[0]).toMatch(/clock of 127\.0\.0\.1:\d+ is 60 minutes behind/);
  });

  it("a metric that the type does not have is left out, and the others are asked again without it", async () => {
    const database = {
      id: resourceId("Microsoft.Web/serverfarms", "plan"),
      type: "Microsoft.Web/serverfarms",
      location: "westeurope",
      metrics: { CpuPercentage: () => 50 },
    };
    const server = await started({}, [west, east, database]);
    const context = contextFor(server.url, [component("west", "azure.appservice", west, { planId: database.id })], {
      windowSeconds: 3600,
    });
    const rules = structuredClone(context.measures) as {
      types: { [type: string]: { metrics: { [id: string]: { name: string } } } };
    };
    const { planmem } = rules.types["azure.appservice"]?.metrics ?? {};
    if (planmem) planmem.name = "NoSuchMetric";
    const { evidence, diagnostics, usage } = await gatherAzure({ ...context, measures: rules }, QUICK);
    const reading = (signal: string) => evidence.find((item) => item.signal === signal);
    expect(reading("saturation.cpu")?.value).toMatchObject({ values: Array(12).fill(0.5) });
    expect(reading("saturation.memory")?.reason).toMatch(/Failed to find metric configuration/);
    expect(diagnostics).toMatchObject([{ level: "warning", message: expect.stringContaining("NoSuchMetric") }]);
    expect(usage["azure/metrics"]).toMatchObject({ requests: 4, bound: 3 });
  });

  it("a resource that is gone is unknown, the others of its call are not", async () => {
    const here = webApp("here");
    const server = await started({}, [west, here]);
    const all = [
      component("west", "azure.appservice", west),
      component("gone", "azure.appservice", webApp("gone")),
      component("here", "azure.appservice", here),
    ];
    const { evidence } = await gatherAzure(contextFor(server.url, all, { windowSeconds: 3600 }), QUICK);
    const requests = new Map(
      evidence.filter(({ signal }) => signal === "requests").map((item) => [item.subject, item.reason ?? "there"]),
    );
    expect(requests.get("west")).toBe("there");
    expect(requests.get("here")).toBe("there");
    expect(requests.get("gone")).toMatch(/gone was not found/);
  });

  it("a metric that fails alone is unknown alone", async () => {
    const server = await started({}, [{ ...west, broken: { Http5xx: "the store is not there" } }, east]);
    const { evidence } = await gather(server);
    const west5xx = evidence.find(({ subject, signal }) => subject === "west" && signal === "errors");
    expect(west5xx?.reason).toBe("e5: InternalServerError: the store is not there");
    expect(evidence.find(({ subject, signal }) => subject === "west" && signal === "requests")?.value).not.toBeNull();
    expect(evidence.find(({ subject, signal }) => subject === "east" && signal === "errors")?.value).not.toBeNull();
  });
});

describe("what is not asked", () => {
  it.each([
    [{ endpoint: "http://azure.example" }, /https or inside this machine only/],
    [{ endpoint: "ftp://127.0.0.1" }, /has to begin with https/],
    [{ endpoint: "http://user:pass@127.0.0.1" }, /holds a user name or password/],
    [{ auth: { tokenEnv: "PLUMBRULE_TEST_NOT_SET" } }, /PLUMBRULE_TEST_NOT_SET is not set/],
  ])("%j is a reason and an error", async (settings, reason) => {
    const { evidence, diagnostics, usage } = await gatherAzure(
      contextFor("http://127.0.0.1:9", components, { settings }),
      QUICK,
    );
    expect(evidence.length).toBeGreaterThan(0);
    for (const item of evidence) expect(item.value).toBeNull();
    expect(evidence.some((item) => reason.test(item.reason ?? ""))).toBe(true);
    expect(diagnostics).toMatchObject([{ level: "error", message: expect.stringMatching(reason) }]);
    expect(usage).toEqual({});
  });

  it("nobody listens", async () => {
    const { evidence, diagnostics } = await gatherAzure(contextFor("http://127.0.0.1:9", components), QUICK);
    expect(evidence.every(({ value }) => value === null)).toBe(true);
    expect(diagnostics).toMatchObject([{ level: "error", message: expect.stringContaining("nothing listens there") }]);
  });
});

describe("secrets", () => {
  it("are in no evidence, message or usage, whatever the server says", async () => {
    process.env.AZURE_CLIENT_SECRET = "planted-client-secret";
    const server = await started();
    const token = "token-of-the-test";
    server.faults.add(
      "metrics",
      deny(
        `no: Bearer ${token} planted-client-secret ${encodeURIComponent(token)} ${Buffer.from(token).toString("base64")} \u001b[31m`,
      ),
      Number.POSITIVE_INFINITY,
    );
    const result = await gather(server);
    const text = JSON.stringify(result);
    expect(result.there).toBe(0);
    expect(text).toContain("HTTP 403");
    for (const secret of [token, "planted-client-secret", Buffer.from(token).toString("base64")])
      expect(text).not.toContain(secret);
    for (const { reason } of result.evidence) expect(reason).not.toContain("\u001b");
  });
});

import { expect, it, onTestFinished } from "vitest";
import type { AnswerCache, ProviderContext } from "../../../src/model/provider.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { deny } from "../../servers/azure/faults.ts";
import type { AzureWorld } from "../../servers/azure/world.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { component, contextFor, QUICK, resourceId, SAMPLE, sampleContext, webApp } from "./setting.ts";

/** What is kept goes through JSON, as it does in files. */
function keptInMemory(): AnswerCache & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get: async (key) => {
      const text = texts.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: async (key, value) => void texts.set(key, JSON.stringify(value)),
  };
}

async function started(world: AzureWorld = { ...SAMPLE, resources: [shop] }): Promise<AzureServer> {
  const server = await startAzure(world);
  onTestFinished(() => server.stop());
  return server;
}

/** A run, with what its plan said before. */
async function run(context: ProviderContext) {
  const plan = await planAzure(context, QUICK);
  const result = await gatherAzure(context, QUICK);
  const sum = (usage: typeof plan.usage) => Object.values(usage).reduce((all, { requests }) => all + requests, 0);
  return { ...result, planned: sum(plan.usage), saved: plan.remembered ?? 0, sent: sum(result.usage) };
}

// A silent series is asked again each time: this app has none.
const plain = webApp("shop");
const shop = { ...plain, metrics: { ...plain.metrics, HealthCheckStatus: () => 100 } };
const components = [component("shop", "azure.appservice", shop)];
const WINDOW = { windowSeconds: 3600 };

it("a second run asks only for what is not kept, as its plan says, and knows the same", async () => {
  const server = await started();
  const context = { ...sampleContext(server.url), cache: keptInMemory() };
  const first = await run(context);
  expect(first).toMatchObject({ saved: 0, sent: first.planned });
  const before = server.requests.length;
  const second = await run(context);
  // Two calls of metrics and one of costs; logs, inventory and advice are asked anew.
  expect(second.saved).toBe(3);
  expect(second.sent).toBe(second.planned - second.saved);
  expect(server.requests.slice(before).map(({ operation }) => operation)).not.toContain("metrics");
  for (const { requests, bound } of Object.values(second.usage)) expect(requests).toBe(bound);
  expect(second.evidence).toEqual(first.evidence);
  const without = await run({ ...sampleContext(server.url) });
  expect(without).toMatchObject({ saved: 0, sent: first.sent });
});

it("of a window that moved on, only its new end is asked", async () => {
  const server = await started();
  const cache = keptInMemory();
  await run(contextFor(server.url, components, { ...WINDOW, cache }));
  const before = server.requests.length;
  const later = await run(contextFor(server.url, components, { ...WINDOW, cache, asOf: "2026-01-29T12:44:56Z" }));
  const spans = server.requests.slice(before).map(({ url }) => url.searchParams);
  expect(spans.length).toBeGreaterThan(0);
  for (const span of spans) {
    expect(span.get("starttime")).toBe("2026-01-29T12:34:00.000Z");
    expect(span.get("endtime")).toBe("2026-01-29T12:44:00.000Z");
  }
  const value = later.evidence.find(({ signal }) => signal === "requests")?.value;
  expect(value).toMatchObject({ start: "2026-01-29T11:44:00Z", values: Array(12).fill(1) });
});

it("another subscription, another endpoint and another identity share nothing", async () => {
  const other = { ...shop, id: resourceId("Microsoft.Web/sites", "shop", "00000000-0000-0000-0000-000000000002") };
  const server = await started({ resources: [shop, other] });
  const cache = keptInMemory();
  const first = await run(contextFor(server.url, components, { ...WINDOW, cache }));
  const changed = [
    contextFor(server.url, [component("shop", "azure.appservice", other)], { ...WINDOW, cache }),
    contextFor(`${server.url}/`, components, { ...WINDOW, cache, settings: { endpoint: `${server.url}/` } }),
    contextFor(server.url, components, { ...WINDOW, cache, settings: { auth: { tokenEnv: "PATH" } } }),
  ];
  for (const context of changed) expect(await planAzure(context, QUICK)).toMatchObject({ remembered: 0 });
  expect(first.sent).toBeGreaterThan(0);
  for (const [key, text] of cache.texts) expect(`${key} ${text}`).not.toContain("token-of-the-test");
});

it("what has not settled, what was refused and what is silent is not kept", async () => {
  const server = await started();
  const cache = keptInMemory();
  const now = new Date().toISOString();
  const live = contextFor(server.url, components, { ...WINDOW, cache, asOf: now });
  await run(live);
  const kept = [...cache.texts.values()].map((text) => JSON.parse(text) as { start: number; values: unknown[] });
  expect(kept.length).toBeGreaterThan(0);
  // The last quarter of an hour may still change.
  for (const { start, values } of kept)
    expect(start + values.length * 300_000).toBeLessThanOrEqual(Date.now() - 900_000);
  cache.texts.clear();
  server.faults.add("metrics", deny(), Number.POSITIVE_INFINITY);
  await run(contextFor(server.url, components, { ...WINDOW, cache }));
  expect(cache.texts.size).toBe(0);
});

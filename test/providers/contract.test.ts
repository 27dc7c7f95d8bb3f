import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { ObjectiveAsk } from "../../src/model/objective.ts";
import type { ProviderContext } from "../../src/model/provider.ts";
import { activate } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { loadProvider, PROVIDER_IDS } from "../../src/providers/registry.ts";
import { type Asked, answer, json, startWire, type Wire } from "../servers/prometheus-wire.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { keepsTheContract, type Prepared, type ProviderCase } from "./contract.ts";
import { AS_OF, ask, promql, ratio, slices } from "./prometheus/asks.ts";

const rules = await shippedRules();
const quiet = {
  loadRules: async () => rules,
  tool: { name: "plumbrule", version: "test" },
  now: Date.UTC(2026, 0, 31),
  progress() {},
  abort: new AbortController().signal,
};

/** The context that the pipeline gives a provider for a folder. */
async function contextFor(id: string, directory: string): Promise<ProviderContext> {
  const active = await activate(await describeWorkload({ ...quiet, directory }), quiet);
  const one = active.find(({ provider }) => provider.id === id);
  if (!one) throw new Error(`${id} is not active in ${directory}`);
  return one.context;
}

/** A folder whose manifest names the provider and that holds nothing it could read. */
async function emptyFolder(id: string, settings: string): Promise<Prepared> {
  const folder = realpathSync(temporaryFolder());
  mkdirSync(join(folder, "nothing"));
  writeFileSync(
    join(folder, "plumbrule.yaml"),
    `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: w }
components: [{ id: a, type: http-service }]
providers: { ${id}: ${settings} }
`,
  );
  return { context: await contextFor(id, folder) };
}

const example = (id: string) => async (): Promise<Prepared> => ({
  context: await contextFor(id, join(ROOT, "examples/online-boutique")),
});

const wires: Wire[] = [];
afterAll(() => Promise.all(wires.map((wire) => wire.stop())));

const TOKEN = "s3cr3t+token/of=the_source";
vi.stubEnv("CONTRACT_TOKEN", TOKEN);

const OBJECTIVES: readonly ObjectiveAsk[] = [
  ask({ kind: "raw", raw: promql("avg_over_time(share[window])"), means: "success" }, { subject: "frontend" }),
  ask(ratio({ total: "sum(requests_total)", bad: "sum(errors_total)", counter: true }), { subject: "frontend" }),
  ask(ratio({ total: "sum(requests_total)", good: "sum(good_total)", counter: true }), {
    subject: "frontend",
    objective: "slices",
    ...slices(3600, 24),
  }),
];

/** A server of our own that says the token back wherever it says something. */
async function prometheus(handle: (asked: Asked, response: ServerResponse) => void): Promise<Prepared> {
  const wire = await startWire(handle);
  wires.push(wire);
  const { context } = await example("recorded")();
  const components = context.workload.components.map((component) => ({
    ...component,
    ref: { labels: { job: component.id } },
  }));
  return {
    context: {
      ...context,
      workload: { ...context.workload, components },
      settings: { url: wire.url, auth: { tokenEnv: "CONTRACT_TOKEN" } },
      measures: rules.tables.prometheus,
      objectives: OBJECTIVES,
      asOf: AS_OF,
    },
    requests: () => wire.asked.length,
  };
}

/** Of each provider, how its sources are made. One entry each. */
const CASES: { [id: string]: Omit<ProviderCase, "provider" | "catalogue"> } = {
  prometheus: {
    working: () => prometheus((asked, response) => answer(asked, response, "0.5")),
    broken: () => prometheus((_, response) => response.end(`<html>${TOKEN}</html>`)),
    denying: () => prometheus((_, response) => json(response, 403, { status: "error", error: `no ${TOKEN}` })),
    hanging: () => prometheus(() => undefined),
    secrets: [TOKEN],
  },
  recorded: {
    working: example("recorded"),
    broken: () =>
      emptyFolder(
        "recorded",
        "{ series: [{ file: gone.csv, component: a, time: t, signals: { requests: r } }], traces: [{ file: gone.jsonl }] }",
      ),
    secrets: [TOKEN],
  },
  repository: {
    working: example("repository"),
    broken: () => emptyFolder("repository", "{}"),
    // A folder without git is told, and is no fault.
    brokenLevel: "info",
    secrets: [TOKEN],
  },
};

test("every provider is held to the contract", () => {
  expect(Object.keys(CASES).sort()).toEqual([...PROVIDER_IDS].sort());
});

for (const [id, made] of Object.entries(CASES)) {
  const provider = await loadProvider(id);
  describe(`the contract that every provider keeps: ${id}`, () => {
    keepsTheContract(id, { ...made, provider, catalogue: rules.signals });
  });
}

import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { ObjectiveAsk } from "../../src/model/objective.ts";
import type { ProviderContext } from "../../src/model/provider.ts";
import { activate } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { loadProvider, PROVIDER_IDS } from "../../src/providers/registry.ts";
import { type Fault as AwsFault, faults as awsFaults, startAws } from "../servers/aws.ts";
import * as azureFaults from "../servers/azure/faults.ts";
import { TOKEN as AZURE_TOKEN, startAzure } from "../servers/azure.ts";
import { TOKEN as GCP_TOKEN, type Fault as GcpFault, startGcp } from "../servers/gcp/server.ts";
import { type Asked, answer, json, startWire } from "../servers/prometheus-wire.ts";
import type { Running } from "../servers/real-server.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import * as aws from "./aws/workload.ts";
import * as azure from "./azure/setting.ts";
import { keepsTheContract, type Prepared, type ProviderCase } from "./contract.ts";
import * as gcp from "./gcp/context.ts";
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

const folder = (id: string, path: string) => async (): Promise<Prepared> => ({
  context: await contextFor(id, join(ROOT, path)),
});
const example = (id: string) => folder(id, "examples/online-boutique");

const running: Running[] = [];
afterAll(() => Promise.all(running.map((server) => server.stop())));

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
  running.push(wire);
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

const SECRET_KEY = "planted-secret-key-0123456789";
vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAPLANTEDPLANTED00");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", SECRET_KEY);

async function amazon(fault?: AwsFault): Promise<Prepared> {
  const server = await startAws(aws.worldOf(aws.balanced("edge")));
  running.push(server);
  server.fault = fault;
  const context = aws.contextFor(server.url, [aws.loadBalancer("edge")], { timeoutMs: 3000 });
  return { context, requests: () => server.calls.length };
}

async function microsoft(
  fault?: Parameters<Awaited<ReturnType<typeof startAzure>>["faults"]["add"]>[1],
): Promise<Prepared> {
  const server = await startAzure(azure.SAMPLE);
  running.push(server);
  if (fault)
    for (const api of ["metrics", "logs", "graph", "advisor", "cost", "alerts", "cost-alerts", "commitments"] as const)
      server.faults.add(api, fault, Number.POSITIVE_INFINITY);
  return { context: { ...azure.sampleContext(server.url), timeoutMs: 3000 }, requests: () => server.requests.length };
}

async function google(fault?: GcpFault): Promise<Prepared> {
  const server = await startGcp({ sources: gcp.cloudRun("cart", "europe-west1") });
  running.push(server);
  if (fault) server.faults.set("*", fault);
  const components = [gcp.component("cart", "gcp.cloudrun", { service_name: "cart", location: "europe-west1" })];
  const context = { ...gcp.contextOf(server.url, components), timeoutMs: 3000 };
  return { context, requests: () => server.asked.length };
}

/** Of each provider, how its sources are made. One entry each. */
const CASES: { [id: string]: Omit<ProviderCase, "provider" | "catalogue"> } = {
  aws: {
    working: () => amazon(),
    broken: () => amazon(awsFaults.html(/./)),
    denying: () => amazon(awsFaults.denied(/./, SECRET_KEY)),
    hanging: () => amazon(awsFaults.hanging(/./)),
    secrets: [SECRET_KEY, "AKIAPLANTEDPLANTED00"],
  },
  azure: {
    working: () => microsoft(),
    broken: () => microsoft(azureFaults.webPage),
    denying: () => microsoft(azureFaults.deny()),
    hanging: () => microsoft(azureFaults.hang),
    secrets: [AZURE_TOKEN],
  },
  gcp: {
    working: () => google(),
    broken: () => google({ kind: "page" }),
    denying: () => google({ kind: "deny" }),
    hanging: () => google({ kind: "hang" }),
    secrets: [GCP_TOKEN],
  },
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
  toil: {
    working: folder("toil", "test/fixtures/toil"),
    broken: () => emptyFolder("toil", "{ tickets: gone.json, records: gone.csv }"),
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

import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Evidence, Series } from "../../src/model/evidence.ts";
import { isSeries } from "../../src/model/evidence.ts";
import { OBJECTIVE_PARTS, type ObjectiveAsk } from "../../src/model/objective.ts";
import type { ProviderContext } from "../../src/model/provider.ts";
import type { Signal } from "../../src/model/rules.ts";
import { parseInstant } from "../../src/model/time.ts";
import { activate } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { loadProvider, PROVIDER_IDS } from "../../src/providers/registry.ts";
import { startAws } from "../servers/aws.ts";
import { startAzure } from "../servers/azure.ts";
import { startGcp } from "../servers/gcp/server.ts";
import { answer, startWire } from "../servers/prometheus-wire.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import * as awsWorkload from "./aws/workload.ts";
import * as azureSetting from "./azure/setting.ts";
import { cloudRun, component, TOKEN_VARIABLE as GCP_TOKEN_VARIABLE, contextOf as gcpContext } from "./gcp/context.ts";
import { AS_OF, ask, promql, ratio, slices } from "./prometheus/asks.ts";

const rules = await shippedRules();
const tool = { name: "plumbrule", version: "test" };
const quiet = {
  loadRules: async () => rules,
  tool,
  now: Date.UTC(2026, 0, 31),
  progress() {},
  abort: new AbortController().signal,
};

const wire = await startWire((asked, response) => answer(asked, response, "0.5"));
const google = await startGcp({ sources: cloudRun("cart", "europe-west1") });
const azure = await startAzure(azureSetting.SAMPLE);
process.env.AWS_ACCESS_KEY_ID = "AKIAPLANTEDPLANTED00";
process.env.AWS_SECRET_ACCESS_KEY = "planted-secret-key-0123456789";
const amazon = await startAws(awsWorkload.worldOf(awsWorkload.balanced("edge")));
afterAll(() => Promise.all([wire.stop(), google.stop(), azure.stop(), amazon.stop()]));

/** Objectives for a source that answers those: a server of our own that knows every metric. */
const OBJECTIVES: readonly ObjectiveAsk[] = [
  ask({ kind: "raw", raw: promql("avg_over_time(share[window])"), means: "success" }, { subject: "frontend" }),
  ask(ratio({ total: "sum(requests_total)", bad: "sum(errors_total)", counter: true }), { subject: "frontend" }),
  ask(ratio({ total: "sum(requests_total)", good: "sum(good_total)", counter: true }), {
    subject: "frontend",
    objective: "slices",
    ...slices(3600, 24),
  }),
];

/** The context of a provider in the example, which has no server: that is ours. */
async function exampleContext(id: string): Promise<ProviderContext> {
  if (id === "aws") return awsWorkload.contextFor(amazon.url, [awsWorkload.loadBalancer("edge")]);
  if (id === "azure") return azureSetting.sampleContext(azure.url);
  const example = join(ROOT, FOLDERS[id]?.example ?? "");
  if (id === "gcp") {
    const settings = { project: "shop-1", endpoint: google.url, auth: { tokenEnv: GCP_TOKEN_VARIABLE } };
    const components = [component("cart", "gcp.cloudrun", { service_name: "cart", location: "europe-west1" })];
    return { ...gcpContext(google.url, components), settings };
  }
  if (id !== "prometheus") return contextFor(id, example);
  const described = await contextFor("recorded", example);
  return { ...described, settings: { url: wire.url }, objectives: OBJECTIVES, asOf: AS_OF };
}

/** Signals of objectives are named by the model, and are of what the objective is of. */
const PARTS: Signal[] = OBJECTIVE_PARTS.map((part) => ({
  id: `objective.${part}`,
  title: part,
  unit: part === "raw" || part === "threshold" ? "1" : "{count}",
  subject: "component",
  value: "number",
  strength: "observed",
}));

/** The context that the pipeline gives a provider for a folder. */
async function contextFor(id: string, directory: string): Promise<ProviderContext> {
  const described = await describeWorkload({ ...quiet, directory });
  const active = await activate(described, quiet);
  const one = active.find(({ provider }) => provider.id === id);
  if (!one) throw new Error(`${id} is not active in ${directory}`);
  return one.context;
}

/** Of each provider: a workload in which it gives readings, and settings under which it is active in a folder that holds nothing it could read. */
const FOLDERS: { [id: string]: { example: string; empty: string } } = {
  recorded: {
    example: "examples/online-boutique",
    empty:
      "{ series: [{ file: gone.csv, component: a, time: t, signals: { requests: r } }], traces: [{ file: gone.jsonl }] }",
  },
  gcp: {
    example: "examples/online-boutique",
    empty: "{ project: shop-1, endpoint: 'http://127.0.0.1:9', auth: { tokenEnv: PLUMBRULE_TEST_GCP_TOKEN } }",
  },
  aws: {
    example: "examples/online-boutique",
    empty: "{ region: eu-west-1, endpoint: 'http://127.0.0.1:9' }",
  },
  azure: {
    example: "examples/online-boutique",
    empty: "{ subscription: s, endpoint: 'http://127.0.0.1:9', auth: { tokenEnv: PLUMBRULE_TEST_AZURE_TOKEN } }",
  },
  prometheus: { example: "examples/online-boutique", empty: "{ url: 'http://127.0.0.1:9' }" },
  repository: { example: "examples/online-boutique", empty: "{}" },
  toil: { example: "test/fixtures/toil", empty: "{ tickets: gone.json, records: gone.csv }" },
};

describe.each([...PROVIDER_IDS])("the contract that every provider keeps: %s", (id) => {
  it("gives readings of the catalogue, of known subjects, with ids that are unique and a source that can be walked back", async () => {
    const provider = await loadProvider(id);
    const context = await exampleContext(id);
    const { evidence, diagnostics } = await provider.gather(context);
    const signals = new Map([...rules.signals, ...PARTS].map((signal) => [signal.id, signal]));
    const subjects = new Set([context.workload.name, ...context.workload.components.map((component) => component.id)]);
    expect(evidence.length).toBeGreaterThan(0);
    expect(new Set(evidence.map((item) => item.id)).size).toBe(evidence.length);
    for (const item of evidence) {
      const signal = signals.get(item.signal);
      expect(signal, item.signal).toBeDefined();
      expect(subjects.has(item.subject), item.subject).toBe(true);
      expect(item.subject === context.workload.name, `${item.signal} of ${item.subject}`).toBe(
        signal?.subject === "workload",
      );
      expect(item.source.provider).toBe(id);
      expect(item.source.query ?? item.source.path, item.signal).toBeTruthy();
      expect(item.source.path ?? "").not.toMatch(/^\/|\\/);
      if (item.value === null) expect(item.reason, item.signal).toBeTruthy();
      else expect(item.reason, item.signal).toBeUndefined();
      expect(parseInstant(item.window.start), item.signal).toBeDefined();
      expect(parseInstant(item.window.end), item.signal).toBeLessThanOrEqual(parseInstant(context.asOf) ?? 0);
      expect(finite(item), item.signal).toBe(true);
      // What is kept of a series later is held against its window: a source gives all of it.
      if (isSeries(item.value)) expect(endOf(item.value), item.signal).toBe(parseInstant(item.window.end));
      if (isSeries(item.value)) expect(item.value.start, item.signal).toBe(item.window.start);
      expect(item.unit, item.signal).toBe(signal?.unit);
    }
    for (const one of diagnostics) expect(one.provider).toBe(id);
  });

  it("plans every observed reading that it gives, and asks for nothing outside the catalogue", async () => {
    const provider = await loadProvider(id);
    const context = await exampleContext(id);
    const { readings } = await provider.plan(context);
    const signals = new Set([...rules.signals, ...PARTS].map((signal) => signal.id));
    const planned = new Set(readings.map((reading) => `${reading.subject} ${reading.signal}`));
    for (const reading of readings) expect(signals.has(reading.signal), reading.signal).toBe(true);
    const { evidence } = await provider.gather(context);
    for (const item of evidence.filter((one) => one.strength === "observed")) {
      expect(planned.has(`${item.subject} ${item.signal}`), `${item.subject} ${item.signal}`).toBe(true);
    }
  });

  it("gives the same twice, and the same in a copy of the folder under another name", async () => {
    const provider = await loadProvider(id);
    const context = await exampleContext(id);
    const first = await provider.gather(context);
    const second = await provider.gather(context);
    expect(sorted(second.evidence)).toEqual(sorted(first.evidence));
  });

  it("a source that is not there is a reason and a diagnostic, never an exception or a value", async () => {
    const folder = realpathSync(temporaryFolder());
    mkdirSync(join(folder, "nothing"));
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: w }
components: [{ id: a, type: http-service }]
providers: { ${id}: ${FOLDERS[id]?.empty} }
`,
    );
    const provider = await loadProvider(id);
    const context = {
      ...(await contextFor(id, folder)),
      ...(id === "prometheus" ? { objectives: OBJECTIVES.map((one) => ({ ...one, subject: "a" })) } : {}),
    };
    const { readings } = await provider.plan(context);
    const { evidence } = await provider.gather(context);
    for (const item of evidence) if (item.value === null) expect(item.reason).toBeTruthy();
    const observed = readings.filter((reading) => reading.strength === "observed");
    for (const reading of observed) {
      const there = evidence.filter((item) => item.subject === reading.subject && item.signal === reading.signal);
      for (const item of there) {
        // An empty list would say that nothing is odd, or nobody strange, about what was never read.
        expect(
          item.value === null || item.value === false || (Array.isArray(item.value) && item.value.length > 0),
          item.signal,
        ).toBe(true);
      }
    }
  });

  it("doctor says something of each thing it looked at", async () => {
    const provider = await loadProvider(id);
    const results = await provider.doctor(await exampleContext(id));
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) expect(result.message).toBeTruthy();
    for (const result of results.filter((one) => !one.ok)) expect(result.message.length).toBeGreaterThan(10);
  });
});

function sorted(evidence: readonly Evidence[]): Evidence[] {
  return [...evidence].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function endOf({ start, step, values }: Series): number {
  return Date.parse(start) + values.length * step * 1000;
}

function finite({ value }: Evidence): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (isSeries(value)) return value.values.every((one) => one === null || Number.isFinite(one));
  return true;
}

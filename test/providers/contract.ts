import { expect, it } from "vitest";
import { type Diagnostic, type Evidence, isSeries, type Series } from "../../src/model/evidence.ts";
import { canonicalJson } from "../../src/model/json.ts";
import { OBJECTIVE_PARTS } from "../../src/model/objective.ts";
import type { GatherResult, Provider, ProviderContext } from "../../src/model/provider.ts";
import type { Signal } from "../../src/model/rules.ts";
import { parseInstant } from "../../src/model/time.ts";

/** A context, with what its source was sent so far; a source of files is sent nothing. */
export interface Prepared {
  context: ProviderContext;
  /** Requests that the source has taken. */
  requests?(): number;
}

/** What the contract needs of a provider: how each kind of source is made, anew with each call. */
export interface ProviderCase {
  provider: Provider;
  /** Every signal that may come: the shipped catalogue, without the objectives' own. */
  catalogue: readonly Signal[];
  /** A source that works, in which components have readings. */
  working(): Promise<Prepared>;
  /** A source that is not there, or answers what is no answer. */
  broken(): Promise<Prepared>;
  /** Of what is said of it: an error, unless nothing there is no fault. */
  brokenLevel?: Diagnostic["level"];
  /** A source that refuses the credentials; absent where there are none. */
  denying?(): Promise<Prepared>;
  /** A source that takes a request and does not answer; absent where nothing is waited for. */
  hanging?(): Promise<Prepared>;
  /** Texts that the contexts hold in confidence, such as a token in the environment. */
  secrets: readonly string[];
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

/** Generous: the contract says a second, and the machine may be busy. */
const ABORT_MS = 5_000;

/** The contract that every provider keeps. Applied by one call in a `describe` of test/providers/contract.test.ts. */
export function keepsTheContract(id: string, made: ProviderCase): void {
  const { provider, working, catalogue, secrets } = made;
  let first: ReturnType<typeof ranOnce> | undefined;
  /** One run over a source that works, which several tests look at. */
  const run = () => {
    first ??= ranOnce(provider, working);
    return first;
  };

  it("plan sends nothing", async () => {
    expect((await run()).sentByPlan).toBe(0);
  });

  it("without faults the requests are the bound, and both are the plan's; each is counted once", async () => {
    const { plan, usage, sent } = await run();
    const table = (of: typeof usage) =>
      Object.fromEntries(Object.entries(of).map(([api, one]) => [api, [one.requests, one.bound]]));
    expect(table(usage)).toEqual(table(plan.usage));
    for (const [api, { requests: made, bound, usd }] of Object.entries(usage)) {
      // What is billed by what comes back costs at most what was planned.
      expect(usd, api).toBeLessThanOrEqual((plan.usage[api]?.usd ?? 0) + 1e-9);
      expect(api.startsWith(`${id}/`), api).toBe(true);
      expect(made, api).toBe(bound);
    }
    const all = Object.values(usage).reduce((sum, one) => sum + one.requests, 0);
    expect(all).toBe(sent);
  });

  it("gives readings of the catalogue, of known subjects, with ids that are unique and a source that can be walked back", async () => {
    const { context, evidence, diagnostics } = await run();
    const signals = new Map([...catalogue, ...PARTS].map((signal) => [signal.id, signal]));
    const subjects = new Set([context.workload.name, ...context.workload.components.map((component) => component.id)]);
    expect(evidence.filter(({ value }) => value !== null).length).toBeGreaterThan(0);
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
      expect(item.unit, item.signal).toBe(signal?.unit);
      whole(item, context);
    }
    for (const one of diagnostics) expect(one.provider).toBe(id);
  });

  it("plans every observed reading that it gives, and gives something, or a reason, for each that it plans", async () => {
    const { plan, evidence } = await run();
    const { readings } = plan;
    const signals = new Set([...catalogue, ...PARTS].map((signal) => signal.id));
    const name = ({ subject, signal }: { subject: string; signal: string }) => `${subject} ${signal}`;
    for (const reading of readings) expect(signals.has(reading.signal), reading.signal).toBe(true);
    const planned = new Set(readings.map(name));
    const given = new Set(evidence.map(name));
    for (const item of evidence.filter((one) => one.strength === "observed"))
      expect(planned.has(name(item)), name(item)).toBe(true);
    // Of what is configured, nothing found is an answer.
    for (const reading of readings.filter((one) => one.strength === "observed"))
      expect(given.has(name(reading)), name(reading)).toBe(true);
  });

  it("gives the same bytes for the same input", async () => {
    const { context, plan, evidence, usage } = await run();
    const again = await provider.gather(context);
    const bytes = (one: Pick<GatherResult, "evidence" | "usage">) =>
      canonicalJson({ evidence: [...one.evidence].sort((a, b) => (a.id < b.id ? -1 : 1)), usage: one.usage });
    expect(bytes(again)).toBe(bytes({ evidence, usage }));
    expect(canonicalJson(await provider.plan(context))).toBe(canonicalJson(plan));
  });

  const faults = [
    ["broken", made.broken, made.brokenLevel ?? "error"],
    ...(made.denying ? [["denying", made.denying, "error"] as const] : []),
  ] as const;
  for (const [kind, prepare, level] of faults)
    it(`a source that is ${kind} is a reason and a diagnostic, never an exception or a value`, async () => {
      const { context } = await prepare();
      const { readings } = await provider.plan(context);
      const { evidence, diagnostics } = await provider.gather(context);
      for (const item of evidence) whole(item, context);
      const observed = new Set(
        readings.filter(({ strength }) => strength === "observed").map(({ subject, signal }) => `${subject} ${signal}`),
      );
      for (const { subject, signal, value } of evidence.filter((one) => observed.has(`${one.subject} ${one.signal}`))) {
        // An empty list would say that nothing is odd, or nobody strange, about what was never read.
        const silent = value === null || value === false || (Array.isArray(value) && value.length > 0);
        expect(silent, `${signal} of ${subject}`).toBe(true);
      }
      if (observed.size > 0) expect(diagnostics.map(({ level }) => level)).toContain(level);
      for (const one of diagnostics) expect(one.message.length).toBeGreaterThan(5);
      holdsNone(secrets, { evidence, diagnostics });
    });

  const { hanging } = made;
  if (hanging)
    it("an interruption ends it, while its source hangs, without an exception", async () => {
      const { context, requests } = await hanging();
      const controller = new AbortController();
      const gathering = provider.gather({ ...context, abort: controller.signal });
      while ((requests?.() ?? 1) === 0) await pause(5);
      controller.abort();
      const result = await Promise.race([gathering, pause(ABORT_MS)]);
      expect(result, `still at it after ${ABORT_MS} ms`).toBeDefined();
      for (const item of result?.evidence ?? []) whole(item, context);
      expect(result?.evidence.filter(({ strength, value }) => strength === "observed" && value !== null)).toEqual([]);
    });

  it("no secret is in what it plans, gives or says", async () => {
    const { context, plan, evidence, diagnostics, usage, said } = await run();
    holdsNone(secrets, [plan, evidence, diagnostics, usage, said, await provider.doctor(context)]);
  });

  it("doctor says something of each thing it looked at, and what is wrong with a broken source", async () => {
    const results = await provider.doctor((await run()).context);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) expect(result.message).toBeTruthy();
    const found = await provider.doctor((await made.broken()).context);
    for (const result of found.filter((one) => !one.ok)) expect(result.message.length).toBeGreaterThan(10);
  });
}

async function ranOnce(provider: Provider, working: ProviderCase["working"]) {
  const { context, requests } = await working();
  const said: string[] = [];
  const heard = { ...context, progress: (message: string) => said.push(message) };
  const plan = await provider.plan(heard);
  const sentByPlan = requests?.() ?? 0;
  const result = await provider.gather(heard);
  return { ...result, context, plan, said, sentByPlan, sent: requests?.() ?? 0 };
}

/** A value or a reason, of a window that ends with the run at the latest, finite, and a series that is all of its window. */
function whole(item: Evidence, { asOf }: ProviderContext): void {
  if (item.value === null) expect(item.reason, item.signal).toBeTruthy();
  else expect(item.reason, item.signal).toBeUndefined();
  expect(parseInstant(item.window.start), item.signal).toBeDefined();
  expect(parseInstant(item.window.end), item.signal).toBeLessThanOrEqual(parseInstant(asOf) ?? 0);
  expect(finite(item), item.signal).toBe(true);
  if (!isSeries(item.value)) return;
  // What is kept of a series later is held against its window: a source gives all of it.
  expect(item.value.start, item.signal).toBe(item.window.start);
  expect(endOf(item.value), item.signal).toBe(parseInstant(item.window.end));
}

function endOf({ start, step, values }: Series): number {
  return Date.parse(start) + values.length * step * 1000;
}

function finite({ value }: Evidence): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (isSeries(value)) return value.values.every((one) => one === null || Number.isFinite(one));
  return true;
}

function holdsNone(secrets: readonly string[], all: unknown): void {
  const text = JSON.stringify(all);
  for (const secret of secrets)
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])
      expect(text.includes(form), form).toBe(false);
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

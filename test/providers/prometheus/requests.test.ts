import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ObjectiveAsk } from "../../../src/model/objective.ts";
import { type Batch, batchesOf, halves, joinedQuery } from "../../../src/providers/prometheus/combining.ts";
import { gatherPrometheus, planPrometheus } from "../../../src/providers/prometheus/gather.ts";
import { LIMITS } from "../../../src/providers/prometheus/limits.ts";
import type { Question } from "../../../src/providers/prometheus/questions.ts";
import { answer, json, startWire, type Wire } from "../../servers/prometheus-wire.ts";
import { ask, contextFor, DAY, HOUR, ratio, raw, slices } from "./asks.ts";

const open: Wire[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((wire) => wire.stop()));
});

async function counting(handle: Parameters<typeof startWire>[0] = (asked, to) => answer(asked, to, "1")) {
  const wire = await startWire(handle);
  open.push(wire);
  return wire;
}

const WINDOWS = [28 * DAY, 3 * DAY, DAY, 6 * HOUR, 2 * HOUR, HOUR, 1800, 300];

function objectives(count: number, more: Partial<ObjectiveAsk> = {}): ObjectiveAsk[] {
  return Array.from({ length: count }, (_, index) =>
    ask(
      ratio({
        total: `sum(http_requests_total{job="service-${index}"})`,
        bad: `sum(http_requests_total{job="service-${index}",code=~"5.."})`,
        counter: true,
      }),
      { objective: `objective-${index}`, windows: WINDOWS, ...more },
    ),
  );
}

describe("requests", () => {
  it.each([
    ["one objective", objectives(1)],
    ["a hundred objectives", objectives(100)],
    ["slices of five minutes", objectives(3, slices(300, 8064))],
    ["slices of a minute", objectives(3, slices(60, 40_320))],
    ["both", [...objectives(20), ...objectives(20, slices(3600, 672))]],
    ["none", []],
  ])("are as many as the plan says, and no query is longer than agreed: %s", async (_, asks) => {
    const wire = await counting();
    const context = contextFor(wire.url, asks);
    const planned = await planPrometheus(context);
    expect(wire.asked).toEqual([]);
    const { usage, evidence, diagnostics } = await gatherPrometheus(context);
    expect(diagnostics).toEqual([]);
    for (const item of evidence) expect(item.value, item.reason).not.toBeNull();
    const seen = (path: string) => wire.asked.filter((one) => one.path === path).length;
    for (const [api, path] of [
      ["prometheus/query", "/api/v1/query"],
      ["prometheus/query_range", "/api/v1/query_range"],
    ] as const) {
      expect(usage[api]?.requests ?? 0).toBe(seen(path));
      expect(planned.usage[api]?.requests ?? 0).toBe(seen(path));
      expect(planned.usage[api]?.bound ?? 0).toBe(seen(path));
      expect(usage[api]?.bound).toBe(planned.usage[api]?.bound);
      expect(usage[api]?.points).toBe(planned.usage[api]?.points);
    }
    expect(Object.values(usage).reduce((sum, one) => sum + one.requests, 0)).toBe(wire.asked.length);
    for (const { form } of wire.asked)
      expect(Buffer.byteLength(form.get("query") ?? "")).toBeLessThanOrEqual(LIMITS.queryBytes);
    const named = new Set(planned.readings.map((one) => `${one.subject} ${one.signal}`));
    for (const item of evidence) expect(named.has(`${item.subject} ${item.signal}`)).toBe(true);
  });

  it("are for one time, that of the run", async () => {
    const wire = await counting();
    await gatherPrometheus(contextFor(wire.url, objectives(30), { asOf: "2026-01-29T00:00:00.250Z" }));
    expect(new Set(wire.asked.map(({ form }) => form.get("time")))).toEqual(new Set(["1769644800.25"]));
  });

  it("ask the same thing once, whoever wants it", async () => {
    const wire = await counting();
    const same = objectives(1)[0] as ObjectiveAsk;
    const context = (count: number) =>
      contextFor(
        wire.url,
        Array.from({ length: count }, (_, index) => ({ ...same, objective: String(index) })),
      );
    const { usage, evidence } = await gatherPrometheus(context(50));
    expect(evidence).toHaveLength(50 * 16);
    expect(new Set(evidence.map((item) => item.id)).size).toBe(evidence.length);
    expect(usage).toEqual((await gatherPrometheus(context(1))).usage);
  });

  it("are a few at a time", async () => {
    const wire = await counting(async (asked, to) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      answer(asked, to, "1");
    });
    await gatherPrometheus(contextFor(wire.url, objectives(100)));
    expect(wire.atOnce()).toBe(4);
    const more = await counting(async (asked, to) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      answer(asked, to, "1");
    });
    await gatherPrometheus(contextFor(more.url, objectives(100), { settings: { url: more.url, concurrency: 2 } }));
    expect(more.atOnce()).toBe(2);
  });

  it("are fewer where the server takes longer queries", async () => {
    const wire = await counting();
    const asks = objectives(100);
    const usual = await planPrometheus(contextFor(wire.url, asks));
    const longer = await planPrometheus(
      contextFor(wire.url, asks, { settings: { url: wire.url, queryBytes: 1_000_000 } }),
    );
    expect(longer.usage["prometheus/query"]?.requests).toBe(1);
    expect(usual.usage["prometheus/query"]?.requests).toBeLessThan(30);
  });

  it("are not sent without end to a server that refuses everything", async () => {
    const wire = await counting((_, to) => json(to, 422, { status: "error", errorType: "execution", error: "no" }));
    const { evidence, usage } = await gatherPrometheus(contextFor(wire.url, objectives(200)));
    for (const item of evidence) expect(item.reason).toContain("the server refuses the query (HTTP 422): no");
    const { requests = 0, bound = 0 } = usage["prometheus/query"] ?? {};
    expect(requests).toBeLessThanOrEqual(bound + 2 * LIMITS.splits);
  });

  it("go below the path of the address", async () => {
    const wire = await counting((asked, to) =>
      answer({ ...asked, path: asked.path.replace("/prometheus", "") }, to, "1"),
    );
    await gatherPrometheus(contextFor(`${wire.url}/prometheus`, [ask(raw("avg_over_time(x[window])"))]));
    expect(wire.asked.map((one) => one.path)).toEqual(["/prometheus/api/v1/query"]);
  });
});

describe("batches", () => {
  const question = fc.record({
    text: fc.string({ minLength: 1, maxLength: 400 }),
    scalar: fc.boolean(),
    grid: fc.record({
      first: fc.constant(1_000_000),
      stepSeconds: fc.constantFrom(60, 300),
      count: fc.constantFrom(1, 10, 11_000, 30_000),
    }),
  });

  it("ask every question at every time exactly once, within all limits", () => {
    fc.assert(
      fc.property(
        fc.array(question, { maxLength: 60 }),
        fc.integer({ min: 500, max: 20_000 }),
        (questions: Question[], queryBytes) => {
          const limits = { ...LIMITS, queryBytes };
          const times = new Map<number, number[]>();
          for (const batch of batchesOf(questions, limits)) {
            expect(batch.grid.count).toBeLessThanOrEqual(limits.rangePoints);
            const joined = Buffer.byteLength(joinedQuery(batch, questions));
            if (batch.questions.length > 1) expect(joined).toBeLessThanOrEqual(queryBytes);
            note(times, batch);
          }
          for (const [number, { grid }] of questions.entries()) {
            const wanted = Array.from({ length: grid.count }, (_, at) => grid.first + at * grid.stepSeconds * 1000);
            expect(times.get(number)).toEqual(wanted);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("are halved into the same questions and times", () => {
    const questions: Question[] = Array.from({ length: 7 }, () => ({
      text: "x",
      scalar: false,
      grid: { first: 0, stepSeconds: 1, count: 5 },
    }));
    const [whole] = batchesOf(questions, LIMITS);
    const leaves: Batch[] = [];
    const split = (batch: Batch): void => {
      const two = halves(batch);
      if (two) for (const half of two) split(half);
      else leaves.push(batch);
    };
    if (whole) split(whole);
    expect(leaves).toHaveLength(35);
    const times = new Map<number, number[]>();
    for (const leaf of leaves) note(times, leaf);
    for (const number of questions.keys()) expect(times.get(number)).toEqual([0, 1000, 2000, 3000, 4000]);
  });
});

function note(times: Map<number, number[]>, { questions, grid }: Batch): void {
  for (const number of questions) {
    const known = times.get(number) ?? [];
    for (let at = 0; at < grid.count; at++) known.push(grid.first + at * grid.stepSeconds * 1000);
    times.set(number, known);
  }
}

import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Indicator, MetricQuery, ObjectiveAsk } from "../../../src/model/objective.ts";
import { gatherGcp, planGcp } from "../../../src/providers/gcp/gather.ts";
import { startGcp } from "../../servers/gcp/server.ts";
import { cloudRun, contextOf, QUICK } from "./context.ts";

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

const DAY = 86_400;
const REQUESTS = 'metric.type = "run.googleapis.com/request_count" AND resource.labels.service_name = "cart"';
const ERRORS = `${REQUESTS} AND metric.labels.response_code_class = "5xx"`;
const monitoring = (spec: MetricQuery["spec"]): MetricQuery => ({ type: "CloudMonitoring", spec });

async function ask(indicator: Indicator, more: Partial<ObjectiveAsk> = {}) {
  const objectives: ObjectiveAsk[] = [
    { objective: "availability", subject: "shop", indicator, windows: [7 * DAY, 3600, 300], ...more },
  ];
  const context = contextOf(server.url, [], { objectives });
  const plan = await planGcp(context);
  const result = await gatherGcp(context, QUICK);
  const of = (part: string, window: number | "slices") =>
    result.evidence.find(
      ({ signal, attributes }) => signal === `objective.${part}` && (attributes?.window ?? "slices") === String(window),
    );
  return { ...result, plan, of };
}

const ratio = (bad: string): Indicator => ({
  kind: "ratio",
  counter: true,
  total: monitoring({ filter: REQUESTS, aligner: "ALIGN_DELTA" }),
  bad: monitoring({ filter: bad }),
});

describe("an objective by filters", () => {
  it("counts the events of each window, from few series", async () => {
    const { of, usage, plan } = await ask(ratio(ERRORS));
    // Sixty requests a minute and, every tenth minute, one that fails.
    expect(of("total", 7 * DAY)?.value).toBe(7 * 1440 * 60 + 7 * 144);
    expect(of("bad", 7 * DAY)?.value).toBe(7 * 144);
    expect(of("total", 3600)?.value).toBe(3606);
    expect(of("bad", 3600)?.value).toBe(6);
    expect(of("total", 300)?.value).toBe(301);
    expect(of("bad", 300)?.value).toBe(1);
    expect(of("bad", 300)?.source.query).toContain("5xx");
    // Hours for the long windows, minutes for the short one, of each of the two.
    expect(usage["gcp/monitoring"]).toMatchObject({ requests: 4, bound: 4 });
    expect(plan.usage["gcp/monitoring"]).toMatchObject({ requests: 4, bound: 4 });
  });

  it("without a bad event in it has none, while there are requests", async () => {
    const { of } = await ask(ratio(`${REQUESTS} AND metric.labels.response_code_class = "4xx"`));
    expect(of("bad", 7 * DAY)?.value).toBe(0);
  });

  it("whose metric does not exist is unknown, not without errors", async () => {
    const { of } = await ask(ratio('metric.type = "run.googleapis.com/no_such_count"'));
    expect(of("bad", 7 * DAY)).toMatchObject({ value: null, reason: expect.stringContaining("no such metric") });
  });

  it("in slices is a series", async () => {
    const { of } = await ask(ratio(ERRORS), {
      windows: [],
      slices: { start: "2026-03-01T08:00:30Z", stepSeconds: 3600, count: 4 },
    });
    expect(of("total", "slices")?.value).toMatchObject({ step: 3600, values: [3606, 3606, 3606, 3606] });
  });

  it.each<[name: string, spec: MetricQuery["spec"], reason: RegExp]>([
    ["an aligner that counts nothing", { filter: REQUESTS, aligner: "ALIGN_MEAN" }, /gives no number of events/],
    ["an aligner that is none", { filter: REQUESTS, aligner: "ALIGN_SIDEWAYS" }, /none of Cloud Monitoring's/],
    ["no filter", { aligner: "ALIGN_DELTA" }, /needs a filter, or promql/],
    ["a key that is none", { filter: REQUESTS, metric: "x" }, /has no "metric"/],
    ["two metric types", { filter: `${REQUESTS} AND metric.type = "a.googleapis.com/b"` }, /exactly one metric type/],
    ["both ways at once", { filter: REQUESTS, promql: "x[window]" }, /either promql, a text, or filter/],
    ["a promql without a window", { promql: "sum(x)" }, /no place for the window/],
  ])("with %s is unknown, with the reason", async (_name, spec, reason) => {
    const { of } = await ask({
      kind: "ratio",
      counter: true,
      total: monitoring(spec),
      bad: monitoring({ filter: ERRORS }),
    });
    expect(of("total", 3600)?.reason).toMatch(reason);
    expect(of("bad", 3600)?.value).toBe(6);
  });

  it("for one number finds one series, or is unknown", async () => {
    const gauge = (filter: string): Indicator => ({
      kind: "threshold",
      metric: monitoring({ filter, aligner: "ALIGN_MEAN" }),
      op: "lte",
      value: 3,
    });
    const own = 'metric.type = "run.googleapis.com/container/instance_count"';
    const one = await ask(gauge(`${own} AND resource.labels.revision_name = "r1"`), { windows: [3600] });
    expect(one.of("threshold", 3600)?.value).toBe(2);
    const both = await ask(gauge(own), { windows: [3600] });
    expect(both.of("threshold", 3600)?.reason).toContain("several time series");
  });
});

describe("an objective in PromQL", () => {
  const query = (text: string): Indicator => ({ kind: "raw", raw: monitoring({ promql: text }), means: "success" });

  it("is asked of the Prometheus API of Cloud Monitoring, with the window written in", async () => {
    server.lists.promql = new Map([
      ["avg_over_time(x[604800s])", [0.5]],
      // Whether the oldest twentieth of the window holds data.
      ["avg_over_time(x[30240s])", [0.75]],
      ["avg_over_time(x[3600s])", [0.25]],
    ]);
    const { of, usage, plan } = await ask(query("avg_over_time(x[window])"), { windows: [7 * DAY, 3600] });
    expect(of("raw", 7 * DAY)?.value).toBe(0.5);
    expect(of("raw", 3600)?.value).toBe(0.25);
    expect(of("raw", 3600)?.source.query).toBe("projects/shop-1 avg_over_time(x[3600s])");
    const made = server.count("promql");
    expect(usage["gcp/prometheus"]).toMatchObject({ requests: made, bound: made });
    expect(plan.usage["gcp/prometheus"]).toMatchObject({ requests: made, bound: made });
    expect(server.asked[0]?.path).toBe("/v1/projects/shop-1/location/global/prometheus/api/v1/query");
  });

  it("in slices is a range", async () => {
    server.lists.promql = new Map([["avg_over_time(x[3600s])", [0.5]]]);
    const { of } = await ask(query("avg_over_time(x[$__range])"), {
      windows: [],
      slices: { start: "2026-03-01T08:00:30Z", stepSeconds: 3600, count: 4 },
    });
    expect(of("raw", "slices")?.value).toMatchObject({ values: [0.5, 0.5, 0.5, 0.5] });
  });

  it("that gives several rows, or is refused, is unknown; the other windows are not touched", async () => {
    server.lists.promql = new Map([["x[3600s]", [0.5, 0.6]]]);
    const { of } = await ask(query("x[{{.window}}]"), { windows: [3600, 300] });
    expect(of("raw", 3600)?.reason).toContain("gives 2 rows");
    expect(of("raw", 300)?.reason).toContain("parse error");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import type { Indicator } from "../../../src/model/objective.ts";
import { gatherPrometheus, planPrometheus } from "../../../src/providers/prometheus/gather.ts";
import { installed, type Running } from "../../servers/real-server.ts";
import type { Samples } from "../../servers/samples.ts";
import { startVictoriaMetrics } from "../../servers/victoria-metrics.ts";
import { ask, contextFor, DAY, END, HOUR, ratio, raw, slices, threshold, told } from "./asks.ts";

const found = installed("victoria-metrics");
const STEP = 300;
const SAMPLES_OF_28_DAYS = (28 * DAY) / STEP;

/** A counter that grows by so much in every step, for the 28 days before the end. */
function counter(series: string, perStep: number, more: Partial<Samples> = {}): Samples {
  return {
    series,
    from: END - 28 * DAY * 1000,
    to: END,
    stepSeconds: STEP,
    value: (i) => i * perStep,
    ...more,
  };
}

/** 1,000,000 requests and 1,040 errors in 28 days, the errors all in the last hours. */
const TOTAL = 1_000_000;
const BAD = 1_040;
const samples: Samples[] = [
  counter('shop_requests_total{code="200",pod="a"}', 0, { value: (i) => (i * (TOTAL - BAD)) / SAMPLES_OF_28_DAYS }),
  counter('shop_requests_total{code="500",pod="a"}', 0, { value: (i) => (i * BAD) / SAMPLES_OF_28_DAYS }),
  counter('plain_total{code="200"}', 7),
  counter('plain_total{code="500",pod="a"}', 1),
  counter('plain_total{code="500",pod="b"}', 2),
  counter('errors_total{kind="other"}', 1),
  // Restarts after every day: a counter that begins again.
  counter("restarting_total", 0, { value: (i) => (i % 288) * 10 }),
  counter("young_total", 5, { from: END - 3 * DAY * 1000 }),
  counter("ended_total", 5, { to: END - 2 * DAY * 1000 }),
  counter("falling", 0, { value: (i) => -i }),
  counter("share", 0, { value: () => 0.995 }),
  counter("job:plain:sum", 10),
  counter('kube_pod_info{pod="a"}', 0, { value: () => 1 }),
  // By the minute, every tenth 9.
  counter("depth", 0, { stepSeconds: 60, value: (i) => i % 10 }),
];

describe.skipIf(!found.there)(`objectives read from a real VictoriaMetrics${found.note}`, () => {
  let server: Running;
  beforeAll(async () => {
    server = await startVictoriaMetrics(samples);
  });
  afterAll(() => server?.stop());

  async function read(indicator: Indicator, more: Parameters<typeof ask>[1] = {}) {
    const { evidence, diagnostics, usage } = await gatherPrometheus(contextFor(server.url, [ask(indicator, more)]));
    return { values: told(evidence), evidence, diagnostics, usage };
  }

  it("are the counts of the whole window, exactly, however the query says it", async () => {
    const forms = [
      ratio({
        total: "sum(increase(shop_requests_total[window]))",
        bad: 'sum(increase(shop_requests_total{code="500"}[window]))',
      }),
      ratio({
        total: "sum(rate(shop_requests_total[{{.window}}]))",
        bad: 'sum(rate(shop_requests_total{code=~"5.."}[{{.window}}]))',
      }),
      ratio({
        total: "sum(increase(shop_requests_total[$__range]))",
        bad: 'sum(increase(shop_requests_total{code="500"}[$__range]))',
      }),
      ratio({ total: "shop_requests_total", bad: 'shop_requests_total{code="500"}', counter: true }),
      ratio({
        total: "sum(shop_requests_total) or vector(0)",
        bad: 'sum by (pod) (shop_requests_total{code="500"}) # errors',
        counter: true,
      }),
      ratio({
        total: "scalar(sum(shop_requests_total))",
        bad: 'sum(shop_requests_total) - sum(shop_requests_total{code!="500"})',
        counter: true,
      }),
      ratio({
        total: "sum(increase(shop_requests_total[28d]))",
        bad: 'sum(rate(shop_requests_total{code="500"}[4w]))',
      }),
    ];
    const asks = forms.map((form, index) => ask(form, { objective: String(index) }));
    const { evidence, diagnostics } = await gatherPrometheus(contextFor(server.url, asks));
    expect(diagnostics).toEqual([]);
    expect(evidence).toHaveLength(forms.length * 2);
    for (const { signal, value, attributes, reason } of evidence) {
      const expected = signal === "objective.total" ? TOTAL : BAD;
      expect(reason, attributes?.objective).toBeUndefined();
      expect(Math.abs(Number(value) - expected) / expected, `${signal} ${attributes?.objective}`).toBeLessThan(1e-9);
    }
  });

  it("tell the query that was sent, the window and the time of it", async () => {
    const { evidence } = await read(
      ratio({ total: "sum(plain_total)", good: 'plain_total{code="200"}', counter: true }),
      {
        windows: [HOUR],
        member: 2,
      },
    );
    expect(evidence).toMatchObject([
      {
        subject: "checkout",
        signal: "objective.total",
        value: 120,
        unit: "{count}",
        strength: "observed",
        window: { start: "2026-01-28T23:00:00Z", end: "2026-01-29T00:00:00Z" },
        observedAt: "2026-01-29T00:00:00Z",
        source: { provider: "prometheus", query: "sum(increase(plain_total[3600s]))" },
        attributes: { objective: "availability", member: "2", window: "3600" },
      },
      { signal: "objective.good", value: 84, source: { query: 'increase(plain_total{code="200"}[3600s])' } },
    ]);
  });

  it("answer every window of an objective, in one request", async () => {
    const windows = [28, 3, 1].map((days) => days * DAY).concat(6 * HOUR, HOUR, 1800, 300);
    const context = contextFor(server.url, [
      ask(ratio({ total: "sum(plain_total)", good: 'plain_total{code="200"}', counter: true }), { windows }),
    ]);
    const { evidence, usage } = await gatherPrometheus(context);
    for (const seconds of windows) {
      expect(told(evidence)[`total ${seconds}`], String(seconds)).toBeCloseTo((seconds / STEP) * 10, 6);
    }
    expect(usage["prometheus/query"]).toMatchObject({ requests: 1, bound: 1, usd: 0 });
    expect((await planPrometheus(context)).usage["prometheus/query"]).toMatchObject({ requests: 1, bound: 1 });
  });

  it("count across restarts of a counter, and survive joins and recorded sums", async () => {
    const restarting = await read(ratio({ total: "restarting_total", good: "job:plain:sum", counter: true }), {
      windows: [7 * DAY],
    });
    expect(restarting.values["good 604800"]).toBe(7 * 288 * 10);
    // Each restart begins at 0: the step to it is lost, as in any counter.
    expect(restarting.values["total 604800"]).toBe(7 * 287 * 10);
    const joined = await read(
      ratio({
        total: "sum(plain_total)",
        bad: 'sum(plain_total{code="500"} * on (pod) group_left kube_pod_info)',
        counter: true,
      }),
      { windows: [DAY] },
    );
    expect(joined.values["bad 86400"]).toBe(288);
  });

  it("sum rows of counts, and refuse several rows where one number is needed", async () => {
    const { values } = await read(ratio({ total: "plain_total", bad: 'plain_total{code="500"}', counter: true }), {
      windows: [DAY],
    });
    expect(values).toEqual({ "total 86400": 2880, "bad 86400": 864 });
    const several = await read(raw("avg_over_time(plain_total[window])"), { windows: [DAY] });
    expect(several.values["raw 86400"]).toBe(
      "the query gives 3 rows where one number is needed: aggregate it, such as with sum()",
    );
    expect((await read(raw("avg_over_time(share[window])"))).values["raw 2419200"]).toBeCloseTo(0.995, 12);
    expect((await read(raw('avg_over_time(plain_total{code="200"}[window])'))).values["raw 2419200"]).toContain(
      "no share of 0..1",
    );
  });

  it("take absent bad events for none only where the server knows the metric in that window", async () => {
    const bad = async (query: string, total = "sum(plain_total)") =>
      (await read(ratio({ total, bad: query, counter: true }), { windows: [DAY] })).values["bad 86400"];
    // The total shows that the metric is there …
    expect(await bad('sum(plain_total{code="503"})')).toBe(0);
    // … or the metric itself, under other labels.
    expect(await bad('sum(errors_total{kind="mine"})')).toBe(0);
    expect(await bad('sum(errors_total{kind="mine"}) * 2')).toBe(0);
    expect(await bad('sum({__name__="errors_total",kind="mine"})')).toBe(0);
    expect(await bad("sum(eros_total)")).toBe("no data, and the server knows no eros_total in that time");
    expect(await bad('sum({kind="nobody"})')).toContain("the server knows no");
    // It is there, but not in this window.
    expect(await bad('sum(ended_total{a="b"})')).toBe("no data, and the server knows no ended_total in that time");
    // Half of a difference that is missing says nothing about the difference.
    expect(await bad('sum(plain_total) - sum(plain_total{code="2OO"})')).toBe("no data");
    expect(await bad('sum(plain_total{code="500"}) + sum(plain_total{code="503"})')).toBe("no data");
    expect(await bad("sum(plain_total) unless sum(plain_total)")).toBe("no data");
  });

  it("do not take a stand-in in the query for a measurement", async () => {
    const values = async (total: string, bad: string) =>
      (await read(ratio({ total, bad, counter: true }), { windows: [DAY] })).values;
    expect(await values("sum(plain_total)", 'sum(plain_total{code="503"}) or vector(0)')).toMatchObject({
      "bad 86400": 0,
    });
    for (const bad of ["sum(eros_total) or vector(0)", "sum(eros_total) or sum(plain_total) * 0"]) {
      expect((await values("sum(plain_total)", bad))["bad 86400"], bad).toContain("the server knows no eros_total");
    }
    expect(
      (await values("sum(plain_total)", '(sum(plain_total) - sum(plain_total{code="2OO"})) or vector(0)'))["bad 86400"],
    ).toContain('the server knows no plain_total{code="2OO"}');
    expect((await values("sum(gone_total) or vector(0)", "sum(plain_total)"))["total 86400"]).toContain(
      "no gone_total",
    );
    const good = await read(
      ratio({ total: "sum(plain_total)", good: "sum(plain_total) - (sum(eros_total) or vector(0))", counter: true }),
      { windows: [DAY] },
    );
    expect(good.values["good 86400"]).toContain("the server knows no eros_total");
  });

  it("are unknown without data, good and total alike", async () => {
    const { values } = await read(
      ratio({ total: "sum(gone_total)", good: 'sum(plain_total{code="999"})', counter: true }),
      {
        windows: [300],
      },
    );
    expect(values).toEqual({ "total 300": "no data", "good 300": "no data" });
  });

  it("are unknown for a window that is longer than what the server keeps", async () => {
    const { values } = await read(ratio({ total: "young_total", bad: 'young_total{code="500"}', counter: true }), {
      windows: [28 * DAY, 3 * DAY, DAY],
    });
    const reason =
      "no data in the oldest part of the window: the server keeps less than the window, or the metric is younger than it";
    expect(values).toEqual({
      "total 2419200": `${reason}; there is data since about 2026-01-26T00:00:00Z, 4320 events; an objective over 3d could be judged`,
      "bad 2419200": `${reason}; there is data since about 2026-01-26T00:00:00Z, 0 bad events; an objective over 3d could be judged`,
      "total 259200": 3 * 288 * 5,
      "bad 259200": 0,
      "total 86400": 288 * 5,
      "bad 86400": 0,
    });
    expect((await read(raw("avg_over_time(young_total[window]) * 0"))).values["raw 2419200"]).toBe(
      `${reason}; there is data since about 2026-01-26T00:00:00Z; an objective over 3d could be judged`,
    );
  });

  it("are unknown where numbers cannot be", async () => {
    const { values } = await read(
      ratio({
        total: "1 / (sum(increase(errors_total[window])) * 0)",
        good: "sum(falling * 1) - 5",
        bad: "sum(delta(falling[window]))",
      }),
      { windows: [DAY] },
    );
    expect(values).toEqual({
      "total 86400": "a number of events is Infinity",
      "good 86400": expect.stringContaining("has no window"),
      "bad 86400": "a number of events is -288",
    });
    const query = "sum(increase(errors_total[window])) / (sum(increase(errors_total[window])) * 0)";
    expect((await read(raw(query), { windows: [DAY] })).values["raw 86400"]).toBe("the query gives Infinity");
  });

  it("are a series for slices, with null where nothing is", async () => {
    const { evidence } = await read(
      ratio({ total: "sum(ended_total)", bad: 'ended_total{code="500"}', counter: true }),
      {
        ...slices(DAY, 4),
      },
    );
    expect(evidence.map((item) => item.value)).toMatchObject([
      { start: "2026-01-25T00:00:00Z", step: DAY, values: [1440, 1440, null, null] },
      { start: "2026-01-25T00:00:00Z", step: DAY, values: [0, 0, null, null] },
    ]);
    expect(evidence[0]).toMatchObject({
      window: { start: "2026-01-25T00:00:00Z", end: "2026-01-29T00:00:00Z" },
      attributes: { objective: "availability", slices: "true" },
      source: { query: "sum(increase(ended_total[86400s]))" },
    });
    const none = await read(
      ratio({ total: "sum(gone_total)", good: "sum(gone_total)", counter: true }),
      slices(DAY, 4),
    );
    expect(none.values).toEqual({ "total slices": "no data", "good slices": "no data" });
  });

  it("ask for a threshold and a share at the end of each slice", async () => {
    const { evidence } = await read(
      { kind: "threshold", metric: { type: "Prometheus", spec: { query: "share" } }, op: "gte", value: 0.99 },
      slices(HOUR, 30),
    );
    expect(evidence[0]?.unit).toBe("1");
    expect(evidence[0]?.value).toMatchObject({ step: HOUR, values: new Array(30).fill(0.995) });
  });

  it("count the samples of a metric, and those that hold, over 28 days and for each of them", async () => {
    const indicator = threshold("depth", "lt", 9);
    const { values, diagnostics } = await read(indicator, { windows: [28 * DAY, DAY, HOUR] });
    expect(diagnostics).toEqual([]);
    // 40,320 minutes are more than one subquery may look at: there it looks at every 89 s.
    const { "total 2419200": total, "good 2419200": good, ...others } = values;
    expect(total).toBe(Math.floor((28 * DAY) / 89));
    expect(Number(good) / Number(total)).toBeCloseTo(0.9, 3);
    expect(others).toEqual({
      "total 86400": 1440,
      "good 86400": 1296,
      "total 3600": 60,
      "good 3600": 54,
    });
    const days = async (count: number) => {
      const { evidence, usage } = await read(indicator, { ...slices(DAY, count), windows: [HOUR] });
      expect(usage["prometheus/query_range"]).toMatchObject({ requests: 1, bound: 1 });
      return evidence.flatMap(({ value }) => (isSeries(value) ? [value.values] : []));
    };
    expect(await days(3)).toEqual([new Array(3).fill(1440), new Array(3).fill(1296)]);
    const [totals = [], goods = []] = await days(28);
    expect(totals).toHaveLength(28);
    for (const [at, one] of totals.entries()) expect(Number(goods[at]) / Number(one)).toBeCloseTo(0.9, 2);
  });

  it("cut long series so that no request has more than 11,000 points", async () => {
    const context = contextFor(server.url, [
      ask(ratio({ total: "sum(plain_total)", bad: "sum(errors_total)", counter: true }), slices(60, 28 * 24 * 60)),
    ]);
    const { evidence, usage, diagnostics } = await gatherPrometheus(context);
    expect(diagnostics).toEqual([]);
    expect(usage).toEqual({
      "prometheus/query_range": expect.objectContaining({ requests: 4, bound: 4 }),
    });
    const [total] = evidence;
    expect(total && isSeries(total.value) && total.value.values.length).toBe(40_320);
    expect(total && isSeries(total.value) && total.value.values.filter((one) => one !== null).length).toBeGreaterThan(
      40_000,
    );
  });

  it("are of the run's own times, whatever they are", async () => {
    const asOf = "2026-01-28T21:03:07.250Z";
    const end = Date.parse(asOf);
    const start = new Date(end - 100 * HOUR * 1000).toISOString();
    const indicator = ratio({ total: "sum(plain_total)", bad: "sum(errors_total)", counter: true });
    const { evidence, diagnostics } = await gatherPrometheus(
      contextFor(
        server.url,
        [
          ask(indicator, { windows: [DAY + 0.25, HOUR] }),
          ask(indicator, { windows: [], slices: { start, stepSeconds: HOUR, count: 100 } }),
        ],
        { asOf },
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(told(evidence)).toMatchObject({ "total 86400.25": 2880, "bad 3600": 12 });
    expect(evidence.at(-1)?.value).toEqual({ start, step: HOUR, values: new Array(100).fill(12) });
    expect(evidence.at(-1)?.window).toEqual({ start, end: asOf });
  });

  it("know of an absent metric at the time that the query looks at", async () => {
    const { values } = await read(
      ratio({ total: "sum(plain_total offset 4d)", bad: 'sum(ended_total{a="b"} offset 4d)', counter: true }),
      { windows: [DAY] },
    );
    expect(values).toEqual({ "total 86400": 2880, "bad 86400": 0 });
  });

  it("leave out what another provider answers", async () => {
    const indicator: Indicator = {
      kind: "ratio",
      counter: true,
      total: { type: "Recorded", spec: { series: "requests" } },
      good: { type: "Prometheus", spec: { query: 'sum(plain_total{code="200"})' } },
    };
    expect((await read(indicator, { windows: [HOUR] })).values).toEqual({ "good 3600": 84 });
  });

  it("come in few requests, whatever one bad query is among them", async () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      ask(
        ratio({ total: `sum(plain_total{code!="${index}"})`, bad: `sum(plain_total{code="${index}"})`, counter: true }),
        {
          objective: String(index),
          windows: [DAY, HOUR],
        },
      ),
    );
    const broken = ask(
      raw('label_replace(sum(plain_total), "a b", "$1", "code", "[") / sum(increase(plain_total[window]))'),
      {
        objective: "broken",
        windows: [DAY],
      },
    );
    const context = contextFor(server.url, [...many, broken]);
    const { evidence, usage, diagnostics } = await gatherPrometheus(context);
    for (const item of evidence) {
      if (item.attributes?.objective === "broken")
        expect(item.reason).toContain("the server refuses the query (HTTP 422)");
      else if (item.signal === "objective.bad") expect(item.value, item.reason).toBe(0);
      else expect(item.value, item.reason).toBe(item.attributes?.window === "3600" ? 120 : 2880);
    }
    expect(diagnostics).toHaveLength(1);
    const { requests = 0, bound = 0 } = usage["prometheus/query"] ?? {};
    expect(bound).toBeLessThan(8);
    expect(requests).toBeLessThan(bound + 20);
  });

  it("are halved when the server takes shorter queries only", async () => {
    const short = await startVictoriaMetrics(samples.slice(2, 3), ["-search.maxQueryLen=2048"]);
    try {
      const asks = Array.from({ length: 40 }, (_, index) =>
        ask(raw(`avg_over_time(plain_total{code!="${index}"}[window]) * 0`), {
          objective: String(index),
          windows: [HOUR],
        }),
      );
      const { evidence, diagnostics } = await gatherPrometheus(contextFor(short.url, asks));
      expect(evidence.map((item) => item.value)).toEqual(new Array(40).fill(0));
      expect(diagnostics).toEqual([]);
    } finally {
      await short.stop();
    }
  });
});

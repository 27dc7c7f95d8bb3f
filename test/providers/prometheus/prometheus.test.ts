import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import { examinePrometheus } from "../../../src/providers/prometheus/doctor.ts";
import { gatherPrometheus } from "../../../src/providers/prometheus/gather.ts";
import { startPrometheus } from "../../servers/prometheus.ts";
import { installed, type Running } from "../../servers/real-server.ts";
import type { Samples } from "../../servers/samples.ts";
import { ask, contextFor, DAY, END, HOUR, ratio, raw, slices, threshold, told } from "./asks.ts";

const found = installed("prometheus", "promtool");

/** A day by the minute: whole windows begin and end with a sample, so that nothing is extrapolated. */
const counter = (series: string, perStep: number): Samples => ({
  series,
  from: END - DAY * 1000,
  to: END,
  stepSeconds: 60,
  value: (i) => i * perStep,
});
const samples = [
  counter('requests_total{code="200",pod="a"}', 99),
  counter('requests_total{code="500",pod="a"}', 1),
  counter('requests_total{code="500",pod="b"}', 0),
  counter('duration_seconds_bucket{le="0.5"}', 90),
  counter('duration_seconds_bucket{le="+Inf"}', 100),
  counter("duration_seconds_count", 100),
  counter("job:requests:sum", 100),
  { ...counter('kube_pod_info{pod="a"}', 0), value: () => 1 },
  { ...counter("share", 0), value: () => 0.5 },
  // Every tenth sample is 9.
  { ...counter('depth{queue="a"}', 0), value: (i: number) => i % 10 },
  { ...counter('depth{queue="b"}', 0), value: () => 3 },
  { ...counter("gone_depth", 0), to: END - 6 * HOUR * 1000 },
];

describe.skipIf(!found.there)(`objectives read from a real Prometheus${found.note}`, () => {
  let server: Running;
  beforeAll(async () => {
    server = await startPrometheus(samples, ["--query.max-samples=20000"]);
  });
  afterAll(() => server?.stop());

  it("understands every form that the rewriting makes", async () => {
    const forms: [total: string, events: number][] = [
      ["requests_total", 6000],
      ["sum by (pod) (requests_total) or vector(0)", 6000],
      ['sum(requests_total{code=~"2.."}) by (code)', 5940],
      ["sum(requests_total offset 1h)", 6000],
      [`sum(requests_total @ ${END / 1000})`, 6000],
      ["sum(requests_total @ end() offset 30m)", 6000],
      ["sum(requests_total) - sum(duration_seconds_count) + job:requests:sum offset 1h", 6000],
      ["sum(rate(requests_total[5m] offset 5m))", 6000],
      ["sum(increase(requests_total[5m:1m]))", 6000],
      ["job:requests:sum", 6000],
      ['duration_seconds_count - ignoring (le) duration_seconds_bucket{le="0.5"}', 600],
      ["sum(requests_total * on (pod) group_left kube_pod_info)", 6000],
      ["sum(requests_total) * 2 / 4 # half", 3000],
      ['{__name__="requests_total", code="500"} > 0', 60],
      ['label_replace(requests_total, "a", "$1", "code", "(.*)")', 6000],
      ["clamp_min(sum(requests_total) - sum(duration_seconds_count), 0)", 0],
      ["scalar(sum(requests_total))", 6000],
      ["sum(requests_total and on (pod) kube_pod_info)", 6000],
      ["round(topk(1, requests_total))", 5940],
    ];
    const asks = forms.map(([total], index) =>
      ask(ratio({ total, good: total, counter: true }), { objective: String(index), windows: [HOUR] }),
    );
    const { evidence, diagnostics, usage } = await gatherPrometheus(contextFor(server.url, asks));
    expect(diagnostics).toEqual([]);
    expect(usage["prometheus/query"]).toMatchObject({ requests: 1, bound: 1 });
    for (const { value, reason, attributes } of evidence) {
      const [query, expected] = forms[Number(attributes?.objective)] ?? [];
      // A subquery begins at a whole minute after the window does.
      if (query?.includes(":1m]")) expect(Number(value)).toBeGreaterThan(5800);
      else expect(value ?? reason, query).toBeCloseTo(expected ?? Number.NaN, 6);
    }
  });

  it("gives the counts of a window exactly", async () => {
    const { evidence } = await gatherPrometheus(
      contextFor(server.url, [
        ask(ratio({ total: "sum(requests_total)", bad: 'requests_total{code="500"}', counter: true }), {
          windows: [DAY, HOUR, 300],
        }),
      ]),
    );
    expect(told(evidence)).toEqual({
      "total 86400": 144_000,
      "bad 86400": 1440,
      "total 3600": 6000,
      "bad 3600": 60,
      "total 300": 500,
      "bad 300": 5,
    });
  });

  it("counts the samples of a metric, and those that hold", async () => {
    const windows = [DAY, HOUR, 300];
    const forms: [indicator: ReturnType<typeof threshold>, total: number[], good: number[]][] = [
      [threshold('depth{queue="a"}', "lt", 9), [1440, 60, 5], [1296, 54, 5 - 1]],
      [threshold('depth{queue="a"}', "gte", 9), [1440, 60, 5], [144, 6, 1]],
      [threshold("depth", "lte", 8), [2880, 120, 10], [2736, 114, 9]],
      [threshold("sum(depth) # both", "gt", 3), [1440, 60, 5], [1296, 54, 4]],
      [threshold("scalar(share)", "gte", 0.6), [1440, 60, 5], [0, 0, 0]],
      [threshold("depth offset 1h", "gt", 100), [2880 - 118, 120, 10], [0, 0, 0]],
      // 0 / 0 is no sample.
      [threshold('depth{queue="a"} / depth{queue="a"}', "gte", 1), [1296, 54, 4], [1296, 54, 4]],
    ];
    const asks = forms.map(([indicator], index) => ask(indicator, { objective: String(index), windows }));
    const { evidence, diagnostics, usage } = await gatherPrometheus(contextFor(server.url, asks));
    expect(diagnostics).toEqual([]);
    expect(usage["prometheus/query"]).toMatchObject({ requests: 1, bound: 1 });
    for (const [index, [indicator, total, good]] of forms.entries()) {
      const own = told(evidence.filter(({ attributes }) => attributes?.objective === String(index)));
      const expected = windows.flatMap((seconds, at) => [
        [`total ${seconds}`, total[at]],
        [`good ${seconds}`, good[at]],
      ]);
      expect(own, JSON.stringify(indicator)).toEqual(Object.fromEntries(expected));
    }
  });

  it("counts no samples where too many are missing, or the query has none", async () => {
    const { evidence } = await gatherPrometheus(
      contextFor(server.url, [
        ask(threshold("gone_depth", "lt", 9), { windows: [DAY] }),
        ask(threshold("depth @ end()", "lt", 9), { objective: "instant", windows: [DAY] }),
        ask(threshold("dpeth", "lt", 9), { objective: "misspelt", windows: [DAY] }),
      ]),
    );
    expect(evidence.map(({ reason }) => reason)).toEqual([
      // Prometheus looks five minutes back, from version 3 on not to the end of them.
      ...new Array(2).fill(expect.stringMatching(/^there were samples at 108[45] of 1440 looks at the window only$/)),
      ...new Array(2).fill('the query reads one instant ("@"), which is no sample of the window'),
      "no data",
      "no data, and the server knows no dpeth in that time",
    ]);
  });

  it("is asked in halves for what takes too many samples together, and in time for what does alone", async () => {
    const asks = Array.from({ length: 12 }, (_, index) =>
      ask(raw(`avg_over_time(share{a!="${index}"}[window])`), { objective: String(index), windows: [DAY] }),
    );
    // A second of resolution: 20,000 samples are the most that this server takes.
    const series = ask(raw("share"), { objective: "slices", ...slices(2, 43_000) });
    const { evidence, diagnostics, usage } = await gatherPrometheus(contextFor(server.url, [...asks, series]));
    expect(diagnostics).toEqual([]);
    expect(evidence.slice(0, 12).map((item) => item.value)).toEqual(new Array(12).fill(0.5));
    const last = evidence.at(-1);
    expect(last && isSeries(last.value) && last.value.values.filter((value) => value === 0.5).length).toBe(43_000);
    expect(usage["prometheus/query_range"]).toMatchObject({ requests: 4, bound: 4 });
  });

  it("accepts 11,000 points and no query of more", async () => {
    const direct = async (points: number) => {
      const form = { query: "share", start: "0", end: String(points - 1), step: "1" };
      return (await fetch(`${server.url}/api/v1/query_range`, { method: "POST", body: new URLSearchParams(form) }))
        .status;
    };
    expect(await direct(11_000)).toBe(200);
    expect(await direct(11_002)).toBe(400);
  });

  it("refuses one query with its own words, and answers the others", async () => {
    const { evidence } = await gatherPrometheus(
      contextFor(server.url, [
        ask(raw("avg_over_time(share[window])"), { windows: [HOUR] }),
        ask(
          raw(
            "sum(avg_over_time(share[window])) / on (a) group_left duration_seconds_bucket * on (le) avg_over_time(requests_total[window])",
          ),
          {
            objective: "many-to-many",
            windows: [HOUR],
          },
        ),
        ask(ratio({ total: "sum(requests_total)", good: "sum(requests_total[window])" }), {
          objective: "types",
          windows: [HOUR],
        }),
      ]),
    );
    expect(evidence[0]?.value).toBe(0.5);
    expect(evidence[1]?.reason).toMatch(/many-to-many|no data|duplicate|found/);
    expect(evidence.at(-1)?.reason).toContain("the server refuses the query (HTTP 400)");
  });

  it("is told by the doctor, with its version and what is there", async () => {
    const results = await examinePrometheus(
      contextFor(server.url, [
        ask(ratio({ total: "sum(requests_total)", bad: 'requests_total{code="500"}', counter: true }), {
          windows: [DAY],
        }),
        ask(ratio({ total: "sum(requsts_total)", bad: "sum(requsts_total)", counter: true }), {
          objective: "misspelt",
          windows: [DAY],
        }),
        ask(ratio({ total: "sum(requests_total)", bad: "sum(requests_total)", counter: true }), {
          objective: "long",
          windows: [28 * DAY],
        }),
      ]),
    );
    expect(results).toMatchObject([
      { subject: server.url, ok: true, message: expect.stringMatching(/version 2\.\d+/) },
      { subject: "availability", ok: true },
      { subject: "misspelt", ok: false, message: expect.stringContaining("no data") },
      { subject: "long", ok: false, message: expect.stringContaining("the oldest part of the window") },
    ]);
  });
});

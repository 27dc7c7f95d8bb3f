import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Buckets } from "../../../../src/providers/recorded/metrics/data-points.ts";
import { bucketsBetween, Distribution } from "../../../../src/providers/recorded/metrics/distribution.ts";
import { contextOf, FIXTURES, find, folderOf, gatherAll, rows, series } from "../context.ts";

const T0 = 1_704_067_200;
const nano = (seconds: number) => `${seconds}000000000`;

type Point = { [key: string]: unknown };

/** One request a line, one point each, of service `a` unless said otherwise. */
function lines(name: string, kind: string, points: readonly Point[], more: object = {}, service = "a"): string {
  return points
    .map((point) =>
      JSON.stringify({
        resourceMetrics: [
          {
            resource: { attributes: [{ key: "service.name", value: { stringValue: service } }] },
            scopeMetrics: [{ metrics: [{ name, [kind]: { ...more, dataPoints: [point] } }] }],
          },
        ],
      }),
    )
    .join("\n");
}

const at = (seconds: number, point: Point, start?: number): Point => ({
  timeUnixNano: nano(T0 + seconds),
  ...(start === undefined ? {} : { startTimeUnixNano: nano(T0 + start) }),
  ...point,
});
const attributes = (key: string, value: string | number) => [
  { key, value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value } },
];

async function read(content: string, signals: object, asOf?: string) {
  const folder = await folderOf({ "m.jsonl": content });
  return gatherAll(
    contextOf(folder, ["a"], { metrics: [{ file: "m.jsonl", signals }] }, asOf === undefined ? {} : { asOf }),
  );
}

const CUMULATIVE = { aggregationTemporality: 2, isMonotonic: true };
const DELTA = { aggregationTemporality: "AGGREGATION_TEMPORALITY_DELTA", isMonotonic: true };

describe("metric readings", () => {
  it("turns cumulative counters into rates, over resets and restarts", async () => {
    const points = [
      at(0, { asInt: "100" }, -600),
      at(60, { asInt: "160" }, -600),
      at(120, { asInt: "30" }, 60),
      at(180, { asInt: "90" }, 60),
    ];
    const result = await read(lines("n", "sum", points, CUMULATIVE), { requests: { metric: "n" } });
    // The last point lies at the very start of a minute of which nothing else is known.
    expect(series(find(result, "a", "requests")).values).toEqual([1, 0.5, 1, null]);
    expect(find(result, "a", "requests").source.query).toBe("rate of n");
    expect(rows(find(result, "shop", "recorded.anomalies"))).toMatchObject([{ kind: "reset", column: "n", count: 1 }]);
  });

  it("adds the label sets of a counter up and picks those that `where` names", async () => {
    const streams = [200, 503].map((status) =>
      lines(
        "n",
        "sum",
        [
          at(0, { asInt: 60, attributes: attributes("status", status) }, -60),
          at(60, { asInt: 60, attributes: attributes("status", status) }, 0),
        ],
        DELTA,
      ),
    );
    const result = await read(streams.join("\n"), {
      requests: { metric: "n" },
      errors: { metric: "n", where: { status: "5.." } },
    });
    expect(series(find(result, "a", "requests")).values).toEqual([2, 2, null]);
    expect(series(find(result, "a", "errors")).values).toEqual([1, 1, null]);
  });

  it("shares an increase out over the minutes that it covers", async () => {
    const result = await read(lines("n", "sum", [at(30, { asInt: 120 }, -30), at(90, { asInt: 60 }, 30)], DELTA), {
      requests: { metric: "n" },
    });
    // 120 over two half minutes is 2 a second; the middle minute has half of each; the last one is covered half.
    expect(series(find(result, "a", "requests")).values).toEqual([2, 1.5, 1]);
  });

  it("reads gauges by interval and combines their label sets as told", async () => {
    const content = ["x", "y"]
      .map((pod, i) =>
        lines("g", "gauge", [
          at(10, { asDouble: 1 + i, attributes: attributes("pod", pod) }),
          at(40, { asDouble: 3 + i, attributes: attributes("pod", pod) }),
        ]),
      )
      .join("\n");
    const signals = {
      "cpu.usage": { metric: "g" },
      replicas: { metric: "g", combine: "sum" },
      "queue.depth": { metric: "g", combine: "max", scale: 10 },
    };
    const result = await read(content, signals);
    expect(series(find(result, "a", "cpu.usage")).values).toEqual([2.5]);
    expect(series(find(result, "a", "replicas")).values).toEqual([5]);
    expect(series(find(result, "a", "queue.depth")).values).toEqual([30]);
  });

  it("takes no per cent for a share", async () => {
    const content = lines("g", "gauge", [at(10, { asDouble: 15.68 }), at(70, { asDouble: 0.9 })]);
    const said = await read(content, { "saturation.memory": { metric: "g" } });
    expect(find(said, "a", "saturation.memory")).toMatchObject({
      value: null,
      reason: expect.stringMatching(
        /^value of g in .* reaches 15.7, more than the 1.5 .* did you mean `scale: 0.01`\?$/,
      ),
    });
    expect(said.diagnostics).toContainEqual(expect.objectContaining({ level: "warning" }));
    const scaled = await read(content, { "saturation.memory": { metric: "g", scale: 0.01 } });
    expect(series(find(scaled, "a", "saturation.memory")).values).toEqual([0.1568, 0.009000000000000001]);
  });

  it("takes rates, means and percentiles out of cumulative histograms", async () => {
    const point = (counts: number[], sum: number, count: number) => ({
      bucketCounts: counts.map(String),
      explicitBounds: [0.1, 0.5],
      sum,
      count: String(count),
    });
    const content = lines(
      "h",
      "histogram",
      [at(0, point([0, 0, 0], 0, 0), -60), at(60, point([30, 30, 0], 12, 60), -60)],
      { aggregationTemporality: 2 },
    );
    const result = await read(content, {
      requests: { metric: "h", field: "count" },
      "latency.p50": { metric: "h", field: "p50" },
      "latency.p90": { metric: "h", field: "p90" },
      "latency.p95": { metric: "h", field: "mean" },
      "latency.p99": { metric: "h" },
    });
    const value = (signal: string) => series(find(result, "a", signal)).values[0];
    expect(value("requests")).toBe(1);
    expect(value("latency.p50")).toBeCloseTo(0.1, 12);
    expect(value("latency.p90")).toBeCloseTo(0.1 + 0.4 * 0.8, 12);
    expect(value("latency.p95")).toBeCloseTo(0.2, 12);
    expect(find(result, "a", "latency.p99").reason).toContain("say which `field`");
  });

  it("reads the example of the OTLP specification", async () => {
    const settings = {
      metrics: [
        {
          file: "metrics.json",
          signals: {
            "cpu.usage": { metric: "my.gauge" },
            requests: { metric: "my.counter" },
            "latency.p50": { metric: "my.histogram", field: "p50" },
            "latency.p99": { metric: "my.exponential.histogram", field: "p50" },
            errors: { metric: "my.countr" },
          },
        },
      ],
    };
    const result = await gatherAll(contextOf(`${FIXTURES}otlp`, ["my.service"], settings));
    const value = (signal: string) => series(find(result, "my.service", signal)).values[0];
    expect(value("cpu.usage")).toBe(10);
    expect(value("requests")).toBeCloseTo(5 / 60, 12);
    expect(value("latency.p50")).toBe(1);
    // Three observations, one of them zero, two in (4, 8]: half of the rank lies a quarter into that bucket, geometrically.
    expect(value("latency.p99")).toBeCloseTo(2 ** 2.25, 12);
    expect(find(result, "my.service", "errors").reason).toBe(
      'metrics.json has no metric "my.countr"; did you mean "my.counter"?',
    );
  });

  it("says why there is nothing: damage, another service, no two points of a counter", async () => {
    const one = lines("n", "sum", [at(0, { asInt: 1 }, -60)], CUMULATIVE);
    expect(find(await read(one, { requests: { metric: "n" } }), "a", "requests").reason).toContain(
      "a counter needs two points",
    );
    const other = lines("n", "sum", [at(0, { asInt: 1 })], DELTA, "b");
    const stranger = await read(other, { requests: { metric: "n" } });
    expect(find(stranger, "a", "requests").reason).toContain("no point of n that matches is a's");
    expect(find(stranger, "shop", "recorded.strangers").value).toEqual(["b"]);
    expect(
      find(await read("not json", { requests: { metric: "n" } }, "2024-01-01T00:00:00Z"), "a", "requests").reason,
    ).toContain("m.jsonl is not OTLP/JSON");
    const untold = lines("n", "sum", [at(0, { asInt: 1 }), at(60, { asInt: 2 })], { isMonotonic: true });
    expect(find(await read(untold, { requests: { metric: "n" } }), "a", "requests").reason).toContain("temporality");
    const cut = await read(`${lines("g", "gauge", [at(0, { asInt: 1 })])}\n{"resourceMet`, {
      "cpu.usage": { metric: "g" },
    });
    expect(series(find(cut, "a", "cpu.usage")).values).toEqual([1]);
    expect(rows(find(cut, "shop", "recorded.anomalies"))).toMatchObject([{ kind: "truncated" }]);
  });
});

describe("distributions", () => {
  const observations = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 100 });
  const nearest = (values: readonly number[], q: number) =>
    [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1] as number;

  function exponential(values: readonly number[], scale: number): Buckets {
    const indexes = values.map((value) => Math.ceil(Math.log2(value) * 2 ** scale) - 1);
    const offset = Math.min(...indexes);
    const counts = new Array<number>(Math.max(...indexes) - offset + 1).fill(0);
    for (const index of indexes) counts[index - offset] = (counts[index - offset] ?? 0) + 1;
    return { kind: "exponential", scale, zero: 0, offset, counts, negative: 0 };
  }

  it("finds the bucket of a quantile after merging exponential histograms of two scales", () => {
    fc.assert(
      fc.property(observations, observations, fc.constantFrom(0.5, 0.9, 0.99), (first, second, q) => {
        const together = new Distribution();
        together.add(exponential(first, 4), 1);
        together.add(exponential(second, 2), 1);
        const expected = nearest([...first, ...second], q);
        const found = together.quantile(q) as number;
        // At scale 2 the bounds of a bucket are 2^(1/4) apart; the true value lies in the same bucket.
        expect(Math.abs(Math.log2(found / expected))).toBeLessThanOrEqual(0.25 + 1e-9);
      }),
    );
  });

  it("subtracts two cumulative states, also when the later one is coarser", () => {
    fc.assert(
      fc.property(observations, observations, (before, since) => {
        const later = exponential([...before, ...since], 1);
        const between = bucketsBetween(exponential(before, 3), later);
        expect(between).toBeDefined();
        expect(between?.counts.reduce((sum, count) => sum + count, 0)).toBe(since.length);
      }),
    );
  });

  it("does not mix histograms with other bounds: no quantile", () => {
    const mixed = new Distribution();
    mixed.add({ kind: "explicit", bounds: [1], counts: [1, 0] }, 1);
    mixed.add({ kind: "explicit", bounds: [2], counts: [1, 0] }, 1);
    expect(mixed.quantile(0.5)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { provider } from "../../../../src/providers/recorded/index.ts";
import { contextOf, FIXTURES, find, folderOf, gatherAll, rows, series } from "../context.ts";

const SHOP = `${FIXTURES}online-boutique`;
const POD = {
  file: "pods/{component}.csv",
  time: "Time",
  compareTime: "TimeStamp",
  signals: {
    "saturation.cpu": { column: "CpuUsageRate(%)", scale: 0.01 },
    "latency.p99": "PodServerLatencyP99(s)",
    requests: "PodWorkload(Ops)",
  },
  notRecorded: { "PodSuccessRate(%)": { signal: "success-ratio", reason: "0 throughout in this export" } },
};

const minutes = (values: readonly unknown[], header = "time,value") =>
  [header, ...values.map((value, i) => `2024-01-01 00:${String(i).padStart(2, "0")}:30,${value}`)]
    .concat("")
    .join("\n");

const mapped = (signal: string, more: object = {}) => ({
  series: [{ file: "x.csv", component: "a", signals: { [signal]: "value" }, ...more }],
});

describe("series readings of the recorded shop", () => {
  it("gives one series a signal, by the minute, that ends at asOf", async () => {
    const result = await gatherAll(contextOf(SHOP, ["checkoutservice", "adservice", "redis"], { series: [POD] }));
    expect(result.asOf).toBe("2022-08-22T05:40:00Z");
    const cpu = find(result, "checkoutservice", "saturation.cpu");
    expect(cpu).toMatchObject({
      unit: "1",
      strength: "observed",
      window: { start: "2022-08-22T04:39:00Z", end: "2022-08-22T05:40:00Z" },
      source: { provider: "recorded", query: "CpuUsageRate(%) × 0.01", path: "pods/checkoutservice.csv" },
    });
    expect(series(cpu)).toMatchObject({ start: "2022-08-22T04:39:00Z", step: 60 });
    expect(series(cpu).values).toHaveLength(61);
    // A saturation above its limit is a burst and stays; 100.8 % of the file is 1.008 here.
    expect(Math.max(...series(cpu).values.map((value) => value ?? 0))).toBeCloseTo(1.008, 3);
    expect(
      series(find(result, "checkoutservice", "latency.p99")).values.filter((value) => value === null),
    ).toHaveLength(3);
    expect(find(result, "adservice", "success-ratio")).toMatchObject({
      value: null,
      reason: "PodSuccessRate(%) was not recorded: 0 throughout in this export",
      window: { start: "2022-08-22T04:39:00Z", end: "2022-08-22T05:40:00Z" },
    });
    expect(result.evidence.some(({ subject }) => subject === "redis")).toBe(false);
  });

  it("says what is odd about the day", async () => {
    const result = await gatherAll(contextOf(SHOP, ["checkoutservice", "adservice"], { series: [POD] }));
    const anomalies = rows(find(result, "shop", "recorded.anomalies")).map(
      ({ file, column, kind, count, treatment }) => [file, column, kind, count, treatment],
    );
    expect(anomalies).toEqual([
      ["pods/adservice.csv", "PodSuccessRate(%)", "constant", 61, "kept"],
      ["pods/adservice.csv", "TimeStamp", "clock-disagreement", 61, "kept"],
      ["pods/checkoutservice.csv", "CpuUsageRate(%)", "out-of-range", expect.any(Number), "kept"],
      ["pods/checkoutservice.csv", "PodServerLatencyP99(s)", "not-a-number", 3, "left out"],
      ["pods/checkoutservice.csv", "PodSuccessRate(%)", "constant", 61, "kept"],
    ]);
  });

  it("reads edges from column names, the call graph from its table, and lists the strangers", async () => {
    const context = contextOf(SHOP, ["frontend", "checkoutservice", "cartservice", "emailservice"], {
      edges: [{ file: "destination_50.csv", signal: "edge-latency.destination" }],
      graph: [{ file: "dependency.csv", source: "Source", target: "Target" }],
    });
    const result = await gatherAll(context);
    const edge = find(result, "frontend", "edge-latency.destination", "cartservice");
    expect(series(edge).values).toHaveLength(61);
    expect(edge.source).toMatchObject({ path: "destination_50.csv", query: "frontend_cartservice" });
    expect(rows(find(result, "shop", "recorded.edges"))).toEqual([
      { source: "checkoutservice", target: "cartservice" },
      { source: "checkoutservice", target: "emailservice" },
      { source: "frontend", target: "cartservice" },
      { source: "frontend", target: "checkoutservice" },
    ]);
    const strangers = find(result, "shop", "recorded.strangers").value as string[];
    expect(strangers).toContain("33.33.33.82");
    expect(strangers).toContain("currencyservice");
    expect(strangers).not.toContain("frontend");
  });

  it("plans exactly the readings that it then takes", async () => {
    const context = contextOf(SHOP, ["frontend", "checkoutservice", "adservice"], {
      series: [
        POD,
        {
          file: "front_service.csv",
          component: "frontend",
          time: "Time",
          signals: { "success-ratio": { column: "SuccessRate(%)", scale: 0.01 } },
        },
      ],
      edges: [{ file: "destination_50.csv", signal: "edge-latency.destination" }],
      graph: [{ file: "dependency.csv", source: "Source", target: "Target" }],
      traces: [{ file: "traces.jsonl" }],
    });
    const { readings, usage } = await provider.plan(context);
    const result = await gatherAll(context);
    const pairs = (list: readonly { subject: string; signal: string }[]) =>
      [...new Set(list.map(({ subject, signal }) => `${subject} ${signal}`))].sort();
    // The shop's pods have no file of the front end in this folder: it is expected to have one.
    const missing = ["frontend latency.p99", "frontend requests", "frontend saturation.cpu"];
    expect(pairs(readings)).toEqual([...pairs(result.evidence), ...missing].sort());
    expect(usage).toEqual({});
    expect(result.usage).toEqual({});
    // What another file holds is not missing.
    expect(series(find(result, "frontend", "success-ratio")).values).toHaveLength(61);
  });
});

describe("series readings", () => {
  it("takes the median spacing for the step: CloudWatch's five minutes", async () => {
    const result = await gatherAll(
      contextOf(`${FIXTURES}nab`, ["lb"], {
        series: [
          {
            file: "elb_request_count.csv",
            component: "lb",
            signals: { requests: { column: "value", scale: 1 / 300 } },
          },
        ],
      }),
    );
    const found = series(find(result, "lb", "requests"));
    expect(found.step).toBe(300);
    expect(found.values.length).toBeGreaterThanOrEqual(120);
    expect(find(result, "lb", "requests").window.end).toBe(result.asOf);
  });

  it("only looks into the window, whose start is in and whose end is not", async () => {
    const folder = await folderOf({
      "x.csv": ["time,value", "1704067200,1", "1704067260,2", "1704067320,3", "1704067380,4"].join("\n"),
    });
    const context = contextOf(folder, ["a"], mapped("requests"), { asOf: "2024-01-01T00:03:00Z", windowSeconds: 120 });
    const result = await provider.gather(context);
    expect(series(find(result, "a", "requests"))).toEqual({ start: "2024-01-01T00:01:00Z", step: 60, values: [2, 3] });
    const outside = await provider.gather({ ...context, asOf: "2020-01-01T00:00:00Z" });
    expect(find(outside, "a", "requests")).toMatchObject({ value: null, reason: expect.stringContaining("no sample") });
  });

  it("shows a recording that stopped early by empty intervals up to asOf", async () => {
    const folder = await folderOf({ "x.csv": minutes([1, 2]) });
    const result = await provider.gather(
      contextOf(folder, ["a"], mapped("requests"), { asOf: "2024-01-01T00:05:00Z" }),
    );
    expect(series(find(result, "a", "requests")).values).toEqual([1, 2, null, null, null]);
  });

  it("does not let samples of long ago speak for now", async () => {
    const folder = await folderOf({ "x.csv": minutes([1, 2]) });
    const result = await provider.gather(
      contextOf(folder, ["a"], mapped("requests"), { asOf: "2024-03-01T00:00:00Z" }),
    );
    expect(find(result, "a", "requests")).toMatchObject({
      value: null,
      reason: expect.stringContaining("59 days before 2024-03-01T00:00:00Z"),
    });
  });

  it("averages the samples of an interval and leaves out what is no measurement", async () => {
    const cells = ["1,0.5", "3,1.2", ",0.9", "NaN,-1", "-2,0.8", "abc,1"];
    const lines = cells.map((cell, i) => `2024-01-01T00:0${Math.floor(i / 2)}:${i % 2 === 0 ? "10" : "40"}Z,${cell}`);
    const folder = await folderOf({ "x.csv": ["time,value,ok", ...lines].join("\r\n") });
    const result = await gatherAll(
      contextOf(folder, ["a"], {
        series: [{ file: "x.csv", component: "a", signals: { requests: "value", "success-ratio": "ok" } }],
      }),
    );
    expect(series(find(result, "a", "requests")).values).toEqual([2, null, null]);
    expect(series(find(result, "a", "success-ratio")).values).toEqual([0.5, 0.9, 0.9]);
    const kinds = rows(find(result, "shop", "recorded.anomalies")).map(
      ({ column, kind, count, treatment }) => `${column} ${kind} ${count} ${treatment}`,
    );
    expect(kinds).toEqual([
      "ok out-of-range 2 left out",
      "value empty 1 left out",
      "value not-a-number 2 left out",
      "value out-of-range 1 left out",
    ]);
  });

  it("reports duplicates, disorder and gaps of the clock", async () => {
    const times = ["00:00", "00:01", "00:01", "00:03", "00:02", "00:04"];
    const folder = await folderOf({
      "x.csv": ["time,value", ...times.map((time, i) => `2024-01-01T${time}:30Z,${i}`)].join("\n"),
      "y.csv": [
        "time,value",
        "2024-01-01T00:00:30Z,1",
        "2024-01-01T00:01:30Z,1",
        "2024-01-01T00:02:30Z,1",
        "2024-01-01T00:09:30Z,1",
      ].join("\n"),
    });
    const result = await gatherAll(
      contextOf(folder, ["a", "b"], {
        series: [...mapped("requests").series, { file: "y.csv", component: "b", signals: { requests: "value" } }],
      }),
    );
    const kinds = rows(find(result, "shop", "recorded.anomalies")).map(
      ({ file, kind, count, example }) => `${file} ${kind} ${count}: ${example}`,
    );
    expect(kinds).toEqual([
      "x.csv disordered-time 1: line 6: 2024-01-01T00:02:30Z after 2024-01-01T00:03:30Z",
      "x.csv duplicate-time 1: line 4: 2024-01-01T00:01:30Z",
      "y.csv gap 1: 420 s after 2024-01-01T00:02:30Z",
    ]);
  });

  it("does not call a constant success ratio of zero anything but constant", async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `2024-01-01 00:${String(i).padStart(2, "0")}:00,0,${i}`);
    const folder = await folderOf({ "x.csv": ["time,ok,n", ...lines].join("\n") });
    const result = await gatherAll(
      contextOf(folder, ["a"], {
        series: [{ file: "x.csv", component: "a", signals: { "success-ratio": "ok", requests: "n" } }],
      }),
    );
    expect(series(find(result, "a", "success-ratio")).values).toEqual(Array(40).fill(0));
    expect(rows(find(result, "shop", "recorded.anomalies"))).toMatchObject([
      { column: "ok", kind: "constant", count: 40 },
    ]);
  });

  it("names the file and the nearest column for one that is not there", async () => {
    const folder = await folderOf({ "x.csv": minutes([1, 2], "time,valeu") });
    const result = await gatherAll(contextOf(folder, ["a"], mapped("requests")));
    expect(find(result, "a", "requests")).toMatchObject({
      value: null,
      reason: 'x.csv has no column "value"; did you mean "valeu"?',
    });
    expect(result.diagnostics).toContainEqual({
      provider: "recorded",
      level: "error",
      message: 'x.csv has no column "value"; did you mean "valeu"?',
    });
  });

  it.each([
    ["times that are none", "time,value\nyesterday,1\nnow,2\n", "none of its times can be read (line 2: yesterday)"],
    ["rows of another length", "time,value\n2024-01-01,1,2\n", "no row has as many cells as the header (line 2"],
    ["a header alone", "time,value\n", "x.csv: it holds no row"],
  ])("says why a file of %s gives nothing", async (_name, text, said) => {
    const folder = await folderOf({ "x.csv": text });
    const result = await gatherAll(contextOf(folder, ["a"], mapped("requests")));
    expect(find(result, "a", "requests")).toMatchObject({ value: null, reason: expect.stringContaining(said) });
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({ level: "error", message: expect.stringContaining(said) }),
    );
  });

  it("names a value that cannot be where there are only such", async () => {
    const folder = await folderOf({ "x.csv": minutes([-1, -2, -3]) });
    const result = await gatherAll(contextOf(folder, ["a"], mapped("latency.p99")));
    expect(find(result, "a", "latency.p99")).toMatchObject({
      value: null,
      reason: '"value" holds no number that can be (line 2: -1) in the window',
    });
  });

  it.each([
    [
      "saturation.cpu",
      [15.68, 0.4, 22],
      "value in x.csv reaches 22, more than the 2 that saturation.cpu can be; did you mean `scale: 0.01`?",
    ],
    [
      "success-ratio",
      [99.5, 0.9, 100],
      "value in x.csv reaches 100, more than the 1.5 that success-ratio can be; did you mean `scale: 0.01`?",
    ],
    ["node.memory", [0.5, 4000, 0.5], "value in x.csv reaches 4,000, more than the 1.5 that node.memory can be"],
  ])(
    "takes nothing of a column of %s that cannot be a share, its small values neither",
    async (signal, values, reason) => {
      const folder = await folderOf({ "x.csv": minutes(values) });
      const result = await gatherAll(contextOf(folder, ["a"], mapped(signal)));
      expect(find(result, "a", signal)).toMatchObject({ value: null, reason });
      expect(result.diagnostics).toContainEqual({
        provider: "recorded",
        level: "warning",
        message: `${signal} of a: ${reason}`,
      });
    },
  );

  it("bounds every share that a recording can be mapped to", () => {
    const { signals } = contextOf("/", [], {});
    const shares = signals.filter(
      ({ unit, value, subject }) => unit === "1" && value === "series" && subject === "component",
    );
    expect(shares.length).toBeGreaterThan(6);
    for (const { id, most } of shares) expect(most?.source, id).toBeTruthy();
  });

  it("keeps bursts above what may be used, and a ratio that rounding put above 1 is left out alone", async () => {
    const folder = await folderOf({ "x.csv": minutes([0.4, 1.6, 1.9]) });
    const cpu = await gatherAll(contextOf(folder, ["a"], mapped("saturation.cpu")));
    expect(series(find(cpu, "a", "saturation.cpu")).values).toEqual([0.4, 1.6, 1.9]);
    const ratio = await gatherAll(
      contextOf(await folderOf({ "x.csv": minutes([0.9, 1.01, 1]) }), ["a"], mapped("success-ratio")),
    );
    expect(series(find(ratio, "a", "success-ratio")).values).toEqual([0.9, null, 1]);
  });

  it("says that nothing is mapped", async () => {
    const result = await provider.gather(contextOf(await folderOf({}), ["a"], { path: "telemetry" }));
    expect(result.evidence).toEqual([]);
    expect(result.diagnostics).toMatchObject([{ level: "warning", message: expect.stringContaining("maps no file") }]);
  });

  it("adds the instances of a component up where it is told to, and not when one is missing", async () => {
    const folder = await folderOf({
      "i/1.csv": minutes([1, 2]),
      "i/2.csv": minutes([10, 20]),
      "j/1.csv": minutes([1, 2]),
      "j/2.csv": "\0\0",
    });
    const settings = (file: string) => ({
      series: [
        { file, component: "a", signals: { requests: { column: "value", combine: "sum" }, "latency.p99": "value" } },
      ],
    });
    const whole = await gatherAll(contextOf(folder, ["a"], settings("i/*.csv")));
    expect(series(find(whole, "a", "requests")).values).toEqual([11, 22]);
    expect(series(find(whole, "a", "latency.p99")).values).toEqual([5.5, 11]);
    const part = await gatherAll(contextOf(folder, ["a"], settings("j/*.csv")));
    expect(find(part, "a", "requests").reason).toContain("a part of the sum is missing");
  });

  it("gives a file to the component with the longest name that fits", async () => {
    const folder = await folderOf({
      "cart-1.csv": minutes([1]),
      "cart-api-1.csv": minutes([2]),
      "cart-api-db.csv": minutes([3]),
    });
    const result = await gatherAll(
      contextOf(folder, ["cart", "cart-api"], {
        series: [{ file: "{component}-*.csv", signals: { requests: "value" } }],
      }),
    );
    expect(series(find(result, "cart", "requests")).values).toEqual([1]);
    expect(series(find(result, "cart-api", "requests")).values).toEqual([2.5]);
  });

  it("finds a component's file by its ref where it is not called by its id", async () => {
    const folder = await folderOf({ "pods/web-1.csv": minutes([7]) });
    const context = contextOf(folder, [], {
      series: [{ file: "pods/{component}.csv", signals: { requests: "value" } }],
    });
    const result = await gatherAll({
      ...context,
      workload: {
        name: "shop",
        components: [{ id: "web", type: "http-service", dependsOn: [], ref: { recorded: "web-1" } }],
      },
    });
    expect(series(find(result, "web", "requests")).values).toEqual([7]);
  });
});

describe("shapes of JSON", () => {
  const result = (files: { [name: string]: string }, column: string, more: object = {}) =>
    folderOf(files).then((folder) =>
      gatherAll(
        contextOf(folder, ["a"], {
          series: [{ file: Object.keys(files)[0], component: "a", signals: { requests: column }, ...more }],
        }),
      ),
    );

  it.each([
    [
      "an array of objects",
      "x.json",
      JSON.stringify([
        { time: "2024-01-01T00:00:00Z", v: 1 },
        { time: "2024-01-01T00:01:00Z", v: null },
        { time: "2024-01-01T00:02:00Z", v: "3" },
      ]),
      "v",
    ],
    [
      "columns and rows",
      "x.json",
      JSON.stringify({
        columns: ["time", "v"],
        rows: [
          [1704067200, 1],
          [1704067260, null],
          [1704067320, 3],
        ],
      }),
      "v",
    ],
    [
      "JSON lines",
      "x.jsonl",
      '{"time":1704067200000,"v":1}\n{"time":1704067260000,"v":null}\n{"time":1704067320000,"v":3}\n',
      "v",
    ],
    [
      "CloudWatch, newest first",
      "x.json",
      JSON.stringify({
        MetricDataResults: [
          {
            Id: "m1",
            Label: "RequestCount",
            Timestamps: ["2024-01-01T00:02:00+00:00", "2024-01-01T00:00:00+00:00"],
            Values: [3, 1],
          },
        ],
      }),
      "RequestCount",
    ],
    [
      "Prometheus",
      "x.json",
      JSON.stringify({
        status: "success",
        data: {
          resultType: "matrix",
          result: [
            {
              metric: { job: "a" },
              values: [
                [1704067200, "1"],
                [1704067320, "3"],
              ],
            },
          ],
        },
      }),
      "value",
    ],
    ["gzipped CSV", "x.csv.gz", "time;v\n1704067200;1\n1704067260;\n1704067320;3\n", "v"],
  ])("reads %s", async (_, name, content, column) => {
    const found = await result({ [name]: content }, column, name.includes("csv") ? { delimiter: ";" } : {});
    const { values, step } = series(find(found, "a", "requests"));
    // CloudWatch and Prometheus leave the empty minute out, so that two minutes are all the spacing there is to see.
    expect(step === 60 ? values : [values[0], null, values[1]]).toEqual([1, null, 3]);
    expect(found.asOf).toBe("2024-01-01T00:03:00Z");
  });

  it("names several Prometheus series by their labels", async () => {
    const series2 = [
      { metric: { __name__: "up", b: "2", a: "1" }, values: [[1704067200, "1"]] },
      { metric: {}, values: [[1704067200, "9"]] },
    ];
    const found = await result(
      { "x.json": JSON.stringify({ data: { resultType: "matrix", result: series2 } }) },
      'up{a="1",b="2"}',
    );
    expect(series(find(found, "a", "requests")).values).toEqual([1]);
  });
});

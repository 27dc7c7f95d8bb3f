import { describe, expect, it } from "vitest";
import type { Signal } from "../../../src/model/rules.ts";
import type { Component } from "../../../src/model/workload.ts";
import { componentEvidence, planComponent } from "../../../src/providers/shared/component-metrics.ts";
import type { Metric, MetricRules } from "../../../src/providers/shared/metric-rules.ts";
import { type Answer, Questions } from "../../../src/providers/shared/questions.ts";

interface Named extends Metric {
  metric: string;
}

const series = { subject: "component", value: "series", strength: "observed", title: "x" } as const;
const SIGNALS: Signal[] = [
  { ...series, id: "requests", unit: "1/s" },
  { ...series, id: "errors", unit: "1/s" },
  { ...series, id: "success-ratio", unit: "1" },
  { ...series, id: "latency.p99", unit: "s" },
  { ...series, id: "capacity.max", unit: "{count}", value: "number" },
];
const limit = (value: number) => ({ value, source: "test" });
const RULES: MetricRules<Named> = {
  window: limit(240),
  step: limit(60),
  mostSamples: limit(10),
  settle: limit(0),
  types: {
    "x.lb": {
      source: "test",
      metrics: {
        req: { metric: "Requests", absent: "zero" },
        bad: { metric: "Bad", absent: "zero", with: "req" },
        p99: { metric: "Time", absent: "gap", only: "tracing is on" },
        most: { metric: "Most", absent: "gap" },
      },
      signals: {
        requests: { rate: ["req"] },
        errors: { rate: ["bad"] },
        "success-ratio": { success: { bad: ["bad"], all: ["req"] } },
        "latency.p99": { value: "p99", scale: 0.001 },
        "capacity.max": { value: "most" },
        "not-in-the-catalogue": { value: "p99" },
      },
    },
  },
};
const END = Date.parse("2026-01-01T00:04:00Z");
const LB: Component = { id: "edge", type: "x.lb", dependsOn: [] };

function plan(component: Component, windowSeconds?: number) {
  const questions = new Questions<{ name: string }>();
  const readings = planComponent(component, {
    rules: RULES,
    signals: SIGNALS,
    end: END,
    windowSeconds,
    stepAtLeast: (seconds) => Math.ceil(seconds / 60) * 60,
    seriesOf: (_component, { metric }) => ({ name: metric }),
    questions,
  });
  return { questions, readings };
}

/** Evidence by signal, when each metric of the vendor has these values. */
function evidence(values: { [metric: string]: Answer }) {
  const { questions, readings } = plan(LB);
  if (!readings) throw new Error("nothing is planned");
  const answerTo = (question: number) =>
    values[questions.list[question]?.of.name ?? ""] ?? { values: new Array(4).fill(null) };
  const items = componentEvidence(
    readings,
    answerTo,
    (q) => questions.list[q]?.of.name ?? "",
    "x",
    "2026-01-01T00:04:00Z",
  );
  return Object.fromEntries(items.map((item) => [item.signal, item]));
}

describe("what a component is asked", () => {
  it("is each metric once for all the signals that need it, and one number where the signal is one", () => {
    const { questions } = plan(LB);
    expect(questions.list.map(({ of, grid }) => [of.name, grid.stepSeconds, grid.count])).toEqual([
      ["Requests", 60, 4],
      ["Bad", 60, 4],
      ["Time", 60, 4],
      ["Most", 240, 1],
    ]);
  });

  it("has longer samples in a longer window", () => {
    expect(plan(LB, 3600).questions.list[0]?.grid).toEqual({ start: END - 3600_000, stepSeconds: 360, count: 10 });
  });

  it("is nothing for a type that the vendor does not have", () => {
    expect(plan({ ...LB, type: "constructor" }).readings).toBeUndefined();
  });
});

describe("what its metrics say", () => {
  it("a failure that was not counted is none only while requests were counted", () => {
    const {
      errors,
      requests,
      "success-ratio": ratio,
    } = evidence({
      Requests: { values: [60, 120, null, 60] },
      Bad: { values: [null, 60, null, null] },
    });
    expect(requests?.value).toEqual({ start: "2026-01-01T00:00:00Z", step: 60, values: [1, 2, 0, 1] });
    expect(errors?.value).toMatchObject({ values: [0, 1, 0, 0] });
    expect(ratio?.value).toMatchObject({ values: [1, 0.5, null, 1] });
  });

  it("what may still be on its way is no zero", () => {
    const { questions, readings } = plan(LB);
    if (!readings) throw new Error("nothing is planned");
    const values: { [metric: string]: (number | null)[] } = {
      Requests: [60, null, 60, null],
      Bad: [null, null, null, null],
    };
    const answerTo = (question: number) => ({ values: values[questions.list[question]?.of.name ?? ""] ?? [] });
    const late = { ...readings, settledUntil: END - 120_000 };
    const items = componentEvidence(late, answerTo, () => "", "x", "2026-01-01T00:04:00Z");
    const of = (signal: string) => items.find((item) => item.signal === signal)?.value;
    expect(of("requests")).toMatchObject({ values: [1, 0, 1, null] });
    expect(of("errors")).toMatchObject({ values: [0, 0, null, null] });
  });

  it("before the first request nothing is known to have been measured", () => {
    const { requests, errors } = evidence({ Requests: { values: [null, null, 60, null] } });
    expect(requests?.value).toMatchObject({ values: [null, null, 1, 0] });
    expect(errors?.value).toMatchObject({ values: [null, null, 0, 0] });
  });

  it("without any request there are no errors to speak of, and no success", () => {
    const { requests, errors, "success-ratio": ratio } = evidence({});
    expect(requests?.value).toBeNull();
    expect(requests?.reason).toContain("nothing shows that it was measured");
    expect(errors?.value).toBeNull();
    expect(ratio?.value).toBeNull();
  });

  it("a call that failed makes what it touches unknown, with its reason, and nothing else", () => {
    const all = evidence({ Requests: { values: [60, 60, 60, 60] }, Bad: { reason: "forbidden\u001b" } });
    expect(all.requests?.value).not.toBeNull();
    expect(all.errors).toMatchObject({ value: null, reason: "bad: forbidden\\u001b" });
    expect(all["success-ratio"]?.value).toBeNull();
    expect(all["latency.p99"]?.reason).toBe("p99: no data in the window (it exists only when tracing is on)");
  });

  it("errors where requests could not be asked are not known to be none", () => {
    const { errors } = evidence({ Requests: { reason: "throttled" }, Bad: { values: [null, null, null, null] } });
    expect(errors).toMatchObject({ value: null, reason: expect.stringContaining("throttled") });
    const some = evidence({ Requests: { reason: "throttled" }, Bad: { values: [null, 60, null, null] } });
    expect(some.errors?.value).toMatchObject({ values: [null, 1, null, null] });
  });

  it("is written with unit, window and what was asked", () => {
    const { "latency.p99": latency } = evidence({ Time: { values: [null, 1500, null, null] } });
    expect(latency).toMatchObject({
      unit: "s",
      value: { values: [null, 1.5, null, null] },
      window: { start: "2026-01-01T00:00:00Z", end: "2026-01-01T00:04:00Z" },
      source: { provider: "x", query: '{"value":"p99","scale":0.001} of p99: Time' },
    });
  });
});

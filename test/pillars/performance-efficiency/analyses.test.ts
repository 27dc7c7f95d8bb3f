import { describe, expect, test } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import type { Derivation } from "../../../src/model/fact.ts";
import { headroom } from "../../../src/pillars/performance-efficiency/headroom.ts";
import { hiddenWaits } from "../../../src/pillars/performance-efficiency/hidden-waits.ts";
import { latencyDrift } from "../../../src/pillars/performance-efficiency/latency-drift.ts";
import { loadResponse } from "../../../src/pillars/performance-efficiency/load-response.ts";
import { ownTime } from "../../../src/pillars/performance-efficiency/own-time.ts";
import { tailRatio } from "../../../src/pillars/performance-efficiency/tail-ratio.ts";
import { tracePatterns } from "../../../src/pillars/performance-efficiency/trace-patterns.ts";
import { worstHourThrottled } from "../../../src/pillars/performance-efficiency/worst-hour-throttled.ts";
import { component, indexOf, noise, reading, recorded, rules, series } from "../telemetry/documents.ts";

const components = [component("a", ["b"]), component("b")];

function derive(derivation: Derivation, signals: { [signal: string]: EvidenceValue }, subject = "a") {
  const evidence = Object.entries(signals).map(([signal, value]) => reading(subject, signal, value));
  return derivation.derive(indexOf(components, evidence), subject);
}
const constant = (value: number, n = 300) => Array.from({ length: n }, () => value);

describe("headroom", () => {
  test("is the 99th percentile of the scarcest resource", () => {
    const cpu = Array.from({ length: 101 }, (_, i) => i / 100);
    expect(
      derive(headroom(rules), { "saturation.cpu": series(cpu), "saturation.memory": series(constant(0.4)) }),
    ).toMatchObject({
      "headroom.scarcest-peak": { value: expect.closeTo(0.99, 12) },
      "headroom.scarcest": { value: "cpu" },
    });
  });
  test("is unknown when one of the measured resources cannot be judged", () => {
    const facts = derive(headroom(rules), {
      "saturation.cpu": series(constant(0.1)),
      "saturation.memory": series(constant(0.9, 10)),
    });
    expect(facts["headroom.scarcest-peak"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("10 samples"),
    });
  });
  test("of the recorded cart is its 99th percentile of CPU", () => {
    const facts = derive(headroom(rules), {
      "saturation.cpu": recorded("calm-1000-1400", "cartservice cpu-percent", 0.01),
    });
    expect(facts["headroom.scarcest-peak"]?.value).toBeGreaterThan(0.05);
    expect(facts["headroom.scarcest-peak"]?.value).toBeLessThan(0.2);
  });
});

describe("tail", () => {
  const busy = {
    requests: series(constant(10)),
    "latency.p50": series(constant(0.1)),
    "latency.p99": series(constant(0.7)),
  };
  test("is the typical ratio of p99 and median", () => {
    expect(derive(tailRatio(rules), busy)).toMatchObject({
      "tail.ratio": { value: expect.closeTo(7, 12) },
      "tail.p99": { value: 0.7 },
    });
  });
  test("is unknown for a quiet component, whose p99 is one request, and without traffic data", () => {
    expect(derive(tailRatio(rules), { ...busy, requests: series(constant(0.2)) })["tail.ratio"]).toMatchObject({
      value: null,
    });
    const { requests: _, ...rest } = busy;
    expect(derive(tailRatio(rules), rest)["tail.ratio"]).toMatchObject({
      value: null,
      reason: "no source gives requests",
    });
  });
});

describe("response to load", () => {
  const load = Array.from({ length: 1200 }, (_, i) => 20 + 10 * Math.sin(i / 190));
  test("finds latency that climbs with load", () => {
    const facts = derive(loadResponse(rules), {
      requests: series(load),
      "latency.p50": series(load.map((v) => 0.01 * v ** 1.2)),
    });
    expect(facts["load.latency-correlation"]).toMatchObject({ value: expect.closeTo(1, 6) });
    expect(facts["load.latency-rise"]?.value).toBeGreaterThan(2);
    expect(facts["load.variation"]?.value).toBeGreaterThan(2);
  });
  test("a flat load proves nothing, few requests neither", () => {
    const steady = derive(loadResponse(rules), {
      requests: series(constant(20, 1200)),
      "latency.p50": series(noise(1200)),
    });
    expect(steady["load.latency-rise"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("hardly varies"),
    });
    const quiet = derive(loadResponse(rules), {
      requests: series(load.map((v) => v / 100)),
      "latency.p50": series(noise(1200)),
    });
    expect(quiet["load.latency-rise"]).toMatchObject({ value: null, reason: expect.stringContaining("from chance") });
  });
});

describe("drift", () => {
  test("compares the ends at the same load", () => {
    const rising = noise(400).map((v, i) => v * 0.1 * (1 + i / 400));
    const facts = derive(latencyDrift(rules), { requests: series(constant(20, 400)), "latency.p90": series(rising) });
    expect(facts["latency.drift"]?.value).toBeCloseTo(1.875 / 1.125, 1);
  });
  test("is unknown when the load changed or the recording is short", () => {
    const load = Array.from({ length: 400 }, (_, i) => 20 + i / 10);
    expect(
      derive(latencyDrift(rules), { requests: series(load), "latency.p90": series(noise(400)) })["latency.drift"],
    ).toMatchObject({
      value: null,
      reason: expect.stringContaining("load differs"),
    });
    const short = { requests: series(constant(20, 100)), "latency.p90": series(noise(100)) };
    expect(derive(latencyDrift(rules), short)["latency.drift"]).toMatchObject({ value: null });
  });
});

describe("hidden waits", () => {
  const ends = (source: EvidenceValue, destination: EvidenceValue) =>
    hiddenWaits(rules).derive(
      indexOf(components, [
        reading("a", "edge-latency.source", source, { target: "b" }),
        reading("a", "edge-latency.destination", destination, { target: "b" }),
      ]),
      "a",
    )["calls.hidden-waits"];
  test("are the difference of both ends", () => {
    expect(ends(series(constant(0.05)), series(constant(0.01)))?.value).toEqual([
      { target: "b", gap: expect.closeTo(0.04, 12), caller: 0.05, callee: 0.01, intervals: 300 },
    ]);
  });
  test("of the recorded calls to the cart are two milliseconds", () => {
    const fact = ends(
      recorded("calm-1000-1400", "frontend>cartservice source"),
      recorded("calm-1000-1400", "frontend>cartservice destination"),
    );
    expect(fact?.value).toEqual([expect.objectContaining({ target: "b", gap: expect.closeTo(0.002, 3) })]);
  });
  test("need both ends", () => {
    expect(ends(series(constant(0.05)), series(constant(0.01, 20)))).toMatchObject({ value: null });
    expect(ends(series(constant(0.05)), null)).toMatchObject({ value: null, reason: "the source could not be read" });
  });
});

describe("own time", () => {
  const edges = reading("shop", "trace.edges", [
    { source: "a", target: "b", calls: 100, p50: 0.05 },
    { source: "b", target: "c", calls: 300, p50: 0.01 },
  ]);
  test("is what a component does not spend on those it calls", () => {
    const index = indexOf(components, [edges, reading("shop", "trace.traces", 100)]);
    expect(ownTime(rules).derive(index, "shop")).toMatchObject({
      "time.top-component": { value: "c" },
      "time.top-share": { value: expect.closeTo(0.6, 12) },
    });
  });
  test("of few traces is unknown", () => {
    const index = indexOf(components, [edges, reading("shop", "trace.traces", 12)]);
    expect(ownTime(rules).derive(index, "shop")["time.top-share"]).toMatchObject({ value: null });
  });
});

test("patterns of traces come worst first, and not from a handful of traces", () => {
  const repeated = reading("shop", "trace.repeated-calls", [
    { source: "a", target: "b", operation: "Get", traces: 50, median: 2, maximum: 3 },
    { source: "a", target: "c", operation: "List", traces: 40, median: 9, maximum: 12 },
  ]);
  const derive = (traces: number) =>
    tracePatterns(rules)[0]?.derive(indexOf(components, [repeated, reading("shop", "trace.traces", traces)]), "shop");
  expect(derive(500)?.["calls.repeated"]?.value).toEqual([
    { source: "a", target: "c", operation: "List", median: 9, maximum: 12, traces: 40 },
    { source: "a", target: "b", operation: "Get", median: 2, maximum: 3, traces: 50 },
  ]);
  expect(derive(12)?.["calls.repeated"]).toMatchObject({ value: null });
});

test("the worst hour of throttling is a mean over full hours", () => {
  const throttled = constant(0).map((v, i) => (i >= 100 && i < 130 ? 1 : v));
  for (const [fact, signal] of [
    ["throttling.worst-hour", "cpu.throttled"],
    ["calls.worst-hour-throttled", "throttled-ratio"],
  ] as const) {
    const derivation = worstHourThrottled(rules).find(({ facts }) => facts[0]?.id === fact);
    if (!derivation) throw new Error(`nothing derives ${fact}`);
    expect(derive(derivation, { [signal]: series(throttled) })[fact]).toMatchObject({ value: 0.5 });
    expect(derive(derivation, {})[fact]).toMatchObject({ value: null });
  }
});

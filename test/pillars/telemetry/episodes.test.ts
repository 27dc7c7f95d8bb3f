import { describe, expect, test } from "vitest";
import type { EvidenceValue, Series } from "../../../src/model/evidence.ts";
import { findAbsences, findEpisodes } from "../../../src/pillars/telemetry/episodes.ts";
import type { EpisodeFamily } from "../../../src/pillars/telemetry/rules.ts";
import { noise, reading, recorded, rules, series } from "./documents.ts";

function family(signal: string): EpisodeFamily {
  const found = rules.episodes.families.find((one) => one.signals.some((s) => s.id === signal));
  if (!found) throw new Error(`no family has ${signal}`);
  return found;
}

function find(signal: string, value: EvidenceValue, context: { requests?: Series; tail?: number } = {}) {
  const one = reading("a", signal, value);
  const samples = (value as Series).values.filter((v) => v !== null).length;
  return findEpisodes({ reading: one, series: value as Series, samples }, family(signal), rules.episodes, context);
}

const times = (episodes: { start: string; end: string }[]) =>
  episodes.map((e) => `${e.start.slice(11, 16)}-${e.end.slice(11, 16)}`);

describe("on the recorded day", () => {
  test("CPU contention at the cart shows in its CPU and its latency, and nothing else does", () => {
    expect(times(find("saturation.cpu", recorded("faults-0351-0900", "cartservice cpu-percent", 0.01)))).toEqual([
      "04:37-04:41",
    ]);
    expect(times(find("latency.p90", recorded("faults-0351-0900", "cartservice latency.p90")))).toEqual([
      "04:37-04:40",
    ]);
  });

  test("a network delay in front of the cart shows in the calls to it only", () => {
    const calls = find("edge-latency.source", recorded("faults-0351-0900", "frontend>cartservice source"));
    expect(times(calls)).toContain("04:28-04:31");
    expect(calls[0]).toMatchObject({
      direction: "high",
      baseline: expect.closeTo(0.005, 3),
      peak: expect.closeTo(0.257, 3),
    });
  });

  test("failing requests show in the success ratio, with those that no list of faults names", () => {
    const found = times(find("success-ratio", recorded("faults-0351-0900", "frontend success-percent", 0.01)));
    expect(found).toContain("04:03-04:06");
    expect(found).toContain("06:44-06:48");
  });

  test("a quiet service with quantised percentiles: the fault is found, single slow requests are not", () => {
    const requests = recorded("faults-0351-0900", "emailservice requests") as Series;
    const found = find("latency.p90", recorded("faults-0351-0900", "emailservice latency.p90"), {
      requests,
      tail: 0.1,
    });
    expect(times(found)).toEqual(["05:36-05:40"]);
  });

  test("four hours without a fault have no episode", () => {
    for (const [signal, column, factor] of [
      ["latency.p50", "frontend latency.p50", 1],
      ["latency.p90", "frontend latency.p90", 1],
      ["success-ratio", "frontend success-percent", 0.01],
      ["requests", "frontend requests", 1],
      ["latency.p90", "cartservice latency.p90", 1],
      ["saturation.cpu", "cartservice cpu-percent", 0.01],
      ["latency.p90", "emailservice latency.p90", 1],
      ["latency.p90", "checkoutservice latency.p90", 1],
      ["requests", "productcatalogservice requests", 1],
      ["edge-latency.source", "frontend>cartservice source", 1],
    ] as const) {
      expect(times(find(signal, recorded("calm-1000-1400", column, factor))), column).toEqual([]);
    }
  });
});

describe("on made series", () => {
  const calm = noise(600).map((v) => v * 0.2);
  const slow = (from: number, to: number, factor: number) => calm.map((v, i) => (i >= from && i < to ? v * factor : v));

  test("a run of slow minutes is one half-open episode with its peak and its normal", () => {
    const [episode, ...others] = find("latency.p90", series(slow(100, 105, 8)));
    expect(others).toEqual([]);
    expect(episode).toMatchObject({
      start: "2022-08-22T01:40:00Z",
      end: "2022-08-22T01:45:00Z",
      signal: "latency.p90",
    });
    expect(episode?.peak).toBeCloseTo(Math.max(...slow(100, 105, 8)), 12);
    expect(episode?.baseline).toBeCloseTo(0.2, 2);
  });

  test("one minute alone is chance, however slow", () => {
    expect(find("latency.p90", series(slow(100, 101, 500)))).toEqual([]);
  });

  test("a jump that nobody could feel is none", () => {
    expect(find("latency.p90", series(slow(100, 110, 8).map((v) => v / 100)))).toEqual([]);
  });

  test("a lasting step is the new normal, a slow drift too", () => {
    expect(find("latency.p90", series(slow(300, 600, 4)))).toEqual([]);
    expect(find("latency.p90", series(calm.map((v, i) => v * (1 + i / 100))))).toEqual([]);
  });

  test("a constant series has no spread of its own and still shows trouble", () => {
    const flat = Array.from({ length: 300 }, (_, i) => (i >= 50 && i < 53 ? 0.45 : 0.0046));
    expect(times(find("latency.p90", series(flat)))).toEqual(["00:50-00:53"]);
  });

  test("a short recovery does not end trouble, a missing sample neither", () => {
    const gap = slow(100, 110, 8).map((v, i) => (i === 104 ? null : i === 106 ? 0.2 : v));
    expect(times(find("latency.p90", series(gap)))).toEqual(["01:40-01:50"]);
  });

  test("the slow tail of very few requests is chance", () => {
    const few = series(Array.from({ length: 600 }, () => 0.02)) as Series;
    const many = series(Array.from({ length: 600 }, () => 20)) as Series;
    expect(find("latency.p99", series(slow(100, 105, 8)), { requests: few, tail: 0.01 })).toEqual([]);
    expect(find("latency.p99", series(slow(100, 105, 8)), { requests: many, tail: 0.01 })).toHaveLength(1);
  });

  test("traffic counts by what is missing", () => {
    const traffic = noise(600).map((v, i) => (i >= 200 && i < 204 ? v : v * 8));
    const [episode] = find("requests", series(traffic));
    expect(episode).toMatchObject({ direction: "low", start: "2022-08-22T03:20:00Z", end: "2022-08-22T03:24:00Z" });
  });

  test("silence after the first sample, up to the end, is an absence; a late start is not", () => {
    const values = Array.from({ length: 200 }, (_, i) => (i < 10 || (i >= 50 && i < 53) || i >= 190 ? null : 5));
    const one = reading("a", "requests", series(values));
    const found = findAbsences({ reading: one, series: one.value as Series, samples: 177 }, rules.episodes);
    expect(times(found)).toEqual(["03:10-03:20"]);
    expect(found[0]).toMatchObject({ direction: "absent", baseline: 5 });
  });

  test("nothing but zeros is calm", () => {
    for (const { signals } of rules.episodes.families) {
      for (const { id } of signals) expect(find(id, series(Array.from({ length: 100 }, () => 0)))).toEqual([]);
    }
  });
});

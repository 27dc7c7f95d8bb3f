import { expect, test } from "vitest";
import { collectEpisodes, episodesOf } from "../../../src/pillars/telemetry/collect-episodes.ts";
import { episodeKinds, minutesOf } from "../../../src/pillars/telemetry/episode-facts.ts";
import { propagation } from "../../../src/pillars/telemetry/propagation.ts";
import { component, indexOf, noise, reading, recorded, rules, series } from "./documents.ts";

const shop = [component("frontend", ["cartservice"]), component("cartservice")];
const day = "faults-0351-0900" as const;
const evidence = [
  reading("frontend", "latency.p50", recorded(day, "frontend latency.p50")),
  reading("frontend", "latency.p90", recorded(day, "frontend latency.p90")),
  reading("frontend", "edge-latency.source", recorded(day, "frontend>cartservice source"), { target: "cartservice" }),
  reading("cartservice", "latency.p90", recorded(day, "cartservice latency.p90")),
  reading("cartservice", "saturation.cpu", recorded(day, "cartservice cpu-percent", 0.01)),
];

test("percentiles of one latency tell of one episode; the order of evidence changes nothing", () => {
  const found = collectEpisodes(indexOf(shop, evidence), rules);
  const contention = found.filter((one) => one.start.slice(11, 16) === "07:02");
  expect(contention).toHaveLength(1);
  expect(contention[0]).toMatchObject({ subject: "frontend", signal: "latency.p50" });
  expect(contention[0]?.evidence).toHaveLength(2);
  expect(collectEpisodes(indexOf(shop, [...evidence].reverse()), rules)).toEqual(found);
  const starts = found.map((one) => Date.parse(one.start));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test("a call's episode names the component that was called", () => {
  const calls = episodesOf(indexOf(shop, evidence), "frontend", rules).calls.episodes;
  expect(calls.map((one) => [one.target, one.start.slice(11, 16)])).toContainEqual(["cartservice", "04:28"]);
});

test("facts of a kind count minutes once, and are unknown without, with short or with sparse series", () => {
  const [latency] = episodeKinds(rules);
  const slow = noise(200).map((v, i) => (i >= 50 && i < 60 ? v * 4 : v * 0.2));
  const derive = (...readings: ReturnType<typeof reading>[]) => latency?.derive(indexOf(shop, readings), "cartservice");
  expect(
    derive(reading("cartservice", "latency.p50", series(slow)), reading("cartservice", "latency.p90", series(slow))),
  ).toMatchObject({
    "episodes.latency-minutes": { value: 10, sampleSize: 400 },
    "episodes.latency-count": { value: 1 },
    "episodes.latency-longest": { value: 10 },
    "episodes.latency-share": { value: 0.05 },
  });
  expect(derive()?.["episodes.latency-minutes"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("no source"),
  });
  const short = derive(reading("cartservice", "latency.p50", series(slow.slice(0, 59))));
  expect(short?.["episodes.latency-minutes"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("59 samples"),
  });
  const sparse = series(slow.map((v, i) => (i % 3 === 0 ? v : null)));
  expect(derive(reading("cartservice", "latency.p50", sparse))?.["episodes.latency-share"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("33 %"),
  });
});

test("a series of nothing but 0 has no normal to leave; no error at all is one", () => {
  const zero = series(new Array<number>(100).fill(0));
  const derive = (kind: string, signal: string) => {
    const facts = episodeKinds(rules).map((one) =>
      one.derive(indexOf(shop, [reading("frontend", signal, zero)]), "frontend"),
    );
    return facts.find((one) => `episodes.${kind}-share` in one)?.[`episodes.${kind}-share`];
  };
  for (const [kind, signal] of [
    ["errors", "success-ratio"],
    ["traffic-drop", "requests"],
    ["latency", "latency.p99"],
    ["cpu", "saturation.cpu"],
  ] as const)
    expect(derive(kind, signal)).toMatchObject({ value: null, reason: expect.stringContaining("0 in every sample") });
  expect(derive("errors", "errors")).toMatchObject({ value: 0 });
});

test("a series that starts or ends out of time is a reason, not a crash", () => {
  for (const value of [series(noise(100), 60, "some day"), series(noise(100), 1e300), series(noise(100), 0)]) {
    const index = indexOf(shop, [reading("cartservice", "latency.p50", value)]);
    expect(collectEpisodes(index, rules)).toEqual([]);
    expect(episodesOf(index, "cartservice", rules).latency.problems).toHaveLength(1);
  }
});

test("a caller's slow time goes with the trouble of its callee, and without it is its own", () => {
  const slow = (from: number, to: number) => series(noise(600).map((v, i) => v * (i >= from && i < to ? 2 : 0.2)));
  const caller = reading("frontend", "latency.p50", slow(100, 105));
  const derive = (...others: ReturnType<typeof reading>[]) =>
    propagation(rules).derive(indexOf(shop, [caller, ...others]), "frontend");
  const together = derive(reading("cartservice", "latency.p50", slow(99, 106)));
  expect(together["episodes.propagated"]?.value).toEqual([
    expect.objectContaining({
      start: "2022-08-22T01:40:00Z",
      minutes: 5,
      callee: "cartservice",
      calleeSignal: "latency.p50",
    }),
  ]);
  expect(together["episodes.own-latency-minutes"]).toMatchObject({ value: 0 });
  const calls = reading("frontend", "edge-latency.source", slow(100, 105), { target: "cartservice" });
  expect(derive(calls)["episodes.own-latency-minutes"]).toMatchObject({ value: 0 });
  // Trouble that began after the caller's, or elsewhere in the day, explains nothing; nor does silence.
  for (const other of [slow(103, 120), slow(300, 306)]) {
    const apart = derive(reading("cartservice", "latency.p50", other));
    expect(apart["episodes.own-latency-minutes"]).toMatchObject({ value: 5 });
  }
  expect(derive()["episodes.own-latency-minutes"]).toMatchObject({ value: 5 });
});

test("minutes of overlapping episodes count once", () => {
  const at = (start: string, end: string) => ({
    subject: "a",
    signal: "latency.p50",
    start: `2022-08-22T${start}:00Z`,
    end: `2022-08-22T${end}:00Z`,
    peak: 1,
    baseline: 0.1,
    unit: "s",
    direction: "high" as const,
    evidence: [],
  });
  expect(minutesOf([at("01:00", "01:10"), at("01:02", "01:04"), at("01:08", "01:12"), at("02:00", "02:01")])).toBe(13);
});

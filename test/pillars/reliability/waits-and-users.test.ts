import { expect, test } from "vitest";
import { boundedWaits } from "../../../src/pillars/reliability/bounded-waits.ts";
import { userVisibleEpisodes } from "../../../src/pillars/reliability/user-visible-episodes.ts";
import { component, indexOf, noise, reading, recorded, rules, series } from "../telemetry/documents.ts";

const day = "faults-0351-0900" as const;
const shop = [component("frontend", ["cartservice"]), component("cartservice")];
const front = reading("frontend", "latency.p90", recorded(day, "frontend latency.p90"));
const success = reading("frontend", "success-ratio", recorded(day, "frontend success-percent", 0.01));
const cart = reading("cartservice", "latency.p90", recorded(day, "cartservice latency.p90"));

test("the longest wait is the worst interval; stress is the trouble of what it calls", () => {
  const facts = boundedWaits(rules).derive(indexOf(shop, [front, cart]), "frontend");
  expect(facts["waits.longest"]).toMatchObject({ value: 45.5, unit: "s" });
  expect(facts["waits.stressed-minutes"]).toMatchObject({ value: 3 });
});

test("trouble of two callees at the same time counts once", () => {
  const both = [
    component("frontend", ["cartservice", "mailservice"]),
    component("cartservice"),
    component("mailservice"),
  ];
  const mail = reading("mailservice", "latency.p90", recorded(day, "cartservice latency.p90"));
  const facts = boundedWaits(rules).derive(indexOf(both, [front, cart, mail]), "frontend");
  expect(facts["waits.stressed-minutes"]).toMatchObject({ value: 3 });
});

test("without a callee's telemetry stress is unknown; without its own the wait is", () => {
  expect(boundedWaits(rules).derive(indexOf(shop, [front]), "frontend")["waits.stressed-minutes"]).toMatchObject({
    value: null,
  });
  expect(boundedWaits(rules).derive(indexOf(shop, [cart]), "frontend")["waits.longest"]).toMatchObject({ value: null });
});

test("users could notice what an entry shows, not what stayed inside", () => {
  const facts = userVisibleEpisodes(rules).derive(indexOf(shop, [front, success, cart]), "shop");
  const rows = facts["episodes.user-visible"]?.value;
  expect(rows).toEqual(
    expect.arrayContaining([expect.objectContaining({ component: "frontend", signal: "success-ratio" })]),
  );
  expect(JSON.stringify(rows)).not.toContain("cartservice");
  const inside = reading(
    "cartservice",
    "latency.p90",
    series(noise(200).map((v, i) => (i >= 50 && i < 60 ? 4 : v * 0.2))),
  );
  const calm = reading("frontend", "latency.p90", series(noise(200)));
  expect(
    userVisibleEpisodes(rules).derive(indexOf(shop, [calm, inside]), "shop")["episodes.user-visible-minutes"],
  ).toMatchObject({ value: 0 });
});

test("an entry that is not measured makes it unknown", () => {
  const fact = userVisibleEpisodes(rules).derive(indexOf(shop, [cart]), "shop")["episodes.user-visible-minutes"];
  expect(fact).toMatchObject({ value: null, reason: expect.stringContaining("frontend") });
  const blank = userVisibleEpisodes(rules).derive(indexOf(shop, [front, reading("frontend", "errors", null)]), "shop");
  expect(blank["episodes.user-visible-minutes"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("could not be read"),
  });
});

import { describe, expect, it } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import { component, factOf, indexOf, reading, reasonOf, series, shippedTables, WORKLOAD } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const DAY = 86_400;
const days = (count: number, at: (day: number) => number) =>
  series(
    Array.from({ length: count }, (_, day) => at(day)),
    DAY,
  );

function fact(id: string, given: { [signal: string]: EvidenceValue }) {
  const evidence = Object.entries(given).map(([signal, value]) => reading(WORKLOAD, signal, value));
  return factOf(indexOf([component("front")], evidence), derivations, id, WORKLOAD);
}

describe("what the bill says", () => {
  it("gives the share that has an owner, over the days that both tell", () => {
    const given = { "cost.total": days(10, () => 10), "cost.attributed": days(8, () => 9) };
    expect(fact("cost.attributed-share", given)).toMatchObject({ value: 0.9, unit: "1", sampleSize: 8 });
    expect(reasonOf(fact("cost.attributed-share", { ...given, "cost.total": days(10, () => 0) }))).toBe(
      "there was no cost in the window",
    );
    expect(fact("cost.attributed-share", { ...given, "cost.attributed": null }).value).toBeNull();
    expect(fact("cost.attributed-share", { ...given, "cost.total": days(6, () => 10) }).value).toBeNull();
  });

  it("lists services by what they rose, and needs the past of each", () => {
    const rows = [
      { service: "a", usd: 1, last14: 30, before56: 30 },
      { service: "b", usd: 1, last14: 10, before56: 5 },
    ];
    expect(fact("cost.rises", { "cost.services": rows }).value).toEqual([
      { service: "b", before: 5, now: 10, share: 0.125 },
      { service: "a", before: 30, now: 30, share: 0 },
    ]);
    const young = [...rows, { service: "c", usd: 1, last14: 3, before56: null }];
    expect(reasonOf(fact("cost.rises", { "cost.services": young }))).toContain("the bill of c does not reach back");
  });

  it("holds open advice against a month's cost, and calls it old after thirty days", () => {
    const row = (usdPerMonth: number, since: string, category = "cost") => ({
      id: since,
      category,
      usdPerMonth,
      since,
    });
    const given = {
      "cost.total": days(10, () => 10),
      advice: [
        row(30, "2024-05-02T00:00:00Z"),
        row(15, "2024-05-01T00:00:00Z"),
        row(60, "not told"),
        row(900, "2024-01-01T00:00:00Z", "security"),
      ],
    };
    expect(fact("savings.open-share", given).value).toBeCloseTo(0.35, 12);
    expect(fact("savings.stale-share", given).value).toBeCloseTo(0.05, 12);
    expect(fact("savings.open-share", { ...given, advice: null }).value).toBeNull();
    expect(fact("savings.stale-share", { ...given, "cost.total": days(10, () => 0) }).value).toBeNull();
  });

  it("gives the share of resources with the tags, unless the two lists are of different inventories", () => {
    const untagged = [{ id: "a", type: "disk", missing: "owner" }];
    expect(fact("resources.tagged-share", { "resource.untagged": untagged, "resource.count": 4 }).value).toBe(0.75);
    expect(fact("resources.tagged-share", { "resource.untagged": [], "resource.count": 4 }).value).toBe(1);
    expect(fact("resources.tagged-share", { "resource.untagged": untagged, "resource.count": 0 }).value).toBeNull();
    expect(fact("resources.tagged-share", { "resource.untagged": null, "resource.count": 4 }).value).toBeNull();
  });
});

describe("the cost of a request", () => {
  const change = (cost: (day: number) => number, requests: (day: number) => number, count = 28) => {
    const evidence = [
      reading(WORKLOAD, "cost.total", days(count, cost)),
      reading(
        "front",
        "requests",
        series(
          Array.from({ length: count * 24 }, (_, hour) => requests(Math.floor(hour / 24))),
          3600,
        ),
      ),
    ];
    return factOf(indexOf([component("front")], evidence), derivations, "cost.unit-change", WORKLOAD);
  };

  it("is the second half of the days against the first", () => {
    expect(
      change(
        (day) => (day < 14 ? 10 : 15),
        () => 1,
      ),
    ).toMatchObject({ value: 0.5, sampleSize: 28 });
    expect(
      change(
        (day) => (day < 14 ? 10 : 15),
        (day) => (day < 14 ? 1 : 1.5),
      ).value,
    ).toBeCloseTo(0, 12);
  });

  it("is not known without requests in both halves, nor without a bill", () => {
    expect(
      reasonOf(
        change(
          () => 10,
          (day) => (day < 14 ? 0 : 1),
        ),
      ),
    ).toContain("no request in one half");
    const none = indexOf([component("front")], [reading("front", "requests", series(Array(100).fill(1), 3600))]);
    expect(factOf(none, derivations, "cost.unit-change", WORKLOAD).value).toBeNull();
  });

  it("needs every entry point", () => {
    const evidence = [
      reading(
        WORKLOAD,
        "cost.total",
        days(28, () => 1),
      ),
      reading("front", "requests", series(Array(700).fill(1), 3600)),
    ];
    const index = indexOf(
      [component("front", { dependsOn: ["cart"] }), component("side", { dependsOn: ["cart"] }), component("cart")],
      evidence,
    );
    expect(reasonOf(factOf(index, derivations, "cost.unit-change", WORKLOAD))).toContain(
      "side: no source gives requests",
    );
  });

  it("goes with the requests of the busiest day, which are counted by UTC days", () => {
    const rates = Array.from({ length: 72 }, (_, hour) => (hour >= 24 && hour < 48 ? 2 : 1));
    const index = indexOf([component("front")], [reading("front", "requests", series(rates, 3600))]);
    expect(factOf(index, derivations, "requests.busiest-day", "front").value).toBe(2 * DAY);
  });
});

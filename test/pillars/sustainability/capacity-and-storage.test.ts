import { describe, expect, it } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/sustainability/index.ts";
import {
  component,
  factOf,
  indexOf,
  reading,
  reasonOf,
  series,
  shippedTables,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());

function fact(id: string, given: { [signal: string]: EvidenceValue }) {
  const evidence = Object.entries(given).map(([signal, value]) => reading("cart", signal, value));
  return factOf(indexOf([component("cart")], evidence), derivations, id, "cart");
}

const hours = (...values: number[]) => series(values.flatMap((value) => Array<number>(60).fill(value)));
const days = (count: number, at: (day: number) => number) =>
  series(
    Array.from({ length: count }, (_, day) => at(day)),
    86_400,
  );

describe("instances against demand", () => {
  it("compares the quarter with least demand with the quarter with most", () => {
    const given = { requests: hours(10, 20, 30, 40), capacity: hours(2, 9, 9, 4) };
    expect(fact("capacity.demand-quiet-share", given).value).toBe(0.25);
    expect(fact("capacity.quiet-share", given).value).toBe(0.5);
  });

  it("takes healthy replicas where capacity is not told", () => {
    expect(fact("capacity.quiet-share", { requests: hours(1, 2, 3, 4), replicas: hours(3, 3, 3, 3) }).value).toBe(1);
  });

  it("is not known without instances, without demand or with a blank reading", () => {
    expect(reasonOf(fact("capacity.quiet-share", { requests: hours(1, 2, 3, 4) }))).toBe(
      "no source counts its instances",
    );
    expect(fact("capacity.quiet-share", { requests: hours(0, 0, 0, 0), capacity: hours(1, 1, 1, 1) }).value).toBeNull();
    expect(fact("capacity.quiet-share", { requests: hours(1, 2, 3, 4), capacity: null }).value).toBeNull();
  });
});

describe("growth of what is stored", () => {
  it("is the last quarter against the first, by medians, so that one odd day moves nothing", () => {
    const bytes = days(40, (day) => (day === 3 ? 1e12 : day < 20 ? 100 : 150));
    expect(fact("storage.growth", { "storage.bytes": bytes }).value).toBe(0.5);
    expect(fact("storage.demand-growth", { requests: days(40, (day) => (day < 20 ? 10 : 9)) }).value).toBeCloseTo(
      -0.1,
      12,
    );
    expect(fact("storage.observed-days", { "storage.bytes": bytes })).toMatchObject({ value: 40, unit: "d" });
  });

  it("is not known from nothing, or from less than a week of days", () => {
    expect(fact("storage.growth", { "storage.bytes": days(40, (day) => day) }).value).toBeCloseTo(
      (34.5 - 4.5) / 4.5,
      12,
    );
    expect(reasonOf(fact("storage.growth", { "storage.bytes": days(40, (day) => (day < 20 ? 0 : 1)) }))).toContain(
      "was 0",
    );
    expect(fact("storage.growth", { "storage.bytes": days(6, () => 1) }).value).toBeNull();
  });
});

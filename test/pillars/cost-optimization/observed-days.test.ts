import { describe, expect, it } from "vitest";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import { component, factOf, indexOf, reading, reasonOf, series, shippedTables } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const cart = component("cart");
const daysOf = (evidence: ReturnType<typeof reading>[], fact = "compute.observed-days") =>
  factOf(indexOf([cart], evidence), derivations, fact, "cart");

describe("days that a signal was seen", () => {
  it("are its samples times its step", () => {
    const fact = daysOf([reading("cart", "saturation.cpu", series(Array(48).fill(0.2), 3600))]);
    expect(fact).toMatchObject({ value: 2, unit: "d", strength: "observed", sampleSize: 48 });
  });

  it("are told of the disk too", () => {
    expect(
      daysOf([reading("cart", "saturation.disk", series(Array(24).fill(0.2), 3600))], "disk.observed-days").value,
    ).toBe(1);
    expect(reasonOf(daysOf([], "disk.observed-days"))).toContain("no source gives saturation.disk");
  });

  it("do not count intervals without a sample", () => {
    const values = Array.from({ length: 48 }, (_, i) => (i % 8 === 0 ? null : 1));
    expect(daysOf([reading("cart", "requests", series(values, 3600))], "traffic.observed-days").value).toBe(1.75);
  });

  it("are unknown when more than a quarter of the intervals is empty", () => {
    const values = Array.from({ length: 48 }, (_, i) => (i % 2 === 0 ? null : 1));
    expect(reasonOf(daysOf([reading("cart", "saturation.cpu", series(values, 3600))]))).toContain("only 50 %");
  });

  it("are unknown without a series, with two, or with none that has a sample", () => {
    expect(reasonOf(daysOf([]))).toContain("no source gives saturation.cpu");
    const twice = [0, 1].map((line) =>
      reading("cart", "saturation.cpu", series([1, 1]), { source: { provider: "recorded", path: "cart.csv", line } }),
    );
    expect(reasonOf(daysOf(twice))).toContain("2 series");
    expect(reasonOf(daysOf([reading("cart", "saturation.cpu", series([null, null]))]))).toContain("no sample");
    expect(reasonOf(daysOf([reading("cart", "saturation.cpu", null)]))).toContain("was empty");
  });
});

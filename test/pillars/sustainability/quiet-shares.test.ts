import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

function sharesOf(requests: (number | null)[], cpu: (number | null)[], signal = "cpu.usage", start?: string) {
  const index = indexOf(
    [component("cart")],
    [reading("cart", "requests", series(requests)), reading("cart", signal, series(cpu, 60, start))],
  );
  return {
    demand: factOf(index, derivations, "demand.quiet-share", "cart"),
    cpu: factOf(index, derivations, "compute.quiet-share", "cart"),
  };
}

const hours = (...rates: number[]) => rates.flatMap((rate) => Array<number>(60).fill(rate));

describe("quiet against busy time", () => {
  it("compares the quarter with least demand with the quarter with most", () => {
    const { demand, cpu } = sharesOf(hours(10, 20, 30, 40), hours(0.4, 0.1, 0.2, 0.8));
    expect(demand).toMatchObject({ value: 0.25, unit: "1", strength: "observed", sampleSize: 4 });
    expect(cpu.value).toBe(0.5);
  });

  it("takes saturation where use is not recorded", () => {
    expect(sharesOf(hours(10, 20, 30, 40), hours(0.1, 0.2, 0.3, 0.4), "saturation.cpu").cpu.value).toBeCloseTo(
      0.25,
      12,
    );
  });

  it("pairs series that were read at other instants", () => {
    const late = sharesOf(hours(10, 20, 30, 40), hours(0.1, 0.2, 0.3, 0.4), "cpu.usage", "2024-05-01T00:00:19Z");
    expect(late.demand.value).toBe(0.25);
    expect(late.cpu.value).toBeCloseTo(0.25, 12);
  });

  it("is the same for any unit of demand and of CPU", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 240, maxLength: 400 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(0.5, 2, 1024), (values, factor) => {
        const cpu = values.map((value, i) => value + (i % 7));
        const one = sharesOf(values, cpu);
        const other = sharesOf(
          values.map((value) => value * factor),
          cpu.map((value) => value * factor),
        );
        expect(other.demand.value).toBeCloseTo(Number(one.demand.value), 9);
        expect(other.cpu.value).toBeCloseTo(Number(one.cpu.value), 9);
        expect(Number(one.demand.value)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it("is unknown without demand, without CPU, or when the two were hardly seen together", () => {
    expect(reasonOf(sharesOf(hours(0, 0, 0, 0), hours(1, 1, 1, 1)).demand)).toContain("no demand");
    expect(reasonOf(sharesOf(hours(1, 2, 3, 4), hours(0, 0, 0, 0)).cpu)).toContain("no CPU");
    expect(reasonOf(sharesOf(hours(1, 2, 3, 4), [0.1]).cpu)).toContain("1 samples");
    const apart = sharesOf(hours(1, 2, 3, 4), hours(1, 2, 3, 4), "cpu.usage", "2024-05-01T01:30:00Z");
    expect(reasonOf(apart.demand)).toContain("only 3 hours");
  });
});

import { describe, expect, it } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import { component, factOf, inCode, indexOf, reading, reasonOf, series, shippedTables } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
/** 0.001 … 0.1: the 95th percentile by type 7 is 0.09505. */
const hundred = Array.from({ length: 100 }, (_, i) => (i + 1) / 1000);

function useOf(...ratios: EvidenceValue[]) {
  const evidence = [
    reading("cart", "saturation.cpu", series(hundred)),
    ...ratios.map((ratio, n) => inCode("kubernetes.cpu-limit-ratio", ratio, n, "cart")),
  ];
  return factOf(indexOf([component("cart")], evidence), derivations, "compute.cpu-request-utilisation", "cart");
}

describe("use of the requested CPU", () => {
  it("is use of the limit times limit over request, known no better than the configuration", () => {
    const fact = useOf(2);
    expect(fact.value).toBeCloseTo(0.1901, 12);
    expect(fact).toMatchObject({ unit: "1", strength: "configured", sampleSize: 100 });
  });

  it("is unknown without one ratio that is a positive number", () => {
    expect(reasonOf(useOf())).toContain("no CPU request");
    expect(reasonOf(useOf(2, 3))).toContain("2 workloads");
    expect(reasonOf(useOf(0))).toContain("not a positive number");
    expect(reasonOf(useOf(null))).toContain("was empty");
  });

  it("is unknown without enough samples", () => {
    const evidence = [
      reading("cart", "saturation.cpu", series([0.1, 0.2])),
      inCode("kubernetes.cpu-limit-ratio", 2, 0, "cart"),
    ];
    const index = indexOf([component("cart")], evidence);
    expect(reasonOf(factOf(index, derivations, "compute.cpu-request-utilisation", "cart"))).toContain("2 samples");
  });
});

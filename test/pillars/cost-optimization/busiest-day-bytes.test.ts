import { describe, expect, it } from "vitest";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import { component, factOf, indexOf, reading, reasonOf, series, shippedTables } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const HOUR = 3600;

function bytesOf(receive: (number | null)[] | undefined, transmit: (number | null)[] | undefined, start?: string) {
  const evidence = [
    ...(receive ? [reading("cart", "network.receive", series(receive, HOUR, start))] : []),
    ...(transmit ? [reading("cart", "network.transmit", series(transmit, HOUR, start))] : []),
  ];
  return factOf(indexOf([component("cart")], evidence), derivations, "network.busiest-day-bytes", "cart");
}

/** Hours of three days at one rate each. */
const days = (...rates: number[]) => rates.flatMap((rate) => Array<number>(24).fill(rate));

describe("bytes of the busiest day", () => {
  it("are both directions of one day, not the maxima of each", () => {
    const fact = bytesOf(days(10, 1, 1), days(1, 5, 1));
    expect(fact).toMatchObject({ value: 11 * 86_400, unit: "By", strength: "observed" });
  });

  it("are counted by UTC day", () => {
    const shifted = [...Array<number>(12).fill(0), ...Array<number>(24).fill(2), ...Array<number>(36).fill(0)];
    expect(bytesOf(shifted, days(0, 0, 0), "2024-05-01T12:00:00Z").value).toBe(24 * HOUR * 2);
  });

  it("need both directions", () => {
    expect(reasonOf(bytesOf(days(1, 1, 1), undefined))).toContain("network.transmit");
    expect(reasonOf(bytesOf(undefined, days(1, 1, 1)))).toContain("network.receive");
  });

  it("grow by no lost sample", () => {
    const full = bytesOf(days(3, 2, 1), days(3, 2, 1)).value;
    const holed = bytesOf([null, ...days(3, 2, 1).slice(1)], days(3, 2, 1)).value;
    expect(Number(holed)).toBeLessThan(Number(full));
  });
});

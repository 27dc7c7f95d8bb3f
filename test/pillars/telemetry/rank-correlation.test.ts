import { expect, test } from "vitest";
import { rankCorrelation } from "../../../src/pillars/telemetry/rank-correlation.ts";

test("a monotone relation is 1, its reverse -1, whatever its shape", () => {
  const x = [1, 2, 3, 4, 5];
  expect(
    rankCorrelation(
      x,
      x.map((v) => Math.exp(v)),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    rankCorrelation(
      x,
      x.map((v) => -(v ** 3)),
    ),
  ).toBeCloseTo(-1, 12);
});

// Worked by hand: mean ranks x = 1, 2.5, 2.5, 4 and y = 1, 2, 3, 4: 4.5 / √(4.5 × 5).
test("ties get their mean rank", () => {
  expect(rankCorrelation([1, 2, 2, 3], [10, 20, 30, 40])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
});

test("without variation or pairs there is none", () => {
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeUndefined();
  expect(rankCorrelation([1], [1])).toBeUndefined();
});

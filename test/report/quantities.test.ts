import { describe, expect, test } from "vitest";
import { formatInterval, formatMove, formatPoints, formatScore, formatShare } from "../../src/report/quantities.ts";

describe("formatScore", () => {
  test.each([
    [null, "–"],
    [0, "0"],
    [100, "100"],
    [61.5, "62"],
    [99.5, "99.5"],
    [99.999, "99.9"],
    [0.0001, "0.1"],
    [0.44, "0.4"],
    [0.5, "1"],
  ])("%s is shown as %s", (score, shown) => {
    expect(formatScore(score)).toBe(shown);
  });

  test("only what is exactly 100 or 0 is shown as that", () => {
    for (let step = 1; step < 10_000; step++) {
      expect(["0", "100"]).not.toContain(formatScore(step / 100));
    }
  });
});

test("intervals, shares, points and moves", () => {
  expect(formatInterval({ low: 0, high: 99.96 })).toBe("0–99.9");
  expect(formatShare(0.625)).toBe("63 %");
  expect(formatPoints(6.249)).toBe("6.2");
  expect(formatPoints(6)).toBe("6.0");
  expect(formatPoints(0.01)).toBe("<0.1");
  expect(formatMove(-3.04)).toBe("-3.0");
  expect(formatMove(2.25)).toBe("+2.3");
  expect(formatMove(1e-12)).toBe("0");
});

import { describe, expect, it } from "vitest";
import { filled, lastWholeMinute, windowOf } from "../../../src/providers/shared/grid.ts";

const GRID = { start: Date.parse("2026-01-01T00:00:00Z"), stepSeconds: 60, count: 3 };
const at = (seconds: number, value: number) => ({ at: GRID.start + seconds * 1000, value });

describe("intervals of an answer", () => {
  it("hold the points that lie in them, in whatever order they come", () => {
    expect(filled(GRID, [at(120, 3), at(0, 1)], true)).toEqual([1, null, 3]);
  });

  it("take nothing from outside, and nothing that is no number", () => {
    const points = [at(-60, 9), at(180, 9), at(0, Number.NaN), at(60, Number.POSITIVE_INFINITY)];
    expect(filled(GRID, points, true)).toEqual([null, null, null]);
  });

  it("add counts of one interval; two percentiles of one are none", () => {
    expect(filled(GRID, [at(0, 1), at(30, 2)], true)).toEqual([3, null, null]);
    expect(filled(GRID, [at(0, 1), at(30, 2), at(60, 5)], false)).toEqual([null, 5, null]);
  });

  it("are written with their own ends, to the last whole minute of the run", () => {
    expect(windowOf(GRID)).toEqual({ start: "2026-01-01T00:00:00Z", end: "2026-01-01T00:03:00Z" });
    expect(lastWholeMinute("2026-01-01T00:03:59.9Z")).toBe(Date.parse("2026-01-01T00:03:00Z"));
  });
});

import { expect, it } from "vitest";
import { isDate, isInstant } from "../../src/documents/dates.ts";

it("knows days and times that exist", () => {
  expect(["2024-02-29", "2026-02-29", "2026-1-1", "2026-01-01T00:00:00Z"].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(["2026-01-01T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01"].map(isInstant)).toEqual([true, false, false]);
});

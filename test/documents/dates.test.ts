import { expect, it } from "vitest";
import { isDate, isInstant, isLive } from "../../src/documents/dates.ts";

it("counts a day through its end in UTC, an instant up to itself", () => {
  const at = (time: string) => Date.parse(time);
  expect(isLive({ until: "2026-01-31" }, at("2026-01-31T23:59:59.999Z"))).toBe(true);
  expect(isLive({ until: "2026-01-31" }, at("2026-02-01T00:00:00Z"))).toBe(false);
  expect(isLive({ until: "2026-01-31T10:00:00+02:00" }, at("2026-01-31T08:00:00Z"))).toBe(true);
  expect(isLive({ until: "2026-01-31T10:00:00+02:00" }, at("2026-01-31T08:00:01Z"))).toBe(false);
  expect(isLive({}, at("9999-01-01T00:00:00Z"))).toBe(true);
  expect(isLive({ until: "whenever" }, at("2026-01-01T00:00:00Z"))).toBe(false);
});

it("knows days and times that exist", () => {
  expect(["2024-02-29", "2026-02-29", "2026-1-1", "2026-01-01T00:00:00Z"].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(["2026-01-01T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01"].map(isInstant)).toEqual([true, false, false]);
});

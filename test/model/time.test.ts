import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import { formatInstant, parseDuration, parseInstant } from "../../src/model/time.ts";

describe("durations", () => {
  it("are a number and a unit", () => {
    expect(parseDuration("28d")).toBe(28 * 86_400);
    expect(parseDuration("6h")).toBe(21_600);
    expect(parseDuration("2w")).toBe(1_209_600);
  });

  it.each(["", "28", "d", "0d", "-1d", "1.5h", "28 d", "9999999d", "1y"])("refuses %j", (text) => {
    expect(() => parseDuration(text)).toThrow(UsageError);
  });
});

describe("instants", () => {
  it("are RFC 3339 with a zone", () => {
    expect(parseInstant("2022-08-22T23:59:00Z")).toBe(Date.UTC(2022, 7, 22, 23, 59));
    expect(parseInstant("2022-08-22T23:59:00+02:00")).toBe(Date.UTC(2022, 7, 22, 21, 59));
    expect(parseInstant("2024-02-29T00:00:00Z")).toBe(Date.UTC(2024, 1, 29));
  });

  it.each([
    "2022-08-22",
    "2022-08-22T23:59:00",
    "2023-02-29T00:00:00Z",
    "2022-13-01T00:00:00Z",
    "2022-01-01T25:00:00Z",
    "now",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("are written in UTC, without a fraction that is zero", () => {
    expect(formatInstant(Date.UTC(2022, 7, 22))).toBe("2022-08-22T00:00:00Z");
    expect(formatInstant(Date.UTC(2022, 7, 22) + 5)).toBe("2022-08-22T00:00:00.005Z");
  });
});

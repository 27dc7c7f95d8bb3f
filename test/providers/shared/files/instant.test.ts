import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCellInstant } from "../../../../src/providers/shared/files/instant.ts";

const iso = (cell: string) => {
  const ms = parseCellInstant(cell, "auto");
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe("times in cells", () => {
  it.each([
    ["2022-08-22T03:51:19Z", "2022-08-22T03:51:19.000Z"],
    ["2022-08-22t05:51:19.5+02:00", "2022-08-22T03:51:19.500Z"],
    ["2022-08-21 22:21:19 -0530", "2022-08-22T03:51:19.000Z"],
    ["2022-08-22 03:51:19.799087274 +0000 UTC m=+0.305041286", "2022-08-22T03:51:19.799Z"],
    ["2022-08-22 05:51:19 +0200 CEST", "2022-08-22T03:51:19.000Z"],
    ["2022-08-22 03:51:19", "2022-08-22T03:51:19.000Z"],
    ["2022-08-22", "2022-08-22T00:00:00.000Z"],
    ["1661140279", "2022-08-22T03:51:19.000Z"],
    ["1661140279.5", "2022-08-22T03:51:19.500Z"],
    ["1661140279000", "2022-08-22T03:51:19.000Z"],
    ["1661140279000000", "2022-08-22T03:51:19.000Z"],
    ["1661140279000000000", "2022-08-22T03:51:19.000Z"],
  ])("%s", (cell, expected) => expect(iso(cell)).toBe(expected));

  it.each([
    "",
    "now",
    "2022-02-30T00:00:00Z",
    "2022-13-01",
    "2022-08-22T24:00:00Z",
    "22.08.2022",
    "-5",
    "NaN",
    "9".repeat(70),
    "2022-08-22T03:51:19Z; rm",
    // A broken clock, or the wrong unit; and no window can end after the year 9999.
    "0000-01-01T00:00:00Z",
    "0022-08-22T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "9999-12-31T23:59:59Z",
  ])("refuses %s", (cell) => expect(iso(cell)).toBeUndefined());

  it("takes a stated unit at its word", () => {
    expect(parseCellInstant("1000", "epoch-s")).toBe(1_000_000);
    expect(parseCellInstant("1000", "epoch-ms")).toBe(1000);
    expect(parseCellInstant("2022-08-22", "epoch-ms")).toBeUndefined();
    expect(parseCellInstant("1661140279", "rfc3339")).toBeUndefined();
  });

  it("reads back what Date writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1971-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          expect(parseCellInstant(date.toISOString(), "auto")).toBe(date.getTime());
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObjectiveDuration } from "../../src/model/objective.ts";
import { parseObjectiveDuration } from "../../src/slo/duration.ts";
import { calendarFault, periodAt } from "../../src/slo/window.ts";

function period(duration: string, asOf: string, startTime?: string, timeZone = "UTC") {
  const parsed = parseObjectiveDuration(duration) as ObjectiveDuration;
  const calendar = startTime === undefined ? {} : { calendar: { startTime, timeZone } };
  const found = periodAt({ duration: parsed, ...calendar }, Date.parse(asOf));
  const iso = (ms: number) => new Date(ms).toISOString().replace(":00.000Z", "Z");
  return found && [iso(found.start), iso(found.end)];
}

describe("rolling windows", () => {
  it.each([
    ["28d", "2026-03-31T12:00:00Z", "2026-03-03T12:00Z"],
    ["4w", "2026-03-31T12:00:00Z", "2026-03-03T12:00Z"],
    ["90m", "2026-03-31T12:00:00Z", "2026-03-31T10:30Z"],
    ["1M", "2026-03-31T12:00:00Z", "2026-02-28T12:00Z"],
    ["1Q", "2026-05-31T12:00:00Z", "2026-02-28T12:00Z"],
    ["1Y", "2024-02-29T12:00:00Z", "2023-02-28T12:00Z"],
  ])("of %s end at %s", (duration, asOf, start) => {
    expect(period(duration, asOf)).toEqual([start, asOf.replace(":00Z", "Z")]);
  });
});

describe("calendar windows", () => {
  it.each([
    ["1M", "2026-02-10T00:00:00Z", "2026-01-01 00:00:00", "UTC", "2026-02-01T00:00Z", "2026-03-01T00:00Z"],
    ["1M", "2024-02-10T00:00:00Z", "2024-01-01 00:00:00", "UTC", "2024-02-01T00:00Z", "2024-03-01T00:00Z"],
    // From the 31st: the last day of every month, and the 31st again where there is one.
    ["1M", "2026-03-01T00:00:00Z", "2026-01-31 00:00:00", "UTC", "2026-02-28T00:00Z", "2026-03-31T00:00Z"],
    ["1M", "2026-04-02T00:00:00Z", "2026-01-31 00:00:00", "UTC", "2026-03-31T00:00Z", "2026-04-30T00:00Z"],
    ["1Q", "2026-08-15T00:00:00Z", "2026-01-01 00:00:00", "UTC", "2026-07-01T00:00Z", "2026-10-01T00:00Z"],
    ["1Y", "2026-08-15T00:00:00Z", "2020-02-29 00:00:00", "UTC", "2026-02-28T00:00Z", "2027-02-28T00:00Z"],
    // Central European Summer Time begins on 2026-03-29: that week is an hour short.
    ["1w", "2026-03-27T00:00:00Z", "2026-03-23 00:00:00", "Europe/Berlin", "2026-03-22T23:00Z", "2026-03-29T22:00Z"],
    ["1d", "2026-03-29T12:00:00Z", "2026-03-01 00:00:00", "Europe/Berlin", "2026-03-28T23:00Z", "2026-03-29T22:00Z"],
    ["1d", "2026-10-25T12:00:00Z", "2026-03-01 00:00:00", "Europe/Berlin", "2026-10-24T22:00Z", "2026-10-25T23:00Z"],
    // The hour that does not exist, and the date line.
    ["1d", "2026-03-29T12:00:00Z", "2026-03-01 02:30:00", "Europe/Berlin", "2026-03-29T01:30Z", "2026-03-30T00:30Z"],
    [
      "1M",
      "2026-01-31T11:00:00Z",
      "2026-01-01 00:00:00",
      "Pacific/Kiritimati",
      "2026-01-31T10:00Z",
      "2026-02-28T10:00Z",
    ],
    ["1w", "2026-01-05T00:00:00Z", "2026-01-05 00:00:00", "UTC", "2026-01-05T00:00Z", "2026-01-12T00:00Z"],
  ])("of %s at %s from %s in %s", (duration, asOf, startTime, zone, start, end) => {
    expect(period(duration, asOf, startTime, zone)).toEqual([start, end]);
  });

  it("are none before they begin", () => {
    expect(period("1M", "2025-12-31T23:59:59Z", "2026-01-01 00:00:00")).toBeUndefined();
  });

  it("hold the end of the run, and follow each other without a gap, in every zone", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
    const durations = fc.constantFrom("1h", "6h", "1d", "3d", "1w", "2w", "1M", "2M", "1Q", "1Y");
    const days = fc.integer({ min: 0, max: 4_000 });
    const seconds = fc.integer({ min: 0, max: 86_399 });
    fc.assert(
      fc.property(
        zones,
        durations,
        days,
        seconds,
        fc.integer({ min: 1, max: 28 }),
        (timeZone, text, day, second, from) => {
          const duration = parseObjectiveDuration(text) as ObjectiveDuration;
          const calendar = { startTime: `2020-01-${String(from).padStart(2, "0")} 02:30:00`, timeZone };
          const asOf = Date.parse("2020-01-30T00:00:00Z") + day * 86_400_000 + second * 1000;
          const found = periodAt({ duration, calendar }, asOf);
          if (!found) throw new Error("it has begun");
          expect(found.start).toBeLessThanOrEqual(asOf);
          expect(found.end).toBeGreaterThan(asOf);
          expect(periodAt({ duration, calendar }, found.end)?.start).toBe(found.end);
          expect(periodAt({ duration, calendar }, found.end - 1)).toMatchObject({ start: found.start, end: found.end });
        },
      ),
    );
  });

  it.each([
    ["2026-01-01T00:00:00Z", "UTC", "not of the form"],
    ["2026-02-30 00:00:00", "UTC", "no date that exists"],
    ["2026-01-01 00:00:00", "Europe/Atlantis", "no time zone"],
    ["2026-01-01 00:00:00", "", "no time zone"],
  ])("%s in %s cannot be read", (startTime, timeZone, said) => {
    expect(calendarFault({ startTime, timeZone })).toContain(said);
  });

  it("have a time zone with summer time or none", () => {
    expect(calendarFault({ startTime: "2026-01-01 00:00:00", timeZone: "Europe/Berlin" })).toBeUndefined();
  });
});

import { Temporal } from "temporal-polyfill";
import type { ObjectiveDuration, ObjectiveWindow } from "../model/objective.ts";

/** Milliseconds since the epoch. */
export interface Period {
  start: number;
  /** Of a calendar window the period's own end, which may lie ahead. */
  end: number;
  /** The end of what can be counted. */
  countedUntil: number;
}

/**
 * The period that holds `asOf`: the last stretch of that length for a rolling window, the one that the calendar is in for a calendar
 * window. Undefined when the calendar has not begun. Months, quarters and years are real ones; days are those of the time zone, so that
 * one of them may have 23 or 25 hours.
 */
export function periodAt(window: ObjectiveWindow, asOf: number): Period | undefined {
  if (!window.calendar) return { start: before(window.duration, asOf), end: asOf, countedUntil: asOf };
  const { startTime, timeZone } = window.calendar;
  const origin = Temporal.PlainDateTime.from(startTime).toZonedDateTime(timeZone);
  if (asOf < origin.epochMilliseconds) return undefined;
  const now = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO(timeZone);
  const { count, unit } = calendarPart(window.duration);
  // Each boundary is counted from the origin, so that a month from the 31st is the last day of every month, not the 28th after February.
  let passed = Math.floor(origin.until(now, { largestUnit: unit })[unit] / count);
  const boundary = (n: number) => origin.add({ [unit]: n * count }).epochMilliseconds;
  // A day that was cut to the end of a short month, or an hour that did not exist, may put the count off by one.
  while (boundary(passed) > asOf) passed--;
  while (boundary(passed + 1) <= asOf) passed++;
  return { start: boundary(passed), end: boundary(passed + 1), countedUntil: asOf };
}

/** Rolling windows of months end at an instant of no particular zone: the calendar is UTC's. */
function before(duration: ObjectiveDuration, asOf: number): number {
  const { count, unit } = calendarPart(duration);
  const end = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO("UTC");
  return end.subtract({ [unit]: count }).epochMilliseconds;
}

const UNITS = {
  m: { unit: "minutes", times: 1 },
  h: { unit: "hours", times: 1 },
  d: { unit: "days", times: 1 },
  w: { unit: "weeks", times: 1 },
  M: { unit: "months", times: 1 },
  Q: { unit: "months", times: 3 },
  Y: { unit: "years", times: 1 },
} as const;

function calendarPart({ count, unit }: ObjectiveDuration) {
  return { unit: UNITS[unit].unit, count: count * UNITS[unit].times };
}

/** Why a calendar cannot be read; undefined when it can. */
export function calendarFault({ startTime, timeZone }: { startTime: string; timeZone: string }): string | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(startTime)) return "is not of the form YYYY-MM-DD hh:mm:ss";
  try {
    Temporal.PlainDateTime.from(startTime, { overflow: "reject" });
  } catch {
    return "is no date that exists";
  }
  try {
    Temporal.PlainDateTime.from(startTime).toZonedDateTime(timeZone);
  } catch {
    return `is in "${timeZone}", which is no time zone; write one of the IANA data base, such as Europe/Berlin or UTC`;
  }
  return undefined;
}

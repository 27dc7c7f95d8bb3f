import { DAY_MS } from "../../../model/time.ts";

/** Local days since 1970-01-01 in one time zone. */
export interface Calendar {
  zone: string;
  /** Day number of an instant (milliseconds). */
  day(at: number): number;
}

/** Whether the name is a time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Days of an IANA time zone, by its own rules of summer time: a local day may have 23 or 25 hours, and no arithmetic on seconds is done.
 * Throws RangeError for an unknown zone.
 */
export function calendar(zone: string): Calendar {
  // Fixed locale, calendar and digits: nothing of the machine's own settings.
  const format = new Intl.DateTimeFormat("en-US-u-ca-iso8601-nu-latn", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return {
    zone,
    day(at) {
      let year = 0;
      let month = 1;
      let day = 1;
      for (const part of format.formatToParts(at)) {
        if (part.type === "year") year = Number(part.value);
        else if (part.type === "month") month = Number(part.value);
        else if (part.type === "day") day = Number(part.value);
      }
      return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
    },
  };
}

/** Monday of the ISO week that the day is in. 1970-01-01, day 0, was a Thursday. */
export function monday(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Mondays of the ISO weeks that lie wholly inside the half-open window (milliseconds), by local days. */
export function fullWeeks(days: Calendar, from: number, to: number): number[] {
  const first = days.day(from);
  // The first day is whole only when the window begins with it.
  const firstWhole = days.day(from - 1) < first ? first : first + 1;
  const end = days.day(to);
  const weeks: number[] = [];
  const start = monday(firstWhole);
  for (let week = start < firstWhole ? start + 7 : start; week + 7 <= end; week += 7) weeks.push(week);
  return weeks;
}

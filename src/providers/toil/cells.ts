import { parseCellInstant } from "../shared/files/instant.ts";
import { cellNumber } from "../shared/files/table.ts";

// Jira's default is 12/May/25 9:14 AM. A month that is a word cannot be taken for a day.
const NAMED_MONTH =
  /^(\d{1,2})[/ -]([a-z]{3,9})\.?[/ -](\d{4}|\d\d)(?:,? +(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap])m)?)?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TWO_WAYS = /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/;
const CLOCK = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/;

/** Milliseconds since the epoch, or why not. Times without a zone are UTC, and a day is its beginning. */
export function parseWhen(cell: string): number | { problem: string } {
  const text = cell.trim().replace(/^(\d{4})\/(\d\d)\/(\d\d)/, "$1-$2-$3");
  const known = parseCellInstant(text, "rfc3339") ?? namedMonth(text);
  if (known !== undefined) return known;
  if (TWO_WAYS.test(text)) return { problem: "can be read in two ways: write it as 2026-05-12" };
  return { problem: "is no date: write it as 2026-05-12" };
}

function namedMonth(text: string): number | undefined {
  const match = text.length > 60 ? null : NAMED_MONTH.exec(text.toLowerCase());
  if (!match) return undefined;
  const [, day = "", word = "", year = "", hour = "0", minute = "00", second = "00", half] = match;
  const month = MONTHS.indexOf(word.slice(0, 3)) + 1;
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "p" ? 12 : 0);
  if (month === 0 || (half !== undefined && (Number(hour) < 1 || Number(hour) > 12))) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(Number(day))}`;
  return parseCellInstant(`${date}T${two(h)}:${minute}:${second}Z`, "rfc3339");
}

/** A number in the column's unit (7.5), or hours and minutes (7:30, 07:30:00) whatever the unit, as hours; or why not. */
export function parseHours(cell: string, hoursInUnit: number, most: number): number | { problem: string } {
  const text = cell.trim();
  const clock = CLOCK.exec(text);
  const number = cellNumber(text);
  let hours: number;
  if (clock) hours = Number(clock[1]) + Number(clock[2]) / 60 + Number(clock[3] ?? 0) / 3600;
  else if ("value" in number) hours = number.value * hoursInUnit;
  else return { problem: number.kind === "empty" ? "is empty" : "is no number: write it as 7.5 or 7:30" };
  if (hours < 0) return { problem: "is negative" };
  if (hours > most) return { problem: `is more than ${most} hours: is it in minutes or seconds? Say so by \`unit\`` };
  return hours;
}

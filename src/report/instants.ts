import { parseInstant } from "../model/time.ts";

/** RFC 3339 → `2022-08-22 23:59 UTC`; what is not a time is shown as it stands. */
export function formatTime(instant: string): string {
  const ms = parseInstant(instant);
  return ms === undefined ? instant : `${minute(ms)} UTC`;
}

/** `2022-08-22 03:54 – 04:05 UTC`; the day is said twice only when it differs. */
export function formatRange(start: string, end: string): string {
  const from = parseInstant(start);
  const to = parseInstant(end);
  if (from === undefined || to === undefined) return `${start} – ${end}`;
  const first = minute(from);
  const last = minute(to);
  const sameDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} – ${sameDay ? last.slice(11) : last} UTC`;
}

/** The day of an instant, `2022-08-22 UTC`; what is not a time is shown as it stands. */
export function dayOf(instant: string): string {
  const ms = parseInstant(instant);
  return ms === undefined ? instant : `${minute(ms).slice(0, 10)} UTC`;
}

/** `03:54 – 04:05`; the end's day is said when it is another one. */
export function clockRange(start: string, end: string): string {
  const from = parseInstant(start);
  const to = parseInstant(end);
  if (from === undefined || to === undefined) return `${start} – ${end}`;
  const last = minute(to);
  return `${minute(from).slice(11)} – ${minute(from).slice(0, 10) === last.slice(0, 10) ? last.slice(11) : last}`;
}

/** `11 min`, `2 h 5 min`. */
export function formatSpan(start: string, end: string): string {
  const from = parseInstant(start);
  const to = parseInstant(end);
  if (from === undefined || to === undefined) return "";
  const minutes = Math.round((to - from) / 60_000);
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}

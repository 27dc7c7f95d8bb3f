import { parseInstant } from "../model/time.ts";

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** `2026-11-24T08:00:00Z`, with an offset or Z. */
export function isInstant(text: string): boolean {
  return parseInstant(text) !== undefined;
}

/** `2026-11-24`, a day that exists. */
export function isDate(text: string): boolean {
  return DATE.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;
}

/** The instant, or the beginning of the day in UTC. Milliseconds since the epoch; undefined when it is neither. */
export function beginning(text: string): number | undefined {
  return DATE.test(text) ? parseInstant(`${text}T00:00:00Z`) : parseInstant(text);
}

/** The instant, or for a day its last millisecond in UTC: something that counts until a day counts all through it. */
export function ending(text: string): number | undefined {
  const start = beginning(text);
  return start !== undefined && DATE.test(text) ? start + DAY_MS - 1 : start;
}

/** RFC 3339: a time stays as it was written, a day becomes its first or its last second in UTC. */
export function asInstant(text: string, edge: "beginning" | "ending"): string {
  if (!DATE.test(text)) return text;
  return edge === "beginning" ? `${text}T00:00:00Z` : `${text}T23:59:59Z`;
}

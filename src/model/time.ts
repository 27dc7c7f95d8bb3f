import { UsageError } from "./errors.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 86_400;

const UNIT_SECONDS: { [unit: string]: number } = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `28d` → seconds. Throws UsageError. */
export function parseDuration(text: string): number {
  const match = /^(\d{1,6})([mhdw])$/.exec(text);
  const seconds = match ? Number(match[1]) * (UNIT_SECONDS[match[2] ?? ""] ?? 0) : 0;
  if (seconds <= 0) throw new UsageError(`"${text}" is not a duration`, ["write a number and h, d or w, such as 28d"]);
  return seconds;
}

const TIMEOUT_UNIT_MS: { [unit: string]: number } = { s: 1000, m: 60_000, h: HOUR_MS };

/** How long something is waited for: `30s`, `2m` → milliseconds. Undefined for what is none, nothing or more than a day. */
export function parseTimeout(text: string): number | undefined {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  const ms = match ? Number(match[1]) * (TIMEOUT_UNIT_MS[match[2] ?? ""] ?? 0) : 0;
  return ms > 0 && ms <= DAY_MS ? ms : undefined;
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** RFC 3339 → milliseconds since the epoch, or undefined. A day that does not exist (February 30th) is refused. */
export function parseInstant(text: string): number | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number) as number[];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if ((hour ?? 99) > 23 || (minute ?? 99) > 59 || (second ?? 99) > 60) return undefined;
  const ms = Date.parse(text.replace(" ", "T").toUpperCase());
  return Number.isNaN(ms) ? undefined : ms;
}

/** Milliseconds since the epoch → RFC 3339 UTC, without a fraction when it is whole seconds. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** How a cell writes its instant. */
export type TimeFormat = "auto" | "rfc3339" | "epoch-s" | "epoch-ms" | "epoch-us" | "epoch-ns";

// RFC 3339, the same with a space or without a zone (taken as UTC), and Go's time.String():
// "2022-08-22 03:51:19.799087274 +0000 UTC m=+0.305041286".
const CALENDAR =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)? ?(Z|z|UTC|GMT|[+-]\d\d:?\d\d)?(?: [A-Za-z]{1,5}| {1,2}[+-]\d\d(?:\d\d)?)?(?: m=[+-]\d+(?:\.\d+)?)?$/;
const NUMBER = /^[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** The end of 9998. RFC 3339 writes no year after 9999, and a window ends after its last sample. */
export const LATEST_MS = 253_370_764_799_999;

/** A cell to milliseconds since the epoch, or undefined. Times without a zone are UTC. */
export function parseCellInstant(cell: string, format: TimeFormat): number | undefined {
  const text = cell.trim();
  if (text.length === 0 || text.length > 80) return undefined;
  if (format !== "auto" && format !== "rfc3339") return epoch(text, format);
  const match = CALENDAR.exec(text);
  if (match) return calendar(match);
  return format === "auto" && NUMBER.test(text) ? epoch(text, magnitude(Number(text))) : undefined;
}

function calendar(match: RegExpExecArray): number | undefined {
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", zone = "Z"] = match;
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate() || h > 23 || min > 59 || s > 60)
    return undefined;
  const offset = /^[+-]/.test(zone)
    ? (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
    : 0;
  // Years below 100 mean the twentieth century to Date.UTC.
  if (y < 1000) return undefined;
  return inRange(Date.UTC(y, m - 1, d, h, min - offset, s) + Number(`0.${fraction}`) * 1000);
}

/** Which unit makes a number an instant between 1973 and 5138: the ranges do not overlap. */
function magnitude(value: number): TimeFormat {
  if (value < 1e11) return "epoch-s";
  if (value < 1e14) return "epoch-ms";
  return value < 1e17 ? "epoch-us" : "epoch-ns";
}

function epoch(text: string, format: TimeFormat): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  const ms =
    format === "epoch-s"
      ? value * 1000
      : format === "epoch-ms"
        ? value
        : format === "epoch-us"
          ? value / 1e3
          : value / 1e6;
  return inRange(ms);
}

/** Telemetry before 1970 is a broken clock or a wrong unit. */
function inRange(ms: number): number | undefined {
  return ms >= 0 && ms <= LATEST_MS ? ms : undefined;
}

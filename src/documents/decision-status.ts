/** What a record may be; `draft` is taken for proposed and `approved` for accepted. */
const RECORD_STATUSES = ["proposed", "accepted", "superseded", "deprecated", "rejected"] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** A word of the text and its 1-based line. */
export interface Stated<T extends string = string> {
  value: T;
  line: number;
}

/** The status of a record, from a line `Status: …`, front matter or a heading; and what follows it, such as who supersedes it. */
export function statusOf(lines: readonly string[]): (Stated<RecordStatus> & { text: string }) | undefined {
  for (const [index, line] of lines.entries()) {
    const inline = /^\s*(?:[-*]\s*)?(?:\*\*|__)?status(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*["']?(.{0,200})/i.exec(line);
    const found = inline ? named(inline[1] ?? "") : undefined;
    if (found) return { value: found, line: index + 1, text: inline?.[1] ?? "" };
    if (/^#{1,4}\s*status\s*$/i.test(line)) {
      // The last of several statuses holds: adr-tools writes "Accepted", then "Superseded by …".
      const end = lines.findIndex((later, at) => at > index && /^#{1,4}\s/.test(later));
      const under = lines.slice(index + 1, end < 0 ? index + 20 : end);
      const known = under.flatMap((text, offset) => {
        const value = named(text);
        return value === undefined ? [] : [{ value, line: index + 2 + offset, text: text.slice(0, 200) }];
      });
      const last = known.find((one) => one.value === "superseded") ?? known.at(-1);
      if (last) return last;
    }
  }
  return undefined;
}

function named(text: string): RecordStatus | undefined {
  const lower = text.toLowerCase();
  if (/supersed(?:ed|es)? by|superseded/.test(lower)) return "superseded";
  if (/\bapproved\b/.test(lower)) return "accepted";
  if (/\bdraft\b/.test(lower)) return "proposed";
  return RECORD_STATUSES.find((status) => lower.includes(status));
}

/** The day a record gives: `2024-05-01`; and what stands there where that is no day of the calendar. */
export function dateOf(lines: readonly string[]): (Stated & { valid: boolean }) | undefined {
  let wrong: (Stated & { valid: boolean }) | undefined;
  for (const [index, line] of lines.slice(0, 60).entries()) {
    const match =
      /^\s*(?:[-*]\s*)?(?:\*\*|__)?(?:date|decided|created)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*["']?(\S[^"'\r\n]{0,40})/i.exec(
        line,
      );
    if (!match?.[1]) continue;
    const day = /^\d{4}-\d\d-\d\d\b/.exec(match[1])?.[0];
    if (day !== undefined && isDay(day)) return { value: day, line: index + 1, valid: true };
    wrong ??= { value: match[1].trim(), line: index + 1, valid: false };
  }
  return wrong;
}

export function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

import { type FilePath, isMarkdown } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

// Folders by the conventions of adr-tools, MADR and log4brains.
const FOLDER =
  /(^|\/)(?:adrs?|decisions|architecture[-_]decisions?(?:[-_]records?)?|decision[-_]records?)\/(?:[^/]+\/)?[^/]+$/;
const NOT_A_RECORD = /^(?:readme|index|template|adr-template|0000-.*template.*|.*-template)\.\w+$/;
const STATUSES = ["proposed", "accepted", "superseded", "deprecated", "rejected"] as const;

/** Architecture decision records: status and date, from the text's front matter, heading or list. */
export const decisionRecords: Scanner = {
  id: "decision-records",
  signals: ["adr.count", "adr.status", "adr.date"],
  // The manifest's own folder is known only to the scan, so any Markdown file is offered; the scan looks at what is in the folders.
  matches: isMarkdown,
  scan(run): Scan {
    const isRecord = (file: FilePath): boolean =>
      isMarkdown(file) &&
      !NOT_A_RECORD.test(file.lowerName) &&
      (FOLDER.test(file.lower) || (run.adrFolder !== undefined && file.path.startsWith(run.adrFolder)));
    const records: {
      path: string;
      status: string;
      statusLine: number | undefined;
      date: string | undefined;
      dateLine: number | undefined;
    }[] = [];
    const unread: string[] = [];
    return {
      read(file) {
        if (!isRecord(file.at)) return;
        const lines = file.text.slice(0, 20_000).split("\n").slice(0, 200);
        const status = statusOf(lines);
        const date = dateOf(lines);
        records.push({
          path: file.path,
          status: status?.value ?? "none",
          statusLine: status?.line,
          date: date?.value,
          dateLine: date?.line,
        });
      },
      unreadable(problem) {
        if (
          /\.(md|markdown|adoc|rst|mdx|asciidoc)$/i.test(problem.path) &&
          run.files.some((file) => file.path === problem.path && isRecord(file))
        ) {
          unread.push(problem.path);
          run.unreadable(problem, ["adr.count"]);
        }
      },
      async finish() {
        const readings: Reading[] = [{ signal: "adr.count", value: records.length }];
        const undated = records.filter((record) => record.date === undefined).map((record) => record.path);
        const changed = undated.length === 0 ? new Map<string, string>() : await run.lastChanged(undated);
        for (const record of records) {
          const attributes = { name: record.path };
          readings.push({
            signal: "adr.status",
            value: record.status,
            path: record.path,
            attributes,
            ...(record.statusLine === undefined ? {} : { line: record.statusLine }),
          });
          const date = record.date ?? changed.get(record.path)?.slice(0, 10);
          readings.push(
            date === undefined
              ? {
                  signal: "adr.date",
                  value: null,
                  path: record.path,
                  attributes,
                  reason: "neither its text nor git gives a date",
                }
              : {
                  signal: "adr.date",
                  value: date,
                  path: record.path,
                  attributes,
                  ...(record.dateLine === undefined ? {} : { line: record.dateLine }),
                },
          );
        }
        return readings;
      },
    };
  },
};

function statusOf(lines: readonly string[]): { value: string; line: number } | undefined {
  for (const [index, line] of lines.entries()) {
    const inline = /^\s*(?:[-*]\s*)?(?:\*\*|__)?status(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*["']?(.{0,80})/i.exec(line);
    const found = inline ? named(inline[1] ?? "") : undefined;
    if (found) return { value: found, line: index + 1 };
    if (/^#{1,4}\s*status\s*$/i.test(line)) {
      // The last of several statuses holds: adr-tools writes "Accepted", then "Superseded by …".
      const end = lines.findIndex((later, at) => at > index && /^#{1,4}\s/.test(later));
      const under = lines.slice(index + 1, end < 0 ? index + 20 : end);
      const known = under
        .map((text, offset) => ({ value: named(text), line: index + 2 + offset }))
        .filter((one) => one.value !== undefined);
      const last = known.find((one) => one.value === "superseded") ?? known.at(-1);
      if (last?.value) return { value: last.value, line: last.line };
    }
  }
  return undefined;
}

function named(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (/supersed(?:ed|es)? by|superseded/.test(lower)) return "superseded";
  if (/\bapproved\b/.test(lower)) return "accepted";
  if (/\bdraft\b/.test(lower)) return "proposed";
  return STATUSES.find((status) => lower.includes(status));
}

function dateOf(lines: readonly string[]): { value: string; line: number } | undefined {
  for (const [index, line] of lines.slice(0, 60).entries()) {
    const match =
      /^\s*(?:[-*]\s*)?(?:\*\*|__)?(?:date|decided|created)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*["']?(\d{4}-\d\d-\d\d)\b/i.exec(
        line,
      );
    if (match?.[1] && isDay(match[1])) return { value: match[1], line: index + 1 };
  }
  return undefined;
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

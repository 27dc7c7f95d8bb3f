import { type DecisionRecord, isRecordName, parseDecisionRecord } from "../../documents/decision-record.ts";
import type { Row } from "../../model/evidence.ts";
import { type FilePath, isMarkdown } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

// Folders by the conventions of adr-tools, MADR and log4brains.
const FOLDER =
  /(^|\/)(?:adrs?|decisions|architecture[-_]decisions?(?:[-_]records?)?|decision[-_]records?)\/(?:[^/]+\/)?[^/]+$/;

/** Architecture decision records: status and date, from the text's front matter, heading or list. */
export const decisionRecords: Scanner = {
  id: "decision-records",
  signals: ["adr.count", "adr.status", "adr.date", "adr.record"],
  // The manifest's own folder is known only to the scan, so any Markdown file is offered; the scan looks at what is in the folders.
  matches: isMarkdown,
  scan(run): Scan {
    const isRecord = (file: FilePath): boolean =>
      isMarkdown(file) &&
      isRecordName(file.lowerName) &&
      (FOLDER.test(file.lower) || (run.adrFolder !== undefined && file.path.startsWith(run.adrFolder)));
    const records: Read[] = [];
    const unread: string[] = [];
    return {
      read(file) {
        if (!isRecord(file.at)) return;
        const record = parseDecisionRecord(file.text, file.path);
        records.push({
          path: file.path,
          status: record.status?.value ?? "none",
          statusLine: record.status?.line,
          date: record.date?.valid ? record.date.value : undefined,
          dateLine: record.date?.valid ? record.date.line : undefined,
          row: rowOf(record),
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
          const row = { ...record.row, date: date ?? null };
          readings.push({ signal: "adr.record", value: [row], path: record.path, attributes });
        }
        return readings;
      },
    };
  },
};

interface Read {
  path: string;
  status: string;
  statusLine: number | undefined;
  date: string | undefined;
  dateLine: number | undefined;
  row: Row;
}

/** What later steps need to know of a record without its text. */
function rowOf({ title, status, marker }: DecisionRecord): Row {
  return {
    title: title?.value ?? "",
    status: status?.value ?? "none",
    ...(marker?.decision === undefined ? {} : { decision: marker.decision }),
    ...(marker?.by === undefined ? {} : { by: marker.by }),
    ...(marker?.findings.length ? { findings: marker.findings } : {}),
    ...(marker?.confirmation.length ? { confirmation: marker.confirmation } : {}),
    ...(marker?.assumes.length ? { assumes: marker.assumes } : {}),
  };
}

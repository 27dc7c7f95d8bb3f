import { parse } from "csv-parse";
import { fileBytes, type ReadEnd } from "./file-bytes.ts";
import { type TableEnd, type TableSink, tableEnd } from "./table.ts";
import type { WorkloadFile } from "./workload-files.ts";

/** A record longer than this is a quote that was never closed. */
const LONGEST_RECORD = 4 * 1024 * 1024;
const MOST_COLUMNS = 20_000;

export interface CsvOptions {
  delimiter?: string | undefined;
  /** Stop after this many rows; 0 reads the header alone. */
  mostRows?: number;
}

/** Streams a CSV file (RFC 4180, any line ending, with or without BOM) into the sink. Damage does not throw. */
export async function readCsv(
  file: WorkloadFile,
  sink: TableSink,
  options: CsvOptions,
  abort?: AbortSignal,
): Promise<TableEnd> {
  const end = tableEnd();
  const read: ReadEnd = { truncated: false };
  const limit = options.mostRows ?? Number.POSITIVE_INFINITY;
  let columns = 0;
  let last: { cells: string[]; line: number } | undefined;
  let stopped = false;
  let problem: string | undefined;

  const give = (row: { cells: string[]; line: number }) => {
    if (row.cells.length === columns) {
      end.rows++;
      sink.row(row.cells, row.line);
    } else if (end.ragged++ === 0) {
      end.firstRagged = `line ${row.line} has ${row.cells.length} cells, the header ${columns}`;
    }
  };
  const take = (cells: string[], line: number) => {
    if (stopped) return;
    if (columns === 0) {
      columns = cells.length;
      if (columns > MOST_COLUMNS) {
        end.reason = `${file.path} has ${columns} columns, more than ${MOST_COLUMNS}`;
        stopped = true;
      } else sink.header(cells.map((name) => name.trim()));
      if (limit === 0) stopped = true;
      return;
    }
    // One row behind, so that the last one is known to be the last when it is judged.
    if (last) give(last);
    last = { cells, line };
    if (end.rows + end.ragged >= limit) stopped = true;
  };
  const parser = parse({
    bom: true,
    delimiter: options.delimiter ?? ",",
    max_record_size: LONGEST_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (cells: string[], context) => {
      take(cells, context.lines);
      return null;
    },
  });
  parser.resume();
  const finished = new Promise<void>((resolve) => {
    parser.on("error", (error) => {
      problem = csvProblem(error);
      resolve();
    });
    parser.on("end", resolve);
    parser.on("close", resolve);
  });
  let endsWithNewline = true;
  let binary = false;
  for await (const chunk of fileBytes(file, read, abort)) {
    // A zero byte is in no text file of an encoding that is read here (UTF-16 has one in every other byte).
    if (chunk.includes(0)) {
      binary = true;
      break;
    }
    endsWithNewline = chunk[chunk.length - 1] === 10 || chunk[chunk.length - 1] === 13;
    // The parser keeps what it is given; the chunk's memory is used again.
    await new Promise<void>((resolve) => parser.write(Buffer.from(chunk), () => resolve()));
    if (stopped || problem !== undefined) break;
  }
  if (stopped || binary) parser.destroy();
  else if (problem === undefined) {
    parser.end();
    await finished;
  }
  if (stopped) return end;
  if (binary) return { ...end, reason: `${file.path} is not a text file` };
  if (read.truncated) end.truncated = "the compressed file stops before its end";
  end.truncated ??= read.reason ?? problem;
  if (last !== undefined) {
    if (last.cells.length < columns && (!endsWithNewline || end.truncated !== undefined)) {
      end.truncated ??= `line ${last.line} stops in the middle`;
    } else give(last);
  }
  if (read.reason !== undefined && end.rows === 0) end.reason = read.reason;
  else if (columns === 0) end.reason = `${file.path} has no header`;
  return end;
}

function csvProblem(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quotation mark is opened and never closed";
  if (code === "CSV_MAX_RECORD_SIZE") {
    return `a record is longer than ${LONGEST_RECORD >> 20} MiB: a quotation mark was probably never closed`;
  }
  return `the file is not sound CSV (${code})`;
}

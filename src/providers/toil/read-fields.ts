import { readCsv } from "../shared/files/csv-table.ts";
import { isGzip, type ReadEnd, wholeFile } from "../shared/files/file-bytes.ts";
import type { WorkloadFile } from "../shared/files/workload-files.ts";

/** A year of a large tracker, with descriptions, stays below these. */
const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_ROWS = 200_000;

/** The texts of one row by column, names in lower case, empty ones left out; a column that is there twice, or holds a list, has several. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export interface FieldsSink {
  /** Columns that are kept, in lower case: a tracker's export may have hundreds, with long texts. */
  wanted: ReadonlySet<string>;
  /** `place` is `line 17`, or `element 17` of a JSON array. */
  row(fields: Fields, place: string): void;
  /** A row that is none: cells that do not fit the header, a line that is no JSON object. */
  broken(problem: string): void;
}

export interface FieldsEnd {
  /** Names as they are written, to be shown. */
  columns: string[];
  /** Why nothing of the file is to be used. */
  reason?: string;
}

/** Reads a CSV, JSON or JSON lines file row by row. What is damaged as a whole, or cut off, is a reason; it does not throw. */
export async function readFields(
  file: WorkloadFile,
  delimiter: string | undefined,
  sink: FieldsSink,
  abort: AbortSignal,
): Promise<FieldsEnd> {
  if (isGzip(file.path)) return { columns: [], reason: `${file.path} is compressed: unpack it` };
  if (file.bytes > LARGEST_FILE)
    return {
      columns: [],
      reason: `${file.path} is larger than ${LARGEST_FILE >> 20} MiB: export fewer columns, or a shorter time`,
    };
  const name = file.path.toLowerCase();
  if (name.endsWith(".json")) return readDocument(file, sink, abort);
  if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) return readLines(file, sink, abort);
  return readTable(file, delimiter, sink, abort);
}

async function readTable(
  file: WorkloadFile,
  delimiter: string | undefined,
  sink: FieldsSink,
  abort: AbortSignal,
): Promise<FieldsEnd> {
  let columns: string[] = [];
  let wanted: [name: string, at: number][] = [];
  const end = await readCsv(
    file,
    {
      header(names) {
        columns = [...names];
        wanted = columns.map(asKey).flatMap((name, i) => (sink.wanted.has(name) ? [[name, i]] : []));
      },
      row(cells, line) {
        const fields = new Map<string, string[]>();
        for (const [name, i] of wanted) add(fields, name, [String(cells[i] ?? "")]);
        sink.row(fields, `line ${line}`);
      },
    },
    { delimiter, mostRows: MOST_ROWS + 1 },
    abort,
  );
  for (let i = 0; i < end.ragged; i++) sink.broken(end.firstRagged);
  if (end.reason !== undefined) return { columns, reason: end.reason };
  if (end.truncated !== undefined) return { columns, reason: `${file.path}: ${end.truncated}` };
  if (end.rows + end.ragged > MOST_ROWS) return { columns, reason: tooMany(file) };
  return { columns };
}

async function textOf(file: WorkloadFile, abort: AbortSignal): Promise<{ text: string } | { reason: string }> {
  const read: ReadEnd = { truncated: false };
  const bytes = await wholeFile(file, LARGEST_FILE, read, abort);
  if (bytes === undefined || read.reason !== undefined) return { reason: read.reason ?? `${file.path} cannot be read` };
  return { text: bytes.toString("utf8").replace(/^\ufeff/, "") };
}

async function readDocument(file: WorkloadFile, sink: FieldsSink, abort: AbortSignal): Promise<FieldsEnd> {
  const read = await textOf(file, abort);
  if ("reason" in read) return { columns: [], ...read };
  let document: unknown;
  try {
    document = JSON.parse(read.text);
  } catch {
    return { columns: [], reason: `${file.path} is not valid JSON (it may have been cut off)` };
  }
  if (!Array.isArray(document)) return { columns: [], reason: `${file.path} is no JSON array of objects` };
  if (document.length > MOST_ROWS) return { columns: [], reason: tooMany(file) };
  const columns = new Set<string>();
  for (const [index, row] of document.entries()) give(row, `element ${index + 1}`, columns, sink);
  return { columns: [...columns] };
}

async function readLines(file: WorkloadFile, sink: FieldsSink, abort: AbortSignal): Promise<FieldsEnd> {
  const read = await textOf(file, abort);
  if ("reason" in read) return { columns: [], ...read };
  const columns = new Set<string>();
  const lines = read.text.split("\n");
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (++rows > MOST_ROWS) return { columns: [...columns], reason: tooMany(file) };
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      // Nobody knows how many rows followed the one that stops in the middle.
      if (index === lines.length - 1)
        return { columns: [...columns], reason: `${file.path}: line ${index + 1} stops in the middle` };
    }
    give(row, `line ${index + 1}`, columns, sink);
  }
  return { columns: [...columns] };
}

function tooMany(file: WorkloadFile): string {
  return `${file.path} has more than ${MOST_ROWS} rows: export a shorter time`;
}

function give(row: unknown, place: string, columns: Set<string>, sink: FieldsSink): void {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    sink.broken(`${place}: is no JSON object`);
    return;
  }
  const fields = new Map<string, string[]>();
  for (const [name, value] of Object.entries(row)) {
    columns.add(name);
    if (sink.wanted.has(asKey(name))) add(fields, asKey(name), textsOf(value));
  }
  sink.row(fields, place);
}

function add(fields: Map<string, string[]>, name: string, texts: readonly string[]): void {
  const said = texts.map((text) => text.trim()).filter((text) => text !== "");
  const before = fields.get(name);
  // Not spread: a list from outside may be longer than a call takes arguments.
  if (before) for (const text of said) before.push(text);
  else if (said.length > 0) fields.set(name, said);
}

/** Names of columns are the same whatever their case. */
export function asKey(column: string): string {
  return column.trim().toLowerCase();
}

/** GitHub's labels and assignees are lists of objects, named by `name` and `login`. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : textsOf(item)));
  if (typeof value !== "object" || value === null) return [];
  const { name, login } = value as { name?: unknown; login?: unknown };
  const text = login ?? name;
  return typeof text === "string" ? [text] : [];
}

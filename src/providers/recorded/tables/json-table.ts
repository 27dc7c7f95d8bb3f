import { byCodeUnit } from "../../../model/order.ts";
import { fileBytes, type ReadEnd, wholeFile } from "../../shared/files/file-bytes.ts";
import { type Cell, type TableEnd, type TableSink, tableEnd } from "../../shared/files/table.ts";
import type { WorkloadFile } from "../../shared/files/workload-files.ts";

const LARGEST_DOCUMENT = 64 * 1024 * 1024;
const LONGEST_LINE = 4 * 1024 * 1024;
const MOST_COLUMNS = 20_000;

type Json = { [key: string]: unknown };

/**
 * A JSON document as a table: an array of objects, `{columns, rows}`, CloudWatch's `MetricDataResults` or a Prometheus
 * `query_range` answer. Name of the column of a CloudWatch result: its Label, else its Id; of a Prometheus series: `value` when there
 * is one, else its labels as PromQL writes them.
 */
export async function readJson(file: WorkloadFile, sink: TableSink, abort?: AbortSignal): Promise<TableEnd> {
  const end = tableEnd();
  const read: ReadEnd = { truncated: false };
  const bytes = await wholeFile(file, LARGEST_DOCUMENT, read, abort);
  if (bytes === undefined || read.reason !== undefined) return { ...end, reason: read.reason };
  if (read.truncated) return { ...end, reason: `${file.path} stops before its end` };
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
  } catch {
    return { ...end, reason: `${file.path} is not valid JSON (it may have been cut off)` };
  }
  const problem = give(document, sink, end);
  return problem === undefined ? end : { ...end, reason: `${file.path} ${problem}` };
}

function give(document: unknown, sink: TableSink, end: TableEnd): string | undefined {
  if (Array.isArray(document)) return objects(document, sink, end);
  if (!isObject(document)) return "is neither an array of objects nor a known document";
  const { columns, rows, MetricDataResults: cloudwatch, data } = document;
  if (Array.isArray(columns) && Array.isArray(rows)) return matrix(columns, rows, sink, end);
  if (Array.isArray(cloudwatch)) return pivot(cloudwatchSeries(cloudwatch), "Timestamps", sink, end);
  if (isObject(data) && Array.isArray(data.result)) {
    if (data.resultType !== "matrix") return "is a Prometheus answer without a range: ask query_range";
    return pivot(prometheusSeries(data.result), "time", sink, end);
  }
  return "has none of the known shapes: an array of objects, {columns, rows}, MetricDataResults, or a query_range answer";
}

function objects(list: unknown[], sink: TableSink, end: TableEnd): string | undefined {
  const names = new Set<string>();
  for (const row of list) {
    if (!isObject(row)) continue;
    for (const key of Object.keys(row)) if (names.size < MOST_COLUMNS) names.add(key);
  }
  if (names.size === 0) return "holds no objects";
  const columns = [...names];
  sink.header(columns);
  list.forEach((row, index) => {
    if (!isObject(row)) ragged(end, `element ${index} is not an object`);
    else {
      end.rows++;
      sink.row(
        columns.map((name) => (Object.hasOwn(row, name) ? cell(row[name]) : null)),
        index + 1,
      );
    }
  });
  return undefined;
}

function matrix(columns: unknown[], rows: unknown[], sink: TableSink, end: TableEnd): string | undefined {
  if (columns.length > MOST_COLUMNS) return `has more than ${MOST_COLUMNS} columns`;
  sink.header(columns.map((column) => String(isObject(column) ? (column.name ?? column.text) : column)));
  rows.forEach((row, index) => {
    if (!Array.isArray(row) || row.length !== columns.length)
      ragged(end, `row ${index} does not have ${columns.length} cells`);
    else {
      end.rows++;
      sink.row(row.map(cell), index + 1);
    }
  });
  return undefined;
}

interface NamedSeries {
  name: string;
  times: unknown[];
  values: unknown[];
}

function cloudwatchSeries(results: unknown[]): NamedSeries[] {
  return results.filter(isObject).map((result) => ({
    name: text(result.Label ?? result.Id),
    times: Array.isArray(result.Timestamps) ? result.Timestamps : [],
    values: Array.isArray(result.Values) ? result.Values : [],
  }));
}

function prometheusSeries(results: unknown[]): NamedSeries[] {
  const series = results.filter(isObject);
  return series.map((result) => {
    const points = (Array.isArray(result.values) ? result.values : []).filter(Array.isArray) as unknown[][];
    const name = series.length === 1 ? "value" : labels(isObject(result.metric) ? result.metric : {});
    return { name, times: points.map((point) => point[0]), values: points.map((point) => point[1]) };
  });
}

function labels(metric: Json): string {
  const pairs = Object.entries(metric)
    .filter(([key]) => key !== "__name__")
    .sort(([a], [b]) => byCodeUnit(a, b));
  return `${text(metric.__name__)}{${pairs.map(([key, value]) => `${key}=${JSON.stringify(text(value))}`).join(",")}}`;
}

/** Several series of their own times as one table in the order of time; where a series has no point, its cell is not there. */
function pivot(series: NamedSeries[], timeName: string, sink: TableSink, end: TableEnd): string | undefined {
  if (series.length === 0) return "holds no series";
  if (series.length >= MOST_COLUMNS) return `has more than ${MOST_COLUMNS} series`;
  const rows = new Map<string, Cell[]>();
  for (const [index, { times, values }] of series.entries()) {
    times.forEach((time, i) => {
      const key = String(time);
      let row = rows.get(key);
      if (!row) {
        row = [cell(time), ...series.map(() => undefined)];
        rows.set(key, row);
      }
      row[index + 1] = cell(values[i] ?? null);
    });
  }
  sink.header([timeName, ...series.map(({ name }) => name)]);
  const ordered = [...rows.values()].sort((a, b) => compare(a[0], b[0]));
  ordered.forEach((row, index) => {
    end.rows++;
    sink.row(row, index + 1);
  });
  return undefined;
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** JSON lines: one object a line; the first line's keys are the columns. */
export async function readJsonLines(file: WorkloadFile, sink: TableSink, abort?: AbortSignal): Promise<TableEnd> {
  const end = tableEnd();
  const read: ReadEnd = { truncated: false };
  let columns: string[] | undefined;
  let pending = "";
  let line = 0;
  const decoder = new TextDecoder();
  const take = (text: string, last: boolean) => {
    line++;
    if (text.trim() === "") return;
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      if (last) end.truncated = `line ${line} stops in the middle`;
      else ragged(end, `line ${line} is not valid JSON`);
      return;
    }
    if (!isObject(row)) return ragged(end, `line ${line} is not an object`);
    if (columns === undefined) {
      columns = Object.keys(row).slice(0, MOST_COLUMNS);
      sink.header(columns);
    }
    end.rows++;
    const object = row;
    sink.row(
      columns.map((name) => (Object.hasOwn(object, name) ? cell(object[name]) : null)),
      line,
    );
  };
  for await (const chunk of fileBytes(file, read, abort)) {
    const parts = (pending + decoder.decode(chunk, { stream: true })).split("\n");
    pending = parts.pop() ?? "";
    for (const part of parts) take(part, false);
    if (pending.length > LONGEST_LINE) {
      read.reason = `${file.path} has a line longer than ${LONGEST_LINE >> 20} MiB`;
      break;
    }
  }
  if (read.reason === undefined) take(pending, true);
  if (read.truncated) end.truncated = "the compressed file stops before its end";
  if (end.rows === 0) end.reason = read.reason ?? `${file.path} holds no JSON objects, one a line`;
  else if (read.reason !== undefined) end.truncated ??= read.reason;
  return end;
}

function ragged(end: TableEnd, example: string): void {
  if (end.ragged++ === 0) end.firstRagged = example;
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value).slice(0, 40);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value ?? "") ?? "").replace(/^""$/, "");
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

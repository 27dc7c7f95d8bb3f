import { readCsv } from "../../shared/files/csv-table.ts";
import type { TableEnd, TableSink } from "../../shared/files/table.ts";
import type { WorkloadFile } from "../../shared/files/workload-files.ts";
import { readJson, readJsonLines } from "./json-table.ts";

/** Reads a table by the ending of its name: `.json`, `.jsonl` or `.ndjson`, anything else is CSV; each also with `.gz`. */
export function readTable(
  file: WorkloadFile,
  sink: TableSink,
  options: { delimiter?: string | undefined },
  abort?: AbortSignal,
): Promise<TableEnd> {
  const name = file.path.toLowerCase().replace(/\.gz$/, "");
  if (name.endsWith(".json")) return readJson(file, sink, abort);
  if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) return readJsonLines(file, sink, abort);
  return readCsv(file, sink, options, abort);
}

/** The columns of a table, or why they cannot be had. A CSV file is read no further than its header. */
export async function tableColumns(
  file: WorkloadFile,
  options: { delimiter?: string | undefined },
  abort?: AbortSignal,
): Promise<{ columns: readonly string[]; reason?: string }> {
  let columns: readonly string[] = [];
  const sink: TableSink = {
    header: (names) => {
      columns = names;
    },
    row: () => undefined,
  };
  const name = file.path.toLowerCase().replace(/\.gz$/, "");
  const json = /\.(json|jsonl|ndjson)$/.test(name);
  const end = json
    ? await readTable(file, sink, options, abort)
    : await readCsv(file, sink, { ...options, mostRows: 0 }, abort);
  return end.reason === undefined ? { columns } : { columns, reason: end.reason };
}

import { open } from "node:fs/promises";
import type { ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import { fileBytes, isGzip, type ReadEnd } from "../shared/files/file-bytes.ts";
import { LATEST_MS, parseCellInstant } from "../shared/files/instant.ts";
import type { TableSink } from "../shared/files/table.ts";
import { isRefusal, resolveFiles, type WorkloadFile } from "../shared/files/workload-files.ts";
import { LatestSamples } from "./latest-samples.ts";
import { planSeries } from "./series/plan-series.ts";
import { timeColumn } from "./series/table-samples.ts";
import { pathOf, type RecordedSettings, type TimeColumn, timeOf } from "./settings.ts";
import { readTable, tableColumns } from "./tables/read-table.ts";

const MINUTE_MS = 60_000;
/** Files up to this size are read whole; of larger CSV files only the head and the tail, of this size each. */
const READ_WHOLE = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

type Context = Pick<ProviderContext, "directory" | "workload" | "signals" | "abort">;

/**
 * The end of the minute that holds the last sample of all mapped files; a stray far after all others is told to `warn` and left out.
 * A plain CSV file above 8 MiB is looked at only at its head and its tail (a recording runs forwards or backwards); everything else
 * is read through.
 */
export async function lastSampleOf(
  context: Context,
  settings: RecordedSettings,
  warn: (message: string) => void = () => undefined,
): Promise<string | undefined> {
  const samples = new LatestSamples();
  const { jobs } = await planSeries(context, settings, new Set());
  const tables = new Map<string, { file: WorkloadFile; time: TimeColumn | undefined; delimiter: string | undefined }>();
  for (const { files, mapping } of jobs) {
    for (const file of files) tables.set(file.path, { file, time: mapping.time, delimiter: mapping.delimiter });
  }
  for (const mapping of settings.edges ?? []) {
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      if (!isRefusal(file)) tables.set(file.path, { file, time: mapping.time, delimiter: mapping.delimiter });
    }
  }
  for (const table of tables.values()) await seeTable(table, samples, context.abort);
  const streams = [
    ...(settings.traces ?? []).map(({ file }) => ({ file, key: '"startTimeUnixNano"' })),
    ...(settings.metrics ?? []).map(({ file }) => ({ file, key: '"timeUnixNano"' })),
  ];
  for (const { file: name, key } of streams) {
    for (const file of await resolveFiles(context.directory, pathOf(settings, name))) {
      if (!isRefusal(file)) await seeStream(file, Buffer.from(key), samples, context.abort);
    }
  }
  for (const warning of samples.warnings) warn(warning);
  const { last } = samples;
  return last === undefined ? undefined : formatInstant((Math.floor(last / MINUTE_MS) + 1) * MINUTE_MS);
}

async function seeTable(
  { file, time, delimiter }: { file: WorkloadFile; time: TimeColumn | undefined; delimiter: string | undefined },
  samples: LatestSamples,
  abort: AbortSignal,
): Promise<void> {
  const { column, format } = timeOf(time);
  const csv = !/\.(json|jsonl|ndjson)(\.gz)?$/i.test(file.path);
  if (csv && !isGzip(file.path) && file.bytes > READ_WHOLE)
    return seePieces(file, { column, format, delimiter }, samples, abort);
  let index = -1;
  const sink: TableSink = {
    header: (names) => {
      index = timeColumn(names, column);
    },
    row: (cells, line) => {
      if (index < 0) return;
      const cell = String(cells[index] ?? "");
      const ms = parseCellInstant(cell, format);
      if (ms !== undefined) samples.add(ms, file.path, line, cell);
    },
  };
  await readTable(file, sink, { delimiter }, abort);
}

/** Whole lines of the head and the tail, split plainly: a line whose time cell does not parse is passed over. */
async function seePieces(
  file: WorkloadFile,
  of: { column: string | undefined; format: ReturnType<typeof timeOf>["format"]; delimiter: string | undefined },
  samples: LatestSamples,
  abort: AbortSignal,
): Promise<void> {
  const { columns } = await tableColumns(file, of, abort);
  const index = timeColumn(columns, of.column);
  if (index < 0) return;
  const handle = await open(file.absolute);
  try {
    const piece = Buffer.alloc(PIECE);
    for (const position of [0, file.bytes - PIECE]) {
      const { bytesRead } = await handle.read(piece, 0, PIECE, position);
      const lines = piece.toString("utf8", 0, bytesRead).split(/\r?\n/);
      // The first line of either piece is the header or a part of a line; so may the last one of the head be.
      for (const [at, line] of lines.slice(1, position === 0 ? -1 : undefined).entries()) {
        const cell = line.split(of.delimiter ?? ",")[index]?.replace(/^"|"$/g, "");
        const ms = cell === undefined ? undefined : parseCellInstant(cell, of.format);
        if (ms !== undefined) samples.add(ms, file.path, position === 0 ? at + 2 : undefined, cell);
      }
    }
  } catch {
    // What was seen before counts; gathering says that the file cannot be read.
  } finally {
    await handle.close();
  }
}

/**
 * Every number after a key, found by a search of bytes: inside a JSON string the quotes around the key would be escaped, so that
 * text which looks like it is not met.
 */
async function seeStream(file: WorkloadFile, key: Buffer, samples: LatestSamples, abort: AbortSignal): Promise<void> {
  const read: ReadEnd = { truncated: false };
  // Behind the key: a colon, white space, a quote and up to 20 digits: nanoseconds since 1970.
  const reach = key.length + 64;
  let carry = Buffer.alloc(0);
  const see = (ms: number | undefined) => {
    if (ms !== undefined) samples.add(ms, file.path);
  };
  for await (const chunk of fileBytes(file, read, abort)) {
    const view = Buffer.concat([carry, chunk]);
    let at = view.indexOf(key);
    let done = 0;
    while (at >= 0 && at + reach <= view.length) {
      see(numberAfter(view, at + key.length));
      done = at + key.length;
      at = view.indexOf(key, done);
    }
    carry = Buffer.from(view.subarray(at >= 0 ? at : Math.max(done, view.length - key.length)));
  }
  for (let at = carry.indexOf(key); at >= 0; at = carry.indexOf(key, at + 1)) see(numberAfter(carry, at + key.length));
}

function numberAfter(view: Buffer, start: number): number | undefined {
  let at = start;
  const end = Math.min(view.length, start + 64);
  while (at < end && (view[at] === 58 || view[at] === 34 || (view[at] as number) <= 32)) at++;
  const first = at;
  let nanoseconds = 0;
  while (at < end && (view[at] as number) >= 48 && (view[at] as number) <= 57)
    nanoseconds = nanoseconds * 10 + (view[at++] as number) - 48;
  // Doubles are exact to about 0.3 µs here; a minute is what is asked for.
  const ms = Math.floor(nanoseconds / 1e6);
  return at - first > 6 && at - first <= 20 && ms <= LATEST_MS ? ms : undefined;
}

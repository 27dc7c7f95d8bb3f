import type { ProviderContext } from "../../model/provider.ts";
import { listed, visible } from "../../model/text.ts";
import { isRefusal, resolveFiles } from "../shared/files/workload-files.ts";
import { parseHours, parseWhen } from "./cells.ts";
import type { ReadingLimits } from "./limits.ts";
import { asKey, type Fields, readFields } from "./read-fields.ts";
import { saysHours, type WorkSource } from "./settings.ts";

/** One piece of work that was done. */
export interface Work {
  /** milliseconds since the epoch */
  at: number;
  /** undefined: the row does not say. */
  hours: number | undefined;
  toil: boolean;
  /** Only ever counted: no name leaves the provider. */
  people: readonly string[];
}

/** What the files of one source hold. */
export interface WorkRead {
  work: Work[];
  /** Rows of the files, the broken and the open ones too. */
  rows: number;
  /** Tickets that are not closed. */
  open: number;
  broken: number;
  /** The first broken row: its file, its place and what is wrong with it. */
  firstBroken: string;
  /** Whether a column says who did it. */
  namesPeople: boolean;
  /** Files read, relative to the workload's folder. */
  paths: string[];
  /** Why nothing of it is to be used. */
  reason?: string;
}

/** Columns of one file for each field, in lower case; undefined: not read. */
interface Columns {
  time: string;
  labels: string;
  person: string | undefined;
  hours: string | undefined;
}

/** Reads every file of a source. Too many broken rows, or a file that cannot be read, leave nothing to use: that is a reason, not an exception. */
export async function readWork(source: WorkSource, context: ProviderContext, limits: ReadingLimits): Promise<WorkRead> {
  const read: WorkRead = { work: [], rows: 0, open: 0, broken: 0, firstBroken: "", namesPeople: true, paths: [] };
  const wanted = new Set(Object.values(source.columns).flat().map(asKey));
  for (const file of await resolveFiles(context.directory, source.file)) {
    if (isRefusal(file)) return { ...read, reason: visible(file.reason) };
    read.paths.push(file.path);
    const spoil = (problem: string) => {
      if (read.broken++ === 0) read.firstBroken = visible(`${file.path}, ${problem}`);
    };
    const rows: { fields: Fields; place: string }[] = [];
    const end = await readFields(
      file,
      source.delimiter,
      {
        wanted,
        row: (fields, place) => rows.push({ fields, place }),
        broken(problem) {
          read.rows++;
          spoil(problem);
        },
      },
      context.abort,
    );
    if (end.reason !== undefined) return { ...read, reason: visible(end.reason) };
    // An empty export of JSON has no columns and no rows; that nothing was done is not known from it.
    if (rows.length === 0 && end.columns.length === 0) continue;
    const columns = columnsOf(source, file.path, end.columns);
    if ("missing" in columns) return { ...read, reason: visible(columns.missing) };
    if (columns.person === undefined) read.namesPeople = false;
    for (const { fields, place } of rows) {
      read.rows++;
      const one = workOf(fields, columns, source, limits);
      if (one === "open") read.open++;
      else if ("problem" in one) spoil(`${place}: ${one.problem}`);
      else read.work.push(one);
    }
  }
  if (read.rows === 0) return { ...read, reason: visible(`${listed(read.paths)}: there is no row`) };
  if (read.broken > read.rows * limits.mostBrokenRows.value)
    return { ...read, reason: `${read.broken} of ${read.rows} rows cannot be read, the first: ${read.firstBroken}` };
  return read;
}

function columnsOf(source: WorkSource, path: string, columns: readonly string[]): Columns | { missing: string } {
  const there = new Set(columns.map(asKey));
  const find = (names: readonly string[]) => names.map(asKey).find((name) => there.has(name));
  const time = find(source.columns.time);
  const labels = find(source.columns.labels);
  const hours = find(source.columns.hours);
  const missing = (names: readonly string[]) => ({
    missing: `${path} has no column ${listed(names, 6, " or ")}; it has ${listed([...new Set(columns)], 12)}`,
  });
  if (time === undefined) return missing(source.columns.time);
  if (labels === undefined) return missing(source.columns.labels);
  if (hours === undefined && saysHours(source)) return missing(source.columns.hours);
  return { time, labels, hours, person: find(source.columns.person) };
}

// No cell is quoted: what stands in the wrong column may be a name.
function workOf(
  fields: Fields,
  columns: Columns,
  source: WorkSource,
  limits: ReadingLimits,
): Work | "open" | { problem: string } {
  const problem = (column: string, what: string) => ({ problem: `"${column}" ${what}` });
  const said = (column: string | undefined) => (column === undefined ? [] : (fields.get(column) ?? []));
  const [when] = said(columns.time);
  if (when === undefined) return source.kind === "tickets" ? "open" : problem(columns.time, "is empty");
  const at = parseWhen(when);
  if (typeof at !== "number") return problem(columns.time, at.problem);
  const labels = said(columns.labels)
    .flatMap((text) => text.split(/[,;\n]/))
    .map((label) => label.trim().toLowerCase())
    .filter((label) => label !== "");
  if (labels.length === 0 && !source.unlabelledIsOther) return problem(columns.labels, "is empty");
  const toil = labels.some((label) => source.labels.has(label));
  const people = said(columns.person).map((name) => name.toLowerCase());
  const [time] = said(columns.hours);
  if (time === undefined)
    return source.kind === "tickets"
      ? { at, hours: undefined, toil, people }
      : problem(columns.hours ?? "hours", "is empty");
  const most = source.kind === "tickets" ? limits.mostHoursOfTicket : limits.mostHoursOfRecord;
  const hours = parseHours(time, source.hoursInUnit, most.value);
  return typeof hours === "number" ? { at, hours, toil, people } : problem(columns.hours ?? "hours", hours.problem);
}

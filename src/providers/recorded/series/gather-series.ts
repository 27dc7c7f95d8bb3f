import type { ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { nearest, visible } from "../../../model/text.ts";
import type { WorkloadFile } from "../../shared/files/workload-files.ts";
import type { Gathering, Outcome, ReadingOf } from "../gathering.ts";
import { timeOf } from "../settings.ts";
import { readTable } from "../tables/read-table.ts";
import type { SeriesJob, SeriesPlan, SeriesTarget } from "./plan-series.ts";
import { combined, extentOf, extentProblem, gridOf, seriesOf, windowOf } from "./regular-series.ts";
import { Spacing } from "./spacing.ts";
import { type ColumnRequest, TableSamples } from "./table-samples.ts";

/** Reads every job's files and writes one reading for each of its signals. */
export async function gatherSeries(context: ProviderContext, plan: SeriesPlan, into: Gathering): Promise<void> {
  for (const job of plan.jobs) {
    context.abort.throwIfAborted();
    for (const refusal of job.refusals) into.diagnose("error", refusal.reason);
    await gatherJob(context, job, into);
  }
}

async function gatherJob(context: ProviderContext, job: SeriesJob, into: Gathering): Promise<void> {
  for (const { column, reason, signal } of job.notRecorded) {
    if (signal) into.nothing({ ...readingOf(job, signal, column, 1) }, `${column} was not recorded: ${reason}`);
  }
  const tables: { file: WorkloadFile; samples: TableSamples }[] = [];
  const failures: string[] = job.refusals.map(({ reason }) => reason);
  for (const file of job.files) {
    context.progress(`reading ${file.path}`);
    const samples = new TableSamples(
      () => requestsOf(job),
      { ...timeOf(job.mapping.time), compare: job.mapping.compareTime },
      into,
    );
    const end = await readTable(file, samples, { delimiter: job.mapping.delimiter }, context.abort);
    into.rows += end.rows;
    samples.report(file.path, end, into.anomalies);
    const own = samples.reason ?? samples.emptyBecause(end);
    const reason = end.reason ?? (own === undefined ? undefined : `${file.path}: ${own}`);
    if (end.truncated !== undefined)
      into.diagnose("warning", `${file.path} is cut off (${end.truncated}); what is whole before that was used`);
    if (reason === undefined) tables.push({ file, samples });
    else {
      failures.push(reason);
      into.diagnose("error", reason);
    }
  }
  for (const target of job.targets) {
    const reading = readingOf(job, target.signal, target.column, target.scale);
    const several = job.files.length > 1 && target.combine !== "mean";
    const query = several ? `${reading.query} (${target.combine} over ${job.files.length} files)` : reading.query;
    into.put({ ...reading, query }, outcomeOf(target, tables, failures[0], into));
  }
}

function requestsOf(job: SeriesJob): ColumnRequest[] {
  const measured = job.targets.map((target) => requestOf(target.column, target.scale, target.signal));
  const watched = job.notRecorded
    .filter(({ column }) => !job.targets.some((target) => target.column === column))
    .map(({ column }) => ({ ...requestOf(column, 1, { unit: "" }), nonNegative: false, watchOnly: true }));
  return [...measured, ...watched];
}

export function requestOf(
  column: string,
  scale: number,
  signal: Pick<Signal, "unit" | "golden" | "most">,
): ColumnRequest {
  const ratio = signal.unit === "1";
  // A share of successes above 1 cannot be; use above a limit can (a burst, a limit that was lowered).
  const most = signal.most?.value ?? Number.POSITIVE_INFINITY;
  return { column, scale, nonNegative: true, ratio, strictRatio: ratio && signal.golden === "errors", most };
}

function readingOf(job: SeriesJob, signal: SeriesTarget["signal"], column: string, scale: number): ReadingOf {
  const one = job.files.length === 1 ? job.files[0]?.path : undefined;
  const path = one ?? (job.files.length === 0 ? (job.refusals[0]?.path ?? job.pattern) : job.pattern);
  return { subject: job.component, signal, query: queryOf(column, scale), scale, path };
}

export function queryOf(column: string, scale: number): string {
  return scale === 1 ? column : `${column} × ${scale}`;
}

function outcomeOf(
  target: SeriesTarget,
  tables: readonly { file: WorkloadFile; samples: TableSamples }[],
  failure: string | undefined,
  into: Gathering,
): Outcome {
  if (tables.length === 0) return { missing: failure ?? "no file was read" };
  // A part of the files alone would look like the whole.
  if (failure !== undefined && target.combine === "sum") return { missing: `a part of the sum is missing: ${failure}` };
  const spacing = new Spacing();
  let samples = 0;
  let outOfRange = "";
  const sums = [];
  for (const { file, samples: table } of tables) {
    const column = table.columns.find(
      ({ request }) => request.column === target.column && request.scale === target.scale && !request.watchOnly,
    );
    if (column === undefined || column.index < 0) {
      const missing = missingColumn(file.path, target.column, table.names, column?.index === -2);
      into.diagnose("error", missing);
      return { missing };
    }
    spacing.merge(table.spacing);
    samples += column.samples;
    if (column.impossible > 0) outOfRange ||= ` that can be (${visible(column.odd["out-of-range"].example)})`;
    sums.push({ minutes: table.minutes, sums: column.sums, counts: column.counts });
  }
  const extent = extentOf(sums.map(({ minutes }) => minutes));
  const missing = extentProblem(extent, into.window);
  if (missing !== undefined) return { missing };
  const grid = gridOf(into.asOfMs, spacing.stepMinutes(), extent.earliest);
  const window = windowOf(grid);
  if (samples === 0) return { missing: `"${target.column}" holds no number${outOfRange} in the window`, window };
  return { value: seriesOf(grid, combined(grid, sums, target.combine)), window };
}

export function missingColumn(path: string, column: string, names: readonly string[], twice: boolean): string {
  if (twice) return `${path} has several columns "${column}"`;
  const near = nearest(column, names);
  return `${path} has no column "${column}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
}

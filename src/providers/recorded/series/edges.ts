import type { ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { isRefusal, resolveFiles } from "../../shared/files/workload-files.ts";
import { ComponentNames } from "../component-names.ts";
import type { Gathering, Outcome } from "../gathering.ts";
import { type EdgeMapping, pathOf, type RecordedSettings, timeOf } from "../settings.ts";
import { readTable, tableColumns } from "../tables/read-table.ts";
import { queryOf, requestOf } from "./gather-series.ts";
import { readingKey } from "./plan-series.ts";
import { combined, extentOf, extentProblem, gridOf, seriesOf, windowOf } from "./regular-series.ts";
import { TableSamples, timeColumn } from "./table-samples.ts";

/** A column of a wide table that holds one edge. */
interface EdgeColumn {
  column: string;
  source: number;
  target: number;
}

/** Finds the edges among the columns: `{source}_{target}`, cut where both halves are known names. Half-known columns name strangers. */
function edgeColumns(columns: readonly string[], pattern: string, names: ComponentNames): EdgeColumn[] {
  const forward = pattern.indexOf("{source}") < pattern.indexOf("{target}");
  const [first, second] = forward ? ["{source}", "{target}"] : ["{target}", "{source}"];
  const prefix = pattern.slice(0, pattern.indexOf(first));
  const separator = pattern.slice(pattern.indexOf(first) + first.length, pattern.indexOf(second));
  const suffix = pattern.slice(pattern.indexOf(second) + second.length);
  const found: EdgeColumn[] = [];
  for (const column of columns) {
    if (separator === "" || column.length > 500 || !column.startsWith(prefix) || !column.endsWith(suffix)) continue;
    const middle = column.slice(prefix.length, column.length - suffix.length);
    const halves: [string, string][] = [];
    for (let at = middle.indexOf(separator); at >= 0; at = middle.indexOf(separator, at + 1)) {
      halves.push([middle.slice(0, at), middle.slice(at + separator.length)]);
    }
    const both = halves.find(([left, right]) => names.known(left) >= 0 && names.known(right) >= 0);
    if (both) {
      const [left, right] = both.map((name) => names.known(name)) as [number, number];
      found.push(forward ? { column, source: left, target: right } : { column, source: right, target: left });
      continue;
    }
    const half =
      halves.find(([left, right]) => names.known(left) >= 0 || names.known(right) >= 0) ??
      (halves.length === 1 ? halves[0] : undefined);
    for (const name of half ?? []) names.find(name);
  }
  return found;
}

const EDGE_PATTERN = "{source}_{target}";

function namesOf(context: Pick<ProviderContext, "workload">, mapping: EdgeMapping): ComponentNames {
  return new ComponentNames(context.workload.components, mapping.names);
}

/** The (component, signal) pairs that the edge tables would give, by their headers. */
export async function plannedEdges(
  context: Pick<ProviderContext, "directory" | "workload" | "signals" | "abort">,
  settings: RecordedSettings,
): Promise<{ subject: string; signal: Signal }[]> {
  const planned = new Map<string, { subject: string; signal: Signal }>();
  for (const mapping of settings.edges ?? []) {
    const signal = context.signals.find(({ id }) => id === mapping.signal);
    if (!signal) continue;
    const names = namesOf(context, mapping);
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      if (isRefusal(file)) continue;
      const { columns } = await tableColumns(file, mapping, context.abort);
      for (const { source } of edgeColumns(columns, mapping.columns ?? EDGE_PATTERN, names)) {
        const subject = names.id(source);
        planned.set(readingKey(subject, signal.id), { subject, signal });
      }
    }
  }
  return [...planned.values()];
}

/** Reads the edge tables: one reading for each edge, of its source, with the target as an attribute. */
export async function gatherEdges(
  context: ProviderContext,
  settings: RecordedSettings,
  into: Gathering,
): Promise<void> {
  for (const mapping of settings.edges ?? []) {
    const signal = context.signals.find(({ id }) => id === mapping.signal);
    if (!signal) continue;
    const names = namesOf(context, mapping);
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      context.abort.throwIfAborted();
      if (isRefusal(file)) {
        into.diagnose("error", file.reason);
        continue;
      }
      const { column: time, format } = timeOf(mapping.time);
      let edges: EdgeColumn[] = [];
      const select = (columns: readonly string[]) => {
        const clock = timeColumn(columns, time);
        const rest = columns.filter((name, index) => index !== clock && name !== mapping.compareTime && name !== "");
        edges = edgeColumns(rest, mapping.columns ?? EDGE_PATTERN, names);
        return edges.map(({ column }) => requestOf(column, mapping.scale ?? 1, signal));
      };
      const samples = new TableSamples(
        select,
        { ...(time === undefined ? {} : { column: time }), format, compare: mapping.compareTime },
        into,
      );
      const end = await readTable(file, samples, mapping, context.abort);
      into.rows += end.rows;
      samples.report(file.path, end, into.anomalies);
      const reason = end.reason ?? (samples.reason === undefined ? undefined : `${file.path}: ${samples.reason}`);
      if (end.truncated !== undefined)
        into.diagnose("warning", `${file.path} is cut off (${end.truncated}); what is whole before that was used`);
      if (reason !== undefined) into.diagnose("error", reason);
      else if (edges.length === 0)
        into.diagnose(
          "error",
          `${file.path} has no column of the form ${mapping.columns ?? EDGE_PATTERN} that names two components`,
        );
      writeEdges(edges, samples, reason, { mapping, signal, path: file.path, names }, into);
    }
    for (const name of names.strangers) into.strangers.add(name);
  }
}

function writeEdges(
  edges: readonly EdgeColumn[],
  samples: TableSamples,
  reason: string | undefined,
  of: { mapping: EdgeMapping; signal: Signal; path: string; names: ComponentNames },
  into: Gathering,
): void {
  const extent = extentOf([samples.minutes]);
  const problem = reason ?? extentProblem(extent, into.window);
  for (const [index, edge] of edges.entries()) {
    const reading = {
      subject: of.names.id(edge.source),
      signal: of.signal,
      query: queryOf(edge.column, of.mapping.scale ?? 1),
      scale: of.mapping.scale ?? 1,
      path: of.path,
      attributes: { target: of.names.id(edge.target) },
    };
    const known = () => edgeOutcome(edge, samples, index, extent.earliest, of.path, into);
    into.put(reading, problem === undefined ? known() : { missing: problem });
  }
}

function edgeOutcome(
  edge: EdgeColumn,
  samples: TableSamples,
  index: number,
  earliest: number,
  path: string,
  into: Gathering,
): Outcome {
  const column = samples.columns[index];
  if (column === undefined || column.index < 0) return { missing: `${path} has several columns "${edge.column}"` };
  const grid = gridOf(into.asOfMs, samples.spacing.stepMinutes(), earliest);
  const window = windowOf(grid);
  if (column.samples === 0) return { missing: `"${edge.column}" holds no number in the window`, window };
  const sums = { minutes: samples.minutes, sums: column.sums, counts: column.counts };
  return { value: seriesOf(grid, combined(grid, [sums], "mean")), window };
}

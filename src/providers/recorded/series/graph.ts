import type { ProviderContext } from "../../../model/provider.ts";
import type { Cell, TableSink } from "../../shared/files/table.ts";
import { isRefusal, resolveFiles } from "../../shared/files/workload-files.ts";
import { ComponentNames } from "../component-names.ts";
import type { Gathering } from "../gathering.ts";
import { type GraphMapping, pathOf, type RecordedSettings } from "../settings.ts";
import { readTable } from "../tables/read-table.ts";
import { missingColumn } from "./gather-series.ts";

const MOST_EDGES = 100_000;

/** Reads the graph tables into the gathering's edges and strangers. Returns why nothing could be read, when it is so. */
export async function gatherGraph(
  context: ProviderContext,
  settings: RecordedSettings,
  into: Gathering,
): Promise<string | undefined> {
  let failure: string | undefined;
  let read = 0;
  for (const mapping of settings.graph ?? []) {
    const names = new ComponentNames(context.workload.components, mapping.names);
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      let problem = isRefusal(file) ? file.reason : undefined;
      if (!isRefusal(file)) {
        const table = new GraphTable(mapping, names, file.path, into);
        const end = await readTable(file, table, mapping, context.abort);
        into.rows += end.rows;
        if (end.truncated !== undefined) into.anomalies.add(file.path, "", "truncated", 1, end.truncated, "left out");
        into.anomalies.add(file.path, "", "ragged", end.ragged, end.firstRagged, "left out");
        problem = end.reason ?? table.problem;
      }
      if (problem === undefined) read++;
      else {
        into.diagnose("error", problem);
        failure ??= problem;
      }
    }
    for (const name of names.strangers) into.strangers.add(name);
  }
  return read > 0 ? undefined : (failure ?? "no graph file was read");
}

class GraphTable implements TableSink {
  problem: string | undefined;
  readonly #mapping: GraphMapping;
  readonly #names: ComponentNames;
  readonly #path: string;
  readonly #into: Gathering;
  #source = -1;
  #target = -1;

  constructor(mapping: GraphMapping, names: ComponentNames, path: string, into: Gathering) {
    this.#mapping = mapping;
    this.#names = names;
    this.#path = path;
    this.#into = into;
  }

  header(columns: readonly string[]): void {
    this.#source = columns.indexOf(this.#mapping.source);
    this.#target = columns.indexOf(this.#mapping.target);
    const missing = this.#source < 0 ? this.#mapping.source : this.#target < 0 ? this.#mapping.target : undefined;
    if (missing !== undefined) this.problem = missingColumn(this.#path, missing, columns, false);
  }

  row(cells: readonly Cell[]): void {
    if (this.problem !== undefined) return;
    const [source, target] = [cells[this.#source], cells[this.#target]].map((cell) => String(cell ?? "").trim()) as [
      string,
      string,
    ];
    if (source === "" || target === "") return;
    const [from, to] = [this.#names.find(source), this.#names.find(target)];
    if (from < 0 || to < 0 || this.#into.edges.size >= MOST_EDGES) return;
    const edge = { source: this.#names.id(from), target: this.#names.id(to) };
    this.#into.edges.set(JSON.stringify([edge.source, edge.target]), edge);
  }
}

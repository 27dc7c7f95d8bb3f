import { canonicalJson } from "../../model/json.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { Grid } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import { LIMITS } from "./limits.ts";
import type { Aligner, Reducer } from "./measures.ts";
import { isPromql, type Of, quoted, type SeriesOf } from "./series.ts";

/** What is asked by one call: one metric of so many components, or all that a filter finds. */
export interface Batch {
  project: string;
  /** Whole, with the components' labels. */
  filter: string;
  align: Aligner;
  reduce: Reducer;
  /** Labels of the resource that tell the components' series apart. */
  names: string[];
  grid: Grid;
  /** Points of one page. */
  pageSize: number;
  /** Time series that a right answer has. */
  series: number;
  /** Numbers of the questions by the values of `names` (see `keyOf`). */
  questions: Map<string, number[]>;
}

/** Tells one component's series from those of the others. */
export function keyOf(values: readonly string[]): string {
  return JSON.stringify(values);
}

/**
 * The fewest calls: all components share the call of a metric (of one project, filter, aligner, reducer and period), up to as many as fill a
 * page with their points, or a filter with their names. So without surprises every call is answered by one page.
 */
export function batchesOf(questions: readonly Question<Of>[]): Batch[] {
  const groups = new Map<string, { first: Question<SeriesOf>; numbers: Map<string, number[]> }>();
  for (const [number, question] of questions.entries()) {
    const { of, grid } = question;
    if (isPromql(of)) continue;
    const { project, filter, labels, align, reduce } = of;
    const names = labels.map(([name]) => name);
    const key = canonicalJson({ project, filter, align, reduce, names, grid, distribution: of.take !== undefined });
    const group = groups.get(key) ?? { first: { of, grid }, numbers: new Map() };
    groups.set(key, group);
    const values = keyOf(labels.map(([, value]) => value));
    const known = group.numbers.get(values);
    if (known) known.push(number);
    else group.numbers.set(values, [number]);
  }
  return [...groups.values()].flatMap(({ first, numbers }) => chunks(first, numbers));
}

function chunks({ of, grid }: Question<SeriesOf>, numbers: ReadonlyMap<string, number[]>): Batch[] {
  const { project, align, reduce } = of;
  const names = of.labels.map(([name]) => name);
  const pageSize = of.take === undefined ? LIMITS.pagePoints : LIMITS.pageDistributions;
  const most = Math.min(LIMITS.filterValues, Math.max(1, Math.floor(pageSize / grid.count)));
  const make = (some: Map<string, number[]>): Batch => ({
    project,
    filter: filterOf(of.filter, names, some.keys()),
    align,
    reduce,
    names,
    grid,
    pageSize,
    series: some.size,
    questions: some,
  });
  // The same order in every run: in order of the labels' values.
  const sorted = [...numbers].sort(([a], [b]) => byCodeUnit(a, b));
  const batches: Batch[] = [];
  let open = new Map<string, number[]>();
  for (const [values, own] of sorted) {
    const more = new Map([...open, [values, own] as const]);
    const full =
      open.size > 0 && (more.size > most || filterOf(of.filter, names, more.keys()).length > LIMITS.filterCharacters);
    if (full) batches.push(make(open));
    open = full ? new Map([[values, own]]) : more;
  }
  batches.push(make(open));
  return batches;
}

/** A filter with every label's values. Of several labels it may find pairs that no component has: those are not taken. */
function filterOf(filter: string, names: readonly string[], keys: Iterable<string>): string {
  const rows = [...keys].map((key) => JSON.parse(key) as string[]);
  const wanted = names.map((name, at) => {
    const values = [...new Set(rows.map((row) => row[at] ?? ""))];
    const [only] = values;
    const test = values.length === 1 && only !== undefined ? quoted(only) : `one_of(${values.map(quoted).join(",")})`;
    return `resource.labels.${name} = ${test}`;
  });
  return [filter, ...wanted].join(" AND ");
}

import { endOf, type Grid } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import type { UsageTable } from "../shared/usage.ts";
import type { Answers } from "./answers.ts";
import type { Cloud } from "./cloud.ts";
import type { Complaints } from "./complaints.ts";
import { isPromql, type Of, type PromqlOf } from "./series.ts";

const SOURCE = "gcp/prometheus";

/** Where the window stands in a query. */
const WINDOW = /\[window\]|\{\{\s*\.window\s*\}\}|\$__range/g;

/** Whether a query says where its window stands: without that it says nothing about one. */
export function hasWindow(promql: string): boolean {
  return promql.search(WINDOW) !== -1;
}

/** A query for intervals of that length. */
export function windowed(promql: string, seconds: number): string {
  return promql.replaceAll(WINDOW, (place) => (place === "[window]" ? `[${seconds}s]` : `${seconds}s`));
}

interface Ask {
  number: number;
  of: PromqlOf;
  grid: Grid;
}

function asksOf(questions: readonly Question<Of>[]): Ask[] {
  return questions.flatMap(({ of, grid }, number) => (isPromql(of) ? [{ number, of, grid }] : []));
}

/** One request a query: what one of them has wrong must not touch the others. */
export function planPromql(questions: readonly Question<Of>[], usage: UsageTable): void {
  for (const { grid } of asksOf(questions))
    usage.add(SOURCE, { requests: 1, bound: 1, metrics: 1, points: grid.count });
}

export async function askPromql(
  cloud: Cloud,
  questions: readonly Question<Of>[],
  answers: Answers,
  price: number,
  complaints: Complaints,
): Promise<void> {
  await Promise.all(
    asksOf(questions).map(async ({ number, of, grid }) => {
      const { usage } = cloud.calls;
      usage.add(SOURCE, { bound: 1 });
      const first = grid.start / 1000 + grid.stepSeconds;
      const query = windowed(of.promql, grid.stepSeconds);
      const form: { [name: string]: string } =
        grid.count === 1
          ? { query, time: String(first) }
          : { query, start: String(first), end: String(endOf(grid) / 1000), step: String(grid.stepSeconds) };
      const called = await cloud.rest(SOURCE, {
        api: "monitoring",
        path: `v1/projects/${encodeURIComponent(of.project)}/location/global/prometheus/api/v1/query${grid.count === 1 ? "" : "_range"}`,
        form,
        permission: "monitoring.timeSeries.list",
      });
      if ("failure" in called) {
        answers.refuse(number, called.failure.reason);
        complaints.failed(SOURCE, called.failure.reason);
        return;
      }
      complaints.answered(SOURCE);
      const values = valuesOf(called.answer, grid);
      if ("reason" in values) return answers.refuse(number, values.reason);
      answers.set(number, values.values);
      usage.add(SOURCE, { metrics: 1, points: grid.count, usd: price });
    }),
  );
}

/** The values of the one row that a query may give. */
function valuesOf(answer: { [key: string]: unknown }, grid: Grid): { values: (number | null)[] } | { reason: string } {
  const wrong = { reason: "the answer does not have the shape of the Prometheus API" };
  const data = answer.data as { resultType?: unknown; result?: unknown } | undefined;
  if (answer.status !== "success" || !data || !Array.isArray(data.result)) return wrong;
  if (data.resultType !== "vector" && data.resultType !== "matrix") return { reason: "the query gives no rows" };
  const rows = data.result as { value?: unknown; values?: unknown }[];
  if (rows.length > 1)
    return { reason: `the query gives ${rows.length} rows where one is needed: aggregate it, such as with sum()` };
  const values = new Array<number | null>(grid.count).fill(null);
  const [row] = rows;
  if (!row) return { values };
  const points = (data.resultType === "vector" ? [row.value] : row.values) as unknown;
  if (!Array.isArray(points)) return wrong;
  for (const point of points as unknown[]) {
    if (!Array.isArray(point) || typeof point[0] !== "number" || typeof point[1] !== "string") return wrong;
    const place = (point[0] * 1000 - grid.start) / (grid.stepSeconds * 1000) - 1;
    if (!Number.isInteger(place) || place < 0 || place >= grid.count) return wrong;
    const value = Number(point[1]);
    values[place] = Number.isFinite(value) ? value : null;
  }
  return { values };
}

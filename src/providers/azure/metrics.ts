import { filled } from "../shared/grid.ts";
import type { Answer, Question } from "../shared/questions.ts";
import type { Connection } from "./connection.ts";
import type { AzureLimits } from "./limits.ts";
import { type Piece, piecesOf, type Split } from "./metric-answers.ts";
import { type MetricBatch, type MetricNeed, type MetricPlan, pieceKey } from "./metric-batches.ts";
import { adds, type MetricSeries } from "./metric-series.ts";
import type { Refusal } from "./wire-fault.ts";

export const METRICS = "azure/metrics";

/** Everything that the calls of a plan brought. */
export interface MetricAnswers {
  pieces: Map<string, Piece>;
  failures: Refusal[];
}

/** Sends all calls. One that is refused for something in it is sent again without that, or in halves, so that the guilty part stands alone. */
export async function askMetrics(
  { batches }: MetricPlan,
  connection: Connection,
  limits: AzureLimits,
): Promise<MetricAnswers> {
  const pieces = new Map<string, Piece>();
  const failures: Refusal[] = [];
  if (batches.length === 0) return { pieces, failures };
  const { MetricsSender } = await import("./metrics-client.ts");
  const sender = new MetricsSender(connection);
  let splits = limits.splits;
  const fail = (batch: MetricBatch, reason: string) => {
    for (const resource of batch.resources)
      for (const name of batch.names) pieces.set(pieceKey(batch, resource, name), { reason });
  };
  const ask = async (batch: MetricBatch): Promise<void> => {
    const called = await connection.call(METRICS, async (signal) =>
      piecesOf(batch, await sender.send(batch, limits.top, signal), limits.top, connection.secrets),
    );
    if ("answer" in called) {
      connection.calls.usage.add(METRICS, { points: pointsIn(called.answer) });
      for (const [key, piece] of called.answer) pieces.set(key, piece);
      return;
    }
    const { failure } = called;
    const smaller = splits > 0 ? narrowed(batch, failure) : undefined;
    if (!smaller) {
      failures.push(failure);
      fail(batch, failure.reason);
      return;
    }
    splits--;
    if (smaller.without) fail(smaller.without, failure.reason);
    if (smaller.without) failures.push(failure);
    await Promise.all(smaller.batches.map(ask));
  };
  await Promise.all(batches.map(ask));
  return { pieces, failures };
}

/** Azure names the metrics that the type has, when one that was asked for is none of them. */
const VALID = /Failed to find metric configuration.*Valid metrics:\s*([\w,\s]+)/is;

/** Smaller calls for one that was refused; `without` is what will not be asked again. */
function narrowed(
  batch: MetricBatch,
  { status, said }: Refusal,
): { batches: MetricBatch[]; without?: MetricBatch } | undefined {
  if (status !== 400 && status !== 404 && status !== 413) return undefined;
  const list = VALID.exec(said ?? "")?.[1];
  if (list !== undefined) {
    const valid = new Set(list.split(",").map((name) => name.trim().toLowerCase()));
    const { here = [], absent = [] } = Object.groupBy(batch.names, (name) =>
      valid.has(name.toLowerCase()) ? "here" : "absent",
    );
    if (absent.length > 0)
      return {
        batches: here.length === 0 ? [] : [{ ...batch, names: here }],
        without: { ...batch, names: absent },
      };
  }
  if (batch.names.length > 1) return { batches: halves(batch.names).map((names) => ({ ...batch, names })) };
  if (batch.resources.length > 1)
    return { batches: halves(batch.resources).map((resources) => ({ ...batch, resources })) };
  return undefined;
}

function halves<T>(all: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
}

function pointsIn(pieces: ReadonlyMap<string, Piece>): number {
  let points = 0;
  for (const piece of pieces.values())
    if ("splits" in piece) for (const split of piece.splits) points += split.values.length;
  return points;
}

/** The values of a question's intervals, put together from the pieces of its answer. */
export function metricAnswer(
  { of, grid }: Question<MetricSeries>,
  need: MetricNeed | undefined,
  pieces: ReadonlyMap<string, Piece>,
): Answer {
  if (!need) return { reason: "was not asked for" };
  if ("reason" in need) return need;
  const splits: Split[] = [];
  for (const key of need.keys) {
    const piece = pieces.get(key);
    if (!piece) return { reason: "was not answered" };
    // A window with a hole is not that window.
    if ("reason" in piece) return piece;
    splits.push(...piece.splits);
  }
  const points = joined(splits, of);
  const step = grid.stepSeconds * 1000;
  const grain = need.grainSeconds === undefined ? undefined : need.grainSeconds * 1000;
  const astray = points.some(
    ({ at }) => at < grid.start || at >= grid.start + grid.count * step || (grain && (at - grid.start) % grain !== 0),
  );
  if (astray) return { reason: "the points that came are of other times than were asked for" };
  return { values: filled(grid, points, adds(of)) };
}

/** One series of several: values of a dimension that are taken, joined at each time by what the aggregation allows. */
function joined(splits: readonly Split[], { aggregation, keep }: MetricSeries): { at: number; value: number }[] {
  const kept = keep?.map((value) => value.toLowerCase());
  const taken = kept ? splits.filter(({ labels }) => labels.some((label) => kept.includes(label))) : splits;
  const values = new Map<number, number>();
  const unclear = new Set<number>();
  for (const { times, values: own } of taken) {
    for (const [index, value] of own.entries()) {
      const at = times[index] ?? Number.NaN;
      const known = values.get(at);
      if (known !== undefined && aggregation === "Average") unclear.add(at);
      values.set(at, known === undefined ? value : JOIN[aggregation](known, value));
    }
  }
  return [...values].flatMap(([at, value]) => (unclear.has(at) ? [] : [{ at, value }]));
}

const JOIN: { [aggregation in MetricSeries["aggregation"]]: (a: number, b: number) => number } = {
  Total: (a, b) => a + b,
  Count: (a, b) => a + b,
  Maximum: Math.max,
  Minimum: Math.min,
  // Of means without their weights there is no mean: where two meet, nothing is taken.
  Average: (a) => a,
};

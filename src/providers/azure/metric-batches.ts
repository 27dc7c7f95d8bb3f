import { byCodeUnit } from "../../model/order.ts";
import { endOf, type Grid } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import { FULL, grainWithin, intervalOf } from "./grains.ts";
import type { AzureLimits } from "./limits.ts";
import { type Aggregation, adds, type MetricSeries } from "./metric-series.ts";
import { parseResourceId } from "./resource-id.ts";

/** One call of the metrics batch: everything in it is of one subscription, region, type, span, sample, aggregation and filter. */
export interface MetricBatch {
  region: string;
  namespace: string;
  /** Milliseconds. */
  start: number;
  end: number;
  interval: string;
  /** Of one series. */
  samples: number;
  aggregation: Aggregation;
  filter?: string;
  resources: string[];
  names: string[];
}

/** A series that is asked for, in the words of the API; or why it cannot be. */
export type MetricNeed =
  /** Where the points come from; the length of their samples in seconds, absent for one of the whole window. */
  { keys: string[]; grainSeconds?: number } | { reason: string };

export interface MetricPlan {
  batches: MetricBatch[];
  /** By question: where its points come from, in the order of time. */
  needs: Map<number, MetricNeed>;
}

/** How the points of one series in one span are found again in the answers. */
export function pieceKey(batch: Omit<MetricBatch, "resources" | "names">, resource: string, name: string): string {
  const { region, namespace, start, end, interval, aggregation, filter } = batch;
  return [region, namespace, start, end, interval, aggregation, filter ?? "", resource, name].join("\n").toLowerCase();
}

/** The fewest calls that bring everything that is asked, each within the API's limits. */
export function metricBatches(
  questions: readonly (readonly [number, Question<MetricSeries>])[],
  limits: AzureLimits,
): MetricPlan {
  const groups = new Map<
    string,
    { batch: Omit<MetricBatch, "resources" | "names">; wanted: Map<string, Set<string>> }
  >();
  const needs = new Map<number, MetricNeed>();
  for (const [number, { of, grid }] of questions) {
    const interval = intervalFor(of, grid);
    if ("reason" in interval) {
      needs.set(number, interval);
      continue;
    }
    const keys = spans(grid, limits.spanSeconds).map(({ start, end }) => {
      const batch = {
        region: of.region,
        namespace: of.namespace,
        start,
        end,
        interval: interval.interval,
        samples: interval.grain === undefined ? 1 : (end - start) / (interval.grain * 1000),
        aggregation: of.aggregation,
        ...(of.filter === undefined ? {} : { filter: of.filter }),
      };
      const key = pieceKey(batch, parseResourceId(of.resourceId)?.subscription ?? "", "");
      const group = groups.get(key) ?? { batch, wanted: new Map() };
      groups.set(key, group);
      const names = group.wanted.get(of.resourceId) ?? new Set();
      group.wanted.set(of.resourceId, names.add(of.name));
      return pieceKey(batch, of.resourceId, of.name);
    });
    needs.set(number, interval.grain === undefined ? { keys } : { keys, grainSeconds: interval.grain });
  }
  const batches = [...groups.values()].flatMap(({ batch, wanted }) =>
    blocks(wanted, limits).flatMap(({ resources, names }) =>
      chunks(resources, limits.resources).flatMap((some) =>
        chunks(names, limits.names).map((few) => ({ ...batch, resources: some, names: few })),
      ),
    ),
  );
  return { batches, needs };
}

function intervalFor(of: MetricSeries, grid: Grid): { interval: string; grain?: number } | { reason: string } {
  const grain = grainWithin(grid.stepSeconds, of.longestGrain);
  if (grid.count === 1 && grain !== grid.stepSeconds) return { interval: FULL };
  if (grain === undefined) return { reason: `Azure Monitor has no samples of ${grid.stepSeconds} s` };
  if (grain !== grid.stepSeconds && !adds(of))
    return {
      reason: `Azure Monitor has no samples of ${grid.stepSeconds} s, and those of ${grain} s of this aggregation cannot be joined`,
    };
  return { interval: intervalOf(grain), grain };
}

/** Pieces of a grid that one call may span, in whole steps. */
function spans(grid: Grid, most: number): { start: number; end: number }[] {
  const steps = Math.max(1, Math.floor(most / grid.stepSeconds));
  const pieces: { start: number; end: number }[] = [];
  for (let at = 0; at < grid.count; at += steps) {
    const start = grid.start + at * grid.stepSeconds * 1000;
    pieces.push({ start, end: Math.min(endOf(grid), start + steps * grid.stepSeconds * 1000) });
  }
  return pieces;
}

interface Block {
  resources: string[];
  names: string[];
}

/** Resources of which the same is wanted, apart or all together: whichever takes fewer calls, and of the same number what brings less. */
function blocks(wanted: ReadonlyMap<string, ReadonlySet<string>>, limits: AzureLimits): Block[] {
  const resources = [...wanted.keys()].sort(byCodeUnit);
  const namesOf = (some: readonly string[]) =>
    [...new Set(some.flatMap((resource) => [...(wanted.get(resource) ?? [])]))].sort(byCodeUnit);
  const apart = [...Map.groupBy(resources, (resource) => namesOf([resource]).join("\n")).values()];
  const calls = (some: Block[]) =>
    some.reduce(
      (sum, one) =>
        sum + Math.ceil(one.resources.length / limits.resources) * Math.ceil(one.names.length / limits.names),
      0,
    );
  const together = [{ resources, names: namesOf(resources) }];
  const separate = apart.map((some) => ({ resources: some, names: namesOf(some) }));
  return calls(separate) <= calls(together) ? separate : together;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

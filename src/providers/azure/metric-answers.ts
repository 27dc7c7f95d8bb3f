import type { Metric, MetricsQueryResult, TimeSeriesElement } from "@azure/monitor-query-metrics";
import { redacted } from "../shared/redact.ts";
import type { MetricBatch } from "./metric-batches.ts";
import { pieceKey } from "./metric-batches.ts";
import type { Aggregation } from "./metric-series.ts";

/** The series of one metric of one resource in one span: one, or one for each value of a dimension. */
export interface Split {
  /** Values of the dimensions; none without a filter. */
  labels: string[];
  /** Beginnings of the samples, milliseconds, and their values: there may be millions of them. */
  times: Float64Array;
  values: Float64Array;
}

export type Piece = { splits: Split[] } | { reason: string };

const FIELDS = { Average: "average", Minimum: "minimum", Maximum: "maximum", Total: "total", Count: "count" } as const;

/** What an answer says of everything that its call asked for; what it leaves out is missing with that reason. */
export function piecesOf(
  batch: MetricBatch,
  results: readonly MetricsQueryResult[],
  top: number,
  secrets: readonly string[],
): Map<string, Piece> {
  const pieces = new Map<string, Piece>();
  const byResource = new Map(results.map((result) => [result.resourceId?.toLowerCase() ?? "", result]));
  for (const resource of batch.resources) {
    const result = byResource.get(resource.toLowerCase());
    const metrics = new Map((result?.metrics ?? []).map((metric) => [restName(metric), metric]));
    for (const name of batch.names) {
      const metric = metrics.get(name.toLowerCase());
      pieces.set(pieceKey(batch, resource, name), pieceOf(batch, result, metric, top, secrets));
    }
  }
  return pieces;
}

/** `name` is in the language of the reader; the id ends with the name that was asked for. */
function restName({ id }: Metric): string {
  return String(id).split("/").at(-1)?.toLowerCase() ?? "";
}

function pieceOf(
  batch: MetricBatch,
  result: MetricsQueryResult | undefined,
  metric: Metric | undefined,
  top: number,
  secrets: readonly string[],
): Piece {
  if (!result) return { reason: "the answer leaves this resource out" };
  if (!metric) return { reason: "the answer leaves this metric out" };
  if (metric.errorCode !== undefined && metric.errorCode !== "Success")
    return { reason: redacted(`${metric.errorCode}${metric.errorMessage ? `: ${metric.errorMessage}` : ""}`, secrets) };
  if (result.granularity !== undefined && result.granularity !== batch.interval)
    return { reason: redacted(`samples of ${result.granularity} came where ${batch.interval} was asked for`, secrets) };
  if (batch.filter !== undefined && metric.timeseries.length >= top)
    return { reason: `the split has ${top} rows or more: not all of them came` };
  return { splits: metric.timeseries.map((one) => splitOf(one, batch.aggregation)) };
}

function splitOf({ metadatavalues, data }: TimeSeriesElement, aggregation: Aggregation): Split {
  const field = FIELDS[aggregation];
  const known = (data ?? []).filter(
    (point) => Number.isFinite(point[field]) && Number.isFinite(point.timeStamp.getTime()),
  );
  return {
    labels: (metadatavalues ?? []).map(({ value }) => String(value).toLowerCase()),
    times: Float64Array.from(known, ({ timeStamp }) => timeStamp.getTime()),
    values: Float64Array.from(known, (point) => point[field] ?? Number.NaN),
  };
}

import type { MetricQuery, ObjectivePart } from "../../model/objective.ts";
import type { ObjectiveSeries } from "../shared/objective-metrics.ts";
import type { Aligner } from "./measures.ts";
import { hasWindow } from "./promql.ts";
import type { Of } from "./series.ts";

/** Samples that windows of counts are added up from: hours for long ones, minutes for those of fast burn rates. */
export const TIERS = [
  // 24 months are kept, in points of ten minutes
  { stepSeconds: 3600, longestSeconds: 730 * 86_400 },
  { stepSeconds: 60, longestSeconds: 86_400 },
] as const;

/** Aligners whose values are numbers of events. */
const COUNTS: ReadonlySet<Aligner> = new Set(["DELTA", "SUM", "COUNT", "COUNT_TRUE"]);
const ALIGNER = /^ALIGN_(DELTA|RATE|SUM|MAX|MIN|MEAN|COUNT|COUNT_TRUE|FRACTION_TRUE|PERCENTILE_(?:99|95|50|05))$/;

/** A metric source `CloudMonitoring` with a filter, as a series. */
export function objectiveSeries(
  { spec }: MetricQuery,
  part: ObjectivePart,
  fallback: string | undefined,
): ObjectiveSeries<Of> | { reason: string } {
  const { project, filter, aligner, promql, ...others } = spec;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined)
    return { reason: `a CloudMonitoring source has no "${stranger}": it has project, filter and aligner, or promql` };
  const own = project ?? fallback;
  if (typeof own !== "string" || own === "")
    return { reason: "no project: set project in the metric source, or providers.gcp.project" };
  if (promql !== undefined) {
    if (typeof promql !== "string" || filter !== undefined || aligner !== undefined)
      return { reason: "a CloudMonitoring source has either promql, a text, or filter and aligner" };
    if (!hasWindow(promql))
      return { reason: "the promql has no place for the window: write [window], {{.window}} or $__range" };
    // No row may also mean that there is no such metric: what stands for nothing is for the query to say (`or vector(0)`).
    return { of: { project: own, promql }, additive: false, absentIsZero: false };
  }
  if (typeof filter !== "string" || filter.trim() === "")
    return { reason: "the metric source needs a filter, or promql" };
  const counts = part === "good" || part === "bad" || part === "total";
  const wanted = aligner ?? (counts ? "ALIGN_DELTA" : "ALIGN_MEAN");
  const [, align] = typeof wanted === "string" ? (ALIGNER.exec(wanted) ?? []) : [];
  if (align === undefined)
    return { reason: "the aligner is none of Cloud Monitoring's, such as ALIGN_DELTA or ALIGN_PERCENTILE_99" };
  if (counts && !COUNTS.has(align as Aligner))
    return {
      reason: `ALIGN_${align} gives no number of events: good, bad and total need ALIGN_DELTA, ALIGN_SUM or ALIGN_COUNT`,
    };
  return {
    of: { project: own, filter, labels: [], align: align as Aligner, reduce: counts ? "SUM" : "NONE" },
    additive: counts,
    // The API gives no point of no event.
    absentIsZero: counts && part !== "total",
  };
}

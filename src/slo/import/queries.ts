import type { Indicator, MetricQuery } from "../../model/objective.ts";

export function prometheus(query: string): MetricQuery {
  return { type: "Prometheus", spec: { query } };
}

/** What a ratio or a raw ratio asks. */
export function queriesOf(indicator: Indicator): string {
  if (indicator.kind === "threshold") return String(indicator.metric.spec.query);
  const metrics = indicator.kind === "raw" ? [indicator.raw] : [indicator.good, indicator.bad, indicator.total];
  return metrics.flatMap((metric) => (metric ? [String(metric.spec.query)] : [])).join("\n");
}

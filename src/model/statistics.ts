/** Statistics a check may ask of a signal's readings, by the kind of value they read. */
export const SERIES_STATISTICS = [
  "p1",
  "p5",
  "p50",
  "p90",
  "p95",
  "p99",
  "max",
  "min",
  "mean",
  "last",
  "sum",
  "samples",
  "coverage",
  "positive-share",
  "cv",
  "peak-to-mean",
] as const;
export const NUMBER_STATISTICS = ["value", "min", "max", "mean", "sum", "count"] as const;
export const BOOLEAN_STATISTICS = ["value", "share", "any", "all", "none", "count-true", "count"] as const;
export const TEXT_STATISTICS = ["value", "list", "count"] as const;
export const ROWS_STATISTICS = ["rows", "count"] as const;

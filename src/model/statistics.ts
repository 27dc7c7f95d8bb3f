import type { Signal } from "./rules.ts";

const TEXTS = ["value", "list", "count"];

/** Statistics a check may ask of a signal's readings, by the kind of value that one reading holds. */
export const STATISTICS: { readonly [V in Signal["value"]]: readonly string[] } = {
  series: [
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
  ],
  number: ["value", "min", "max", "mean", "sum", "count"],
  boolean: ["value", "share", "any", "all", "none", "count-true", "count"],
  string: TEXTS,
  list: TEXTS,
  rows: ["rows", "count"],
};

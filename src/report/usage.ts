import type { Usage } from "../model/evidence.ts";
import { byCodeUnit } from "../model/order.ts";
import { number } from "./quantities.ts";

type UsageByApi = { readonly [source: string]: Usage };

/** What one API was asked, or would be, as every format shows it. */
export interface UsageRow {
  source: string;
  /** `3 of at most 5`, or of a plan the number alone. */
  requests: string;
  metrics: string;
  points: string;
  usd: string;
}

/** One row an API, and their sum where there are several; of a plan, what is asked is the most that is asked. */
export function usageRows(usage: UsageByApi, planned = false): UsageRow[] {
  const rows = Object.entries(usage)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([source, one]) => ({ source, ...rowOf(one, planned) }));
  return rows.length > 1 ? [...rows, totalOf(usage, planned)] : rows;
}

function totalOf(usage: UsageByApi, planned: boolean): UsageRow {
  const all = Object.values(usage);
  const sum = (key: "requests" | "bound" | "usd") => all.reduce((total, one) => total + one[key], 0);
  const known = (key: "metrics" | "points") => {
    const values = all.flatMap((one) => one[key] ?? []);
    return values.length === 0 ? {} : { [key]: values.reduce((total, one) => total + one, 0) };
  };
  const total = {
    requests: sum("requests"),
    bound: sum("bound"),
    usd: sum("usd"),
    ...known("metrics"),
    ...known("points"),
  };
  return { source: "all", ...rowOf(total, planned) };
}

function rowOf({ requests, bound, metrics, points, usd }: Usage, planned: boolean): Omit<UsageRow, "source"> {
  return {
    requests: planned ? number(requests) : `${number(requests)} of at most ${number(bound)}`,
    metrics: metrics === undefined ? "–" : number(metrics),
    points: points === undefined ? "–" : number(points),
    usd: usd === 0 ? "0" : `$${usd.toPrecision(2)}`,
  };
}

import { formatInstant } from "../../model/time.ts";
import { endOf, type Grid } from "../shared/grid.ts";
import { type Cells, type Parameter, parameter, structures } from "./bigquery.ts";
import type { LogRule } from "./measures.ts";

/** The entries of one component in one log. */
export interface LoggedAs {
  /** Tells the components of a query apart. */
  id: string;
  project: string;
  log: string;
  /** Type of the monitored resource. */
  type: string;
  /** Of the label that the type is found by. */
  name: string;
  /** Of the other labels, by name. */
  labels: ReadonlyMap<string, string>;
}

/** What the entries of one component in one sample say. */
export interface LogSample {
  requests: number;
  errors: number;
  throttled: number;
  /** Seconds, by `mean`, `p50` …; null where no entry tells them. */
  latency: { [part: string]: number | null };
}

const PERCENTILES = [50, 90, 95, 99];

/** The labels that queries read, which are those of the rules. */
function labelsOf(rules: { [type: string]: LogRule }): { first: string[]; other: string[] } {
  const lists = Object.values(rules).map(({ labels }) => labels);
  const distinct = (names: string[]) => [...new Set(names)];
  return {
    first: distinct(lists.flatMap((list) => list.slice(0, 1))),
    other: distinct(lists.flatMap((l) => l.slice(1))),
  };
}

/** One query for all components. All that comes from outside is a parameter, but the dataset, whose name the settings' schema holds. */
export function logQuery(dataset: string, rules: { [type: string]: LogRule }): string {
  const { first, other } = labelsOf(rules);
  const label = (name: string) => `JSON_VALUE(resource.labels, '$.${name}')`;
  const percentiles = PERCENTILES.map((p) => `APPROX_QUANTILES(entry.seconds, 1000)[OFFSET(${p * 10})] AS p${p}`);
  return `-- Entries that are sampled out, or excluded from the bucket, are not there: counts are at least these, shares and percentiles those of the rest.
SELECT asked.id, DIV(UNIX_SECONDS(entry.timestamp) - @origin, @step) AS sample, COUNT(*) AS requests,
  COUNTIF(entry.status >= 500) AS errors, COUNTIF(entry.status = 429) AS throttled, AVG(entry.seconds) AS mean,
  ${percentiles.join(",\n  ")}
FROM (
  SELECT timestamp, log_id, resource.type, http_request.status, ${label("project_id")} AS project,
    IF(http_request.latency IS NULL, NULL,
      IFNULL(http_request.latency.seconds, 0) + IFNULL(http_request.latency.nanos, 0) / 1000000000) AS seconds,
    COALESCE(${first.map(label).join(", ")}) AS name,
    ${other.map((name) => `${label(name)} AS ${name}`).join(", ")}
  FROM \`${dataset}._AllLogs\`
  WHERE timestamp >= @start AND timestamp < @end AND log_id IN UNNEST(@logs) AND http_request IS NOT NULL
) AS entry
JOIN UNNEST(@components) AS asked
  ON asked.log = entry.log_id AND asked.type = entry.type AND asked.project = entry.project AND asked.name = entry.name
  ${other.map((name) => `AND asked.${name} IN ('', entry.${name})`).join(" ")}
GROUP BY asked.id, sample`;
}

export function logParameters(asked: readonly LoggedAs[], grid: Grid, rules: { [type: string]: LogRule }): Parameter[] {
  const { other } = labelsOf(rules);
  const rows = asked.map(({ labels, ...one }) => ({ ...one, ...Object.fromEntries(labels) }));
  return [
    parameter("start", "TIMESTAMP", formatInstant(grid.start)),
    parameter("end", "TIMESTAMP", formatInstant(endOf(grid))),
    parameter("origin", "INT64", String(grid.start / 1000)),
    parameter("step", "INT64", String(grid.stepSeconds)),
    parameter("logs", "STRING", [...new Set(asked.map(({ log }) => log))]),
    structures("components", ["id", "project", "log", "type", "name", ...other], rows),
  ];
}

/** Samples by component; undefined for what is no answer to the query. */
export function samplesIn(rows: readonly Cells[], { count }: Grid): Map<string, Map<number, LogSample>> | undefined {
  const samples = new Map<string, Map<number, LogSample>>();
  for (const [id, at, requests, errors, throttled, ...latencies] of rows) {
    const index = whole(at);
    const counts = [requests, errors, throttled].map(whole);
    if (typeof id !== "string" || index === undefined || index >= count || counts.includes(undefined)) return undefined;
    const [all = 0, bad = 0, refused = 0] = counts;
    const names = ["mean", ...PERCENTILES.map((p) => `p${p}`)];
    const latency = Object.fromEntries(names.map((name, column) => [name, seconds(latencies[column])]));
    const own = samples.get(id) ?? new Map<number, LogSample>();
    samples.set(id, own.set(index, { requests: all, errors: bad, throttled: refused, latency }));
  }
  return samples;
}

/** Counts are texts. */
function whole(cell: unknown): number | undefined {
  return typeof cell === "string" && /^\d{1,15}$/.test(cell) ? Number(cell) : undefined;
}

function seconds(cell: unknown): number | null {
  const value = typeof cell === "string" && cell !== "" ? Number(cell) : Number.NaN;
  return Number.isFinite(value) && value >= 0 ? value : null;
}

import { AwsError } from "./aws.ts";

/** A metric as it was published: values at times, each value one sample. */
export interface Published {
  region: string;
  namespace: string;
  metric: string;
  dimensions: { [name: string]: string };
  /** Milliseconds → values. */
  points: Map<number, number[]>;
}

/** What the account holds. */
export interface World {
  /** The server's clock, milliseconds. */
  now: number;
  metrics: Published[];
  /** As DescribeAlarms gives them, by region. */
  alarms?: { [region: string]: { metric?: object[]; composite?: object[] } };
  /** Changes of the states of metric alarms, by region. */
  history?: { [region: string]: { alarm: string; at: number; state: string }[] };
  /** Metrics of which only a part can be given. */
  partial?: (metric: Published) => boolean;
}

type Body = { [key: string]: unknown };

interface Query {
  Id: string;
  Expression?: string;
  MetricStat?: {
    Metric: { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: string }[] };
    Period: number;
    Stat: string;
  };
}

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;
const DAY = 86_400_000;

/** API reference of GetMetricData: at most 500 queries and 100,800 datapoints an answer; then pages. */
export function getMetricData(world: World, body: Body, region: string): object {
  const queries = body.MetricDataQueries as Query[];
  const [start, end] = [Number(body.StartTime) * 1000, Number(body.EndTime) * 1000];
  if (!Array.isArray(queries) || queries.length === 0)
    throw new AwsError("ValidationError", "MetricDataQueries is required");
  if (queries.length > MAX_QUERIES)
    throw new AwsError(
      "ValidationError",
      `The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`,
    );
  if (!(start < end))
    throw new AwsError("ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length)
    throw new AwsError("ValidationError", "The values for parameter id in MetricDataQueries are not unique.");
  if (body.ScanBy !== "TimestampAscending" && body.ScanBy !== "TimestampDescending" && body.ScanBy !== undefined)
    throw new AwsError("ValidationError", "ScanBy");
  const series = queries.map((query) => ({ query, points: seriesOf(world, query, region, start, end) }));
  const flat = series.flatMap(({ query, points }) => points.map((point) => ({ id: query.Id, ...point })));
  const from = body.NextToken === undefined ? 0 : Number(Buffer.from(String(body.NextToken), "base64url").toString());
  const most = Math.min(Number(body.MaxDatapoints ?? MAX_DATAPOINTS), MAX_DATAPOINTS);
  const page = flat.slice(from, from + most);
  const more = from + most < flat.length;
  return {
    MetricDataResults: series.map(({ query, points }) => {
      const own = page.filter(({ id }) => id === query.Id);
      if (body.ScanBy !== "TimestampAscending") own.reverse();
      const cut = points.length > 0 && points[0]?.partial === true;
      return {
        Id: query.Id,
        Label: query.Id,
        Timestamps: own.map(({ at }) => at / 1000),
        Values: own.map(({ value }) => value),
        StatusCode: cut || more ? "PartialData" : "Complete",
      };
    }),
    Messages: [],
    ...(more ? { NextToken: Buffer.from(String(from + most)).toString("base64url") } : {}),
  };
}

interface Point {
  at: number;
  value: number;
  partial?: boolean;
}

function seriesOf(world: World, query: Query, region: string, start: number, end: number): Point[] {
  if (!/^[a-z][A-Za-z0-9_]*$/.test(query.Id))
    throw new AwsError("ValidationError", `The value ${query.Id} for parameter Id is not valid`);
  if (query.Expression !== undefined) return searched(world, query.Expression, region, start, end);
  if (!query.MetricStat) throw new AwsError("ValidationError", "One of Expression and MetricStat is required");
  const { Metric, Period, Stat } = query.MetricStat;
  const wanted = new Map((Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
  for (const [name, value] of wanted)
    if (value === "" || name === "") throw new AwsError("ValidationError", "A dimension is empty");
  checkPeriod(world, Period, start);
  const found = world.metrics.find(
    (one) =>
      one.region === region &&
      one.namespace === Metric.Namespace &&
      one.metric === Metric.MetricName &&
      Object.keys(one.dimensions).length === wanted.size &&
      Object.entries(one.dimensions).every(([name, value]) => wanted.get(name) === value),
  );
  return found ? aggregated(world, found, Stat, Period, start, end) : [];
}

/** Samples of a minute are kept for 15 days, of five for 63, of an hour for 455. */
function checkPeriod(world: World, period: number, start: number): void {
  const age = world.now - start;
  const finest = age > 63 * DAY ? 3600 : age > 15 * DAY ? 300 : 60;
  if (!Number.isInteger(period) || period < 60 || period % finest !== 0)
    throw new AwsError("ValidationError", `The Period ${period} must be a multiple of ${finest} for this StartTime`);
}

/** `SUM(SEARCH('{Namespace,A,B} MetricName="M" A="x"', 'Sum', 300))`: all that this server knows of metric math. */
function searched(world: World, expression: string, region: string, start: number, end: number): Point[] {
  const match = /^SUM\(SEARCH\('\{([^{}']+)\} ([^']+)', '([^']+)', (\d+)\)\)$/.exec(expression);
  if (!match || expression.length > 2048) throw new AwsError("ValidationError", `Error in expression: ${expression}`);
  const [, schema = "", terms = "", stat = "", period = ""] = match;
  checkPeriod(world, Number(period), start);
  const [namespace, ...names] = schema.split(",");
  const wanted = new Map([...terms.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const sums = new Map<number, number>();
  for (const one of world.metrics) {
    if (one.region !== region || one.namespace !== namespace || one.metric !== wanted.get("MetricName")) continue;
    if (Object.keys(one.dimensions).sort().join() !== [...names].sort().join()) continue;
    if ([...wanted].some(([name, value]) => name !== "MetricName" && one.dimensions[name] !== value)) continue;
    for (const { at, value } of aggregated(world, one, stat, Number(period), start, end))
      sums.set(at, (sums.get(at) ?? 0) + value);
  }
  return [...sums].sort(([a], [b]) => a - b).map(([at, value]) => ({ at, value }));
}

function aggregated(world: World, one: Published, stat: string, period: number, start: number, end: number): Point[] {
  const buckets = new Map<number, number[]>();
  for (const [at, values] of one.points) {
    if (at < start || at >= end || at > world.now) continue;
    const bucket = start + Math.floor((at - start) / (period * 1000)) * period * 1000;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), ...values]);
  }
  const partial = world.partial?.(one) ?? false;
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([at, values]) => ({ at, value: statistic(stat, values), ...(partial ? { partial } : {}) }));
}

function statistic(stat: string, values: number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const sorted = [...values].sort((a, b) => a - b);
  const percentile = /^p(\d+(?:\.\d+)?)$/.exec(stat);
  if (percentile)
    return sorted[Math.max(0, Math.ceil((Number(percentile[1]) / 100) * sorted.length) - 1)] ?? Number.NaN;
  // Above the one, at most the other; either may be left out.
  const counted = /^TC\(([\d.]*):([\d.]*)\)$/.exec(stat);
  if (counted) {
    const [, above = "", most = ""] = counted;
    return values.filter((value) => (above === "" || value > Number(above)) && (most === "" || value <= Number(most)))
      .length;
  }
  switch (stat) {
    case "Sum":
      return sum;
    case "SampleCount":
      return values.length;
    case "Average":
      return sum / values.length;
    case "Minimum":
      return sorted[0] ?? Number.NaN;
    case "Maximum":
      return sorted.at(-1) ?? Number.NaN;
    default:
      throw new AwsError("ValidationError", `The value ${stat} for parameter Stat is not valid`);
  }
}

/** API reference: at most 100 alarms a page. */
export function describeAlarms(world: World, body: Body, region: string): object {
  const { metric = [], composite = [] } = world.alarms?.[region] ?? {};
  const all = [
    ...metric.map((alarm) => ({ alarm, kind: "MetricAlarms" })),
    ...composite.map((alarm) => ({ alarm, kind: "CompositeAlarms" })),
  ];
  const most = Number(body.MaxRecords ?? 50);
  if (most < 1 || most > 100) throw new AwsError("ValidationError", "MaxRecords has to be between 1 and 100");
  const from = Number(body.NextToken ?? 0);
  const page = all.slice(from, from + most);
  return {
    MetricAlarms: page.filter(({ kind }) => kind === "MetricAlarms").map(({ alarm }) => alarm),
    CompositeAlarms: page.filter(({ kind }) => kind === "CompositeAlarms").map(({ alarm }) => alarm),
    ...(from + most < all.length ? { NextToken: String(from + most) } : {}),
  };
}

/** API reference: at most 100 records a page. */
export function describeAlarmHistory(world: World, body: Body, region: string): object {
  const most = Number(body.MaxRecords ?? 50);
  if (most < 1 || most > 100) throw new AwsError("ValidationError", "MaxRecords has to be between 1 and 100");
  const [start, end] = [Number(body.StartDate) * 1000, Number(body.EndDate) * 1000];
  if (!(start < end)) throw new AwsError("ValidationError", "StartDate has to be before EndDate");
  const all = (world.history?.[region] ?? []).filter(({ at }) => at >= start && at <= end);
  const from = Number(body.NextToken ?? 0);
  return {
    AlarmHistoryItems: all.slice(from, from + most).map(({ alarm, at, state }) => ({
      AlarmName: alarm,
      AlarmType: "MetricAlarm",
      Timestamp: at / 1000,
      HistoryItemType: "StateUpdate",
      HistorySummary: `Alarm updated to ${state}`,
      HistoryData: JSON.stringify({ version: "1.0", newState: { stateValue: state } }),
    })),
    ...(from + most < all.length ? { NextToken: String(from + most) } : {}),
  };
}

/** API reference: at most 500 metrics a page; `RecentlyActive: PT3H`. */
export function listMetrics(world: World, body: Body, region: string): object {
  if (body.RecentlyActive !== undefined && body.RecentlyActive !== "PT3H")
    throw new AwsError("ValidationError", "RecentlyActive");
  const since = world.now - (body.RecentlyActive === "PT3H" ? 3 * 3_600_000 : 14 * DAY);
  const all = world.metrics.filter(
    (one) =>
      one.region === region &&
      (body.Namespace === undefined || one.namespace === body.Namespace) &&
      [...one.points.keys()].some((at) => at >= since && at <= world.now),
  );
  const from = Number(body.NextToken ?? 0);
  return {
    Metrics: all.slice(from, from + 500).map(({ namespace, metric, dimensions }) => ({
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    })),
    ...(from + 500 < all.length ? { NextToken: String(from + 500) } : {}),
  };
}

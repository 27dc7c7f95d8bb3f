/** One data point of an OTLP/JSON metric, in one shape for all kinds. */
export interface DataPoint {
  kind: "gauge" | "sum" | "histogram" | "exponential-histogram";
  monotonic: boolean;
  /** Undefined for gauges and where it is not stated. */
  temporality: "delta" | "cumulative" | undefined;
  attributes: { key: string; value: string }[];
  startMs: number | undefined;
  timeMs: number;
  /** Gauges and sums: the value. Histograms: the count. */
  value: number;
  /** Histograms: the sum of the observations; undefined when it was not recorded. */
  sum: number | undefined;
  buckets: Buckets | undefined;
  max: number | undefined;
}

export type Buckets =
  | { kind: "explicit"; bounds: number[]; counts: number[] }
  /** Bucket i of `positive` holds (base^(offset+i), base^(offset+i+1)], base = 2^(2^-scale). */
  | { kind: "exponential"; scale: number; zero: number; offset: number; counts: number[]; negative: number };

type Json = { [key: string]: unknown };

const NO_VALUE_FLAG = 1;

/** All points of one metric of a request; points without a time or a value, and those marked as "no recorded value", are left out. */
export function dataPoints(metric: Json): DataPoint[] {
  for (const [key, kind] of KINDS) {
    const body = metric[key];
    if (!isObject(body)) continue;
    const list = Array.isArray(body.dataPoints) ? body.dataPoints : [];
    const temporality = temporalityOf(body.aggregationTemporality);
    return list.filter(isObject).flatMap((point) => pointOf(point, kind, temporality, body.isMonotonic === true) ?? []);
  }
  return [];
}

const KINDS = [
  ["gauge", "gauge"],
  ["sum", "sum"],
  ["histogram", "histogram"],
  ["exponentialHistogram", "exponential-histogram"],
] as const;

function pointOf(
  point: Json,
  kind: DataPoint["kind"],
  temporality: DataPoint["temporality"],
  monotonic: boolean,
): DataPoint | undefined {
  const timeMs = milliseconds(point.timeUnixNano);
  const histogram = kind === "histogram" || kind === "exponential-histogram";
  const value = number(histogram ? point.count : (point.asDouble ?? point.asInt));
  if (timeMs === undefined || value === undefined) return undefined;
  if (((number(point.flags) ?? 0) & NO_VALUE_FLAG) !== 0) return undefined;
  return {
    kind,
    monotonic,
    temporality,
    attributes: attributesOf(point.attributes),
    startMs: milliseconds(point.startTimeUnixNano),
    timeMs,
    value,
    sum: number(point.sum),
    buckets: kind === "histogram" ? explicit(point) : kind === "exponential-histogram" ? exponential(point) : undefined,
    max: number(point.max),
  };
}

function explicit(point: Json): Buckets | undefined {
  const bounds = numbers(point.explicitBounds);
  const counts = numbers(point.bucketCounts);
  if (
    counts === undefined ||
    bounds === undefined ||
    counts.length !== bounds.length + 1 ||
    counts.length > MOST_BUCKETS
  )
    return undefined;
  const ascending = bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] as number));
  return ascending && counts.every((count) => count >= 0) ? { kind: "explicit", bounds, counts } : undefined;
}

function exponential(point: Json): Buckets | undefined {
  const scale = number(point.scale) ?? 0;
  const positive = isObject(point.positive) ? point.positive : {};
  const counts = numbers(positive.bucketCounts ?? []);
  const negativeCounts = isObject(point.negative) ? numbers(point.negative.bucketCounts ?? []) : [];
  if (counts === undefined || counts.length > MOST_BUCKETS || !Number.isInteger(scale) || scale < -10 || scale > 20)
    return undefined;
  return {
    kind: "exponential",
    scale,
    zero: number(point.zeroCount) ?? 0,
    offset: number(positive.offset) ?? 0,
    counts,
    negative: (negativeCounts ?? []).reduce((sum, count) => sum + count, 0),
  };
}

const MOST_BUCKETS = 10_000;

function temporalityOf(value: unknown): DataPoint["temporality"] {
  if (value === 1 || value === "AGGREGATION_TEMPORALITY_DELTA") return "delta";
  return value === 2 || value === "AGGREGATION_TEMPORALITY_CUMULATIVE" ? "cumulative" : undefined;
}

/** Attributes as text, by key; an attribute that is a list or a map is left out. */
export function attributesOf(value: unknown): { key: string; value: string }[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isObject)
    .flatMap(({ key, value: held }) => {
      const scalar = isObject(held) ? Object.values(held).find(isScalar) : undefined;
      return typeof key === "string" && isScalar(scalar) ? [{ key, value: String(scalar) }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function milliseconds(value: unknown): number | undefined {
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) {
    const ms = Number(value.slice(0, -6) || "0") + Number(value.slice(-6)) / 1e6;
    return ms > 0 ? ms : undefined;
  }
  return typeof value === "number" && value > 0 ? value / 1e6 : undefined;
}

function number(value: unknown): number | undefined {
  const read = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
}

function numbers(list: unknown): number[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const read = list.map(number);
  return read.every((value) => value !== undefined) ? (read as number[]) : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

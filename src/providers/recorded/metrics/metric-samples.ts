import type { Anomalies } from "../anomalies.ts";
import { Spacing } from "../series/spacing.ts";
import type { Buckets, DataPoint } from "./data-points.ts";
import { bucketsBetween, Distribution } from "./distribution.ts";

const MINUTE_MS = 60_000;
/** Label sets of one metric beyond this are not followed. */
const MOST_STREAMS = 20_000;
const MOST_MINUTES = 300_000;
/** An increase over more minutes than this is a hole in the recording, not a rate. */
const LONGEST_INTERVAL_MINUTES = 1440;

interface Stream {
  previous:
    | {
        timeMs: number;
        startMs: number | undefined;
        value: number;
        sum: number | undefined;
        buckets: Buckets | undefined;
      }
    | undefined;
  lastMs: number | undefined;
}

/** What came together in one minute. */
export interface MinuteSample {
  /** Increase of counters, or of a histogram's count. */
  increase: number;
  sum: number;
  sumKnown: boolean;
  /** Milliseconds of the minute that increases are known for, of the stream that knows most. */
  coveredMs: number;
  distribution: Distribution | undefined;
  /** Gauges: by stream, sum and number of samples. */
  gauges: Map<number, { sum: number; count: number }>;
}

/** Turns the points of one metric of one component into minutes counted back from asOf. */
export class MetricSamples {
  readonly minutes = new Map<number, MinuteSample>();
  readonly spacing = new Spacing();
  readonly #window: { startMs: number; asOfMs: number };
  readonly #streams = new Map<string, Stream & { number: number }>();
  readonly #covered = new Map<string, number>();
  kinds = new Set<DataPoint["kind"]>();
  monotonic = false;
  points = 0;
  resets = 0;
  disordered = 0;
  overflow = 0;
  noTemporality = 0;
  noBuckets = 0;

  constructor(window: { startMs: number; asOfMs: number }) {
    this.#window = window;
  }

  add(streamKey: string, point: DataPoint): void {
    // A stray from far after the window would make every later point of its counter one that runs back in time.
    if (point.timeMs >= this.#window.asOfMs + LONGEST_INTERVAL_MINUTES * MINUTE_MS) return;
    let stream = this.#streams.get(streamKey);
    if (!stream) {
      if (this.#streams.size >= MOST_STREAMS) {
        this.overflow++;
        return;
      }
      stream = { number: this.#streams.size, previous: undefined, lastMs: undefined };
      this.#streams.set(streamKey, stream);
    }
    this.points++;
    this.kinds.add(point.kind);
    if (point.monotonic) this.monotonic = true;
    if (stream.lastMs !== undefined) this.spacing.add(stream.lastMs, point.timeMs);
    stream.lastMs = point.timeMs;
    if (point.kind === "gauge" || (point.kind === "sum" && !point.monotonic)) this.#gauge(stream.number, point);
    else if (point.temporality === "delta") this.#delta(stream.number, point);
    else if (point.temporality === "cumulative") this.#cumulative(stream, point);
    else this.noTemporality++;
  }

  #gauge(stream: number, point: DataPoint): void {
    if (point.timeMs < this.#window.startMs || point.timeMs >= this.#window.asOfMs) return;
    const minute = this.#minute(Math.ceil((this.#window.asOfMs - point.timeMs) / MINUTE_MS));
    if (!minute) return;
    const known = minute.gauges.get(stream) ?? { sum: 0, count: 0 };
    known.sum += point.value;
    known.count++;
    minute.gauges.set(stream, known);
  }

  #delta(stream: number, point: DataPoint): void {
    const length = point.startMs === undefined ? 0 : point.timeMs - point.startMs;
    this.#spread(
      stream,
      length > 0 ? (point.startMs as number) : undefined,
      point.timeMs,
      point.value,
      point.sum,
      point.buckets,
    );
  }

  #cumulative(stream: Stream & { number: number }, point: DataPoint): void {
    const { previous } = stream;
    if (previous && point.timeMs <= previous.timeMs) {
      this.disordered++;
      return;
    }
    stream.previous = {
      timeMs: point.timeMs,
      startMs: point.startMs,
      value: point.value,
      sum: point.sum,
      buckets: point.buckets,
    };
    // Nothing is known of when the first state was reached.
    if (!previous) return;
    const restarted = point.startMs !== undefined && point.startMs > previous.timeMs;
    if (restarted || point.value < previous.value) {
      // The counter began again at zero: all of it came since, at the latest since the last state.
      this.resets++;
      const from = restarted ? (point.startMs as number) : previous.timeMs;
      this.#spread(stream.number, from, point.timeMs, point.value, point.sum, point.buckets);
      return;
    }
    const sum = point.sum === undefined || previous.sum === undefined ? undefined : point.sum - previous.sum;
    const between = point.buckets && previous.buckets ? bucketsBetween(previous.buckets, point.buckets) : undefined;
    this.#spread(stream.number, previous.timeMs, point.timeMs, point.value - previous.value, sum, between);
  }

  /** An increase over an interval is shared out evenly over the minutes it covers. Without an interval it belongs to the minute of its time. */
  #spread(
    stream: number,
    fromMs: number | undefined,
    toMs: number,
    increase: number,
    sum: number | undefined,
    buckets: Buckets | undefined,
  ): void {
    const { startMs, asOfMs } = this.#window;
    const histogram = this.kinds.has("histogram") || this.kinds.has("exponential-histogram");
    if (histogram && increase > 0 && buckets === undefined) this.noBuckets += increase;
    if (increase < 0) return;
    if (fromMs === undefined) {
      if (toMs < startMs || toMs >= asOfMs) return;
      this.#share(stream, Math.ceil((asOfMs - toMs) / MINUTE_MS), 1, MINUTE_MS, increase, sum, buckets);
      return;
    }
    const length = toMs - fromMs;
    if (length > LONGEST_INTERVAL_MINUTES * MINUTE_MS) return;
    const first = Math.ceil((asOfMs - Math.max(fromMs, startMs)) / MINUTE_MS);
    for (let minute = first; minute >= 1; minute--) {
      const from = Math.max(fromMs, startMs, asOfMs - minute * MINUTE_MS);
      const to = Math.min(toMs, asOfMs - (minute - 1) * MINUTE_MS);
      if (from >= toMs) break;
      if (to <= from) continue;
      this.#share(stream, minute, (to - from) / length, to - from, increase, sum, buckets);
    }
  }

  #share(
    stream: number,
    minuteNumber: number,
    share: number,
    coveredMs: number,
    increase: number,
    sum: number | undefined,
    buckets: Buckets | undefined,
  ): void {
    const minute = this.#minute(minuteNumber);
    if (!minute) return;
    minute.increase += increase * share;
    if (sum === undefined) minute.sumKnown = false;
    else minute.sum += sum * share;
    if (buckets) {
      minute.distribution ??= new Distribution();
      minute.distribution.add(buckets, share);
    }
    // One stream covers a minute once however many pieces it comes in; the fullest stream says how much is known.
    const key = `${minuteNumber} ${stream}`;
    const covered = Math.min(MINUTE_MS, (this.#covered.get(key) ?? 0) + coveredMs);
    if (covered < MINUTE_MS) this.#covered.set(key, covered);
    else this.#covered.delete(key);
    minute.coveredMs = Math.max(minute.coveredMs, covered);
  }

  #minute(number: number): MinuteSample | undefined {
    const known = this.minutes.get(number);
    if (known) return known;
    if (this.minutes.size >= MOST_MINUTES) {
      this.overflow++;
      return undefined;
    }
    const fresh: MinuteSample = {
      increase: 0,
      sum: 0,
      sumKnown: true,
      coveredMs: 0,
      distribution: undefined,
      gauges: new Map(),
    };
    this.minutes.set(number, fresh);
    return fresh;
  }

  report(file: string, metric: string, anomalies: Anomalies): void {
    anomalies.add(file, metric, "reset", this.resets, `${this.resets} counter resets`, "kept");
    anomalies.add(
      file,
      metric,
      "disordered-time",
      this.disordered,
      "a cumulative point that is not later than the one before",
      "left out",
    );
  }
}

/** How much is asked of a server at once, and how long it is waited for. */
export interface Limits {
  /** Requests at a time. */
  concurrency: number;
  /** Longest query, in bytes. */
  queryBytes: number;
  /** Steps of one range query. */
  rangePoints: number;
  /** Values that one request may be expected to bring. */
  requestValues: number;
  /** Longest answer, in bytes, unpacked. */
  answerBytes: number;
  /** For everything that is asked of one server. */
  deadlineMs: number;
  /** For one attempt. */
  attemptMs: number;
  attempts: number;
  /** First pause before another attempt; it doubles. */
  pauseMs: number;
  longestPauseMs: number;
  /** Requests beyond the plan that halves of refused ones may make. */
  splits: number;
  /** How far the server's clock may be off. */
  clockMs: number;
}

export const LIMITS: Limits = {
  // VictoriaMetrics runs as few as four queries at a time (-search.maxConcurrentRequests), Prometheus twenty (--query.max-concurrency).
  concurrency: 4,
  // VictoriaMetrics refuses more than -search.maxQueryLen = 16 KiB; Prometheus has no limit.
  queryBytes: 16_000,
  // Prometheus, web/api/v1: "exceeded maximum resolution of 11,000 points per timeseries".
  rangePoints: 11_000,
  // ours: about 6 MB of JSON
  requestValues: 220_000,
  answerBytes: 64 * 1_048_576,
  // The command line's contract: a source that does not answer is given up after 30 s in all.
  deadlineMs: 30_000,
  // ours: a hung connection leaves time for one other
  attemptMs: 14_000,
  attempts: 5,
  pauseMs: 250,
  longestPauseMs: 8_000,
  splits: 500,
  // ours: more than any machine that keeps its time; the windows of fast burn rates are as short
  clockMs: 5 * 60_000,
};

/** The oldest part of a window, in which there has to be data: this share of it, and at least so many seconds. */
// Of slices, too, at most 5 % may lack data; five minutes are Prometheus' own look-back (--query.lookback-delta).
export const OLDEST_PART = { share: 0.05, seconds: 300 };

/** Share of a window that may lack samples, where samples are the events. As of slices, of which at most 5 % may lack data. */
export const MOST_WITHOUT_SAMPLES = 0.05;

const DAY = 86_400;

/**
 * How CloudWatch keeps data: samples of a minute for 15 days, of five for 63, of an hour for 455; a start that is older is rounded down
 * to that (API reference of GetMetricData). Seconds.
 */
const KEPT = [
  { days: 15, seconds: 60 },
  { days: 63, seconds: 300 },
  { days: Number.POSITIVE_INFINITY, seconds: 3600 },
];

/** The finest samples that are kept of data so old. */
export function finestPeriod(ageSeconds: number): number {
  return KEPT.find(({ days }) => ageSeconds <= days * DAY)?.seconds ?? 3600;
}

/** The shortest period of at least so many seconds that data so old can be read in. */
export function periodAtLeast(seconds: number, ageSeconds: number): number {
  const finest = finestPeriod(ageSeconds);
  return Math.max(finest, Math.ceil(seconds / finest) * finest);
}

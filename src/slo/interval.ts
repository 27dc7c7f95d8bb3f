/** Quantiles of the standard normal distribution for two-sided intervals. */
const Z: { [confidence: string]: number } = {
  "0.9": 1.6448536269514722,
  "0.95": 1.959963984540054,
  "0.99": 2.5758293035489004,
};

export interface Interval {
  low: number;
  high: number;
  /** 0..1 */
  confidence: number;
}

/**
 * Wilson's score interval of a share: what it may truly be, given this many events. Also sound for few events and for shares of zero and
 * one, where the usual one has no width. (Wilson 1927; Brown, Cai, DasGupta 2001 recommend it for small samples.)
 * Counts may be fractions, as Prometheus' `increase` gives them.
 */
export function shareInterval(good: number, total: number, confidence: number): Interval | null {
  const z = Z[String(confidence)];
  if (z === undefined || !(total > 0) || !(good >= 0) || good > total) return null;
  const share = good / total;
  const z2 = z * z;
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total))) / (1 + z2 / total);
  // Where all is good or bad, that end is exact; rounding must not move it.
  return {
    low: good === 0 ? 0 : Math.max(0, centre - half),
    high: good === total ? 1 : Math.min(1, centre + half),
    confidence,
  };
}

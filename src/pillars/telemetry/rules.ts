import type { Rules } from "../../model/rules.ts";

/** A number of rules/telemetry.yaml with the reason for it. */
interface Limit {
  value: number;
  unit?: string;
  /** Publication and place, or "ours: …" with the reasoning. */
  source: string;
}

export const EPISODE_KINDS = ["latency", "calls", "errors", "cpu", "memory", "traffic-drop", "node", "queue"] as const;
export type EpisodeKind = (typeof EPISODE_KINDS)[number];

/** How values are transformed before deviations are measured, so that their spread is about the same at every level. */
type Scale = "log" | "sqrt" | "linear";

/** When the readings of some signals count as having left their own normal. */
export interface EpisodeFamily {
  kind: EpisodeKind;
  /** Said of a component: `answers slower than its own normal`. */
  title: string;
  /** `tail`: the share of requests that lie beyond the percentile, for signals that are one. Most telling signal first. */
  signals: { id: string; tail?: number }[];
  direction: "high" | "low";
  scale: Scale;
  /** Robust standard deviations that one interval must lie off the baseline. */
  each: Limit;
  /** Stouffer's combined score (sum / √n) that a run must reach. */
  together: Limit;
  /** Value over baseline: at least this when high, at most this when low. */
  ratio: Limit;
  /** Distance of value and baseline in the signal's own unit. */
  change: Limit;
  /** Least robust standard deviation, on the scale; for `sqrt`, of the square root of the count in one interval. */
  spread: Limit;
  /** Fewest intervals off the baseline. */
  intervals: Limit;
}

export interface EpisodeRules {
  baselineWindow: Limit;
  mergeGap: Limit;
  scoreCap: Limit;
  deviationQuantile: Limit;
  minTailEvents: Limit;
  absentSeconds: Limit;
  overlap: Limit;
  lead: Limit;
  listed: Limit;
  families: EpisodeFamily[];
  /** Signals whose silence is an episode of its own. */
  absent: string[];
}

export interface SeriesRules {
  minSamples: Limit;
  minCoverage: Limit;
}

interface GraphRules {
  rare: Limit;
  minTraces: Limit;
}

interface PerformanceRules {
  tailRequests: Limit;
  tailSamples: Limit;
  loadPoints: Limit;
  loadGroup: Limit;
  loadVariation: Limit;
  loadEvents: Limit;
  loadHours: Limit;
  driftPart: Limit;
  driftSamples: Limit;
  driftLoad: Limit;
  pairSamples: Limit;
}

/** rules/telemetry.yaml, compiled. */
export interface TelemetryRules {
  series: SeriesRules;
  /** Series of one sample a day: money, backups. */
  daily: SeriesRules;
  /** Within which time an alarm that clears by itself has flapped. Seconds. */
  alarms: { flap: Limit };
  /** Of which length the intervals are that probes and requests are held against each other in. Seconds. */
  probes: { interval: Limit };
  /** From which age on open advice of a vendor counts as left alone. */
  advice: { stale: Limit };
  episodes: EpisodeRules;
  graph: GraphRules;
  performance: PerformanceRules;
}

/** The table `telemetry` of the compiled rules. Throws when the rules were built without it: a mistake of the build. */
export function telemetryRules(rules: Rules): TelemetryRules {
  const table = rules.tables.telemetry;
  if (table === undefined || table === null) throw new Error("the rules hold no table `telemetry`");
  return table as TelemetryRules;
}

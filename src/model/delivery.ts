/** Every number is null with a `reason` where there is none. */
export interface ServiceDelivery {
  service: string;
  deploymentFrequency: {
    deployments: number | null;
    perDay: number | null;
    deployDays: number | null;
    deployDayRatio: number | null;
    weeklyMedian: number | null;
    fullWeeks: number;
    sampleSize: number;
    reason?: string;
  };
  changeLeadTime: {
    unit: "h";
    basis: "commit" | "deployment";
    commits: number;
    median: number | null;
    medianInterval: Interval | null;
    p90: number | null;
    oldestCommitMedian: number | null;
    negativeDropped: number;
    undated: number;
    seeds: number;
    squashSuspected: number;
    cherryPicked: number;
    datedByCommit: number;
    sampleSize: number;
    reason?: string;
  };
  changeFailRate: {
    value: number | null;
    /** `explicit`: only what names what it undoes; `all`: with what only looks like it. */
    interval: { explicit: number; all: number } | null;
    failed: number;
    failedExplicitly: number;
    deployments: number;
    failures: {
      tag: string;
      at: string;
      kind: string;
      grade: string;
      evidence: string;
      recoveredBy: string | null;
      recoveryHours: number | null;
    }[];
    sampleSize: number;
    reason?: string;
  };
  failedDeploymentRecoveryTime: {
    unit: "h";
    median: number | null;
    medianInterval: Interval | null;
    /** Failed deployments that nothing mended yet: not in the median, and the longest is a lower bound. */
    open: number;
    oldestOpen: number | null;
    sampleSize: number;
    reason?: string;
  };
  deploymentReworkRate: {
    value: number | null;
    rework: number;
    deployments: number;
    window: { start: string; end: string };
    sampleSize: number;
    reason?: string;
  };
  grades: YearGrades[];
  /** The full ISO weeks of the window, earliest first; `start` is their Monday in the report's zone. Not in documents of before it was kept. */
  weeks?: { start: string; deployments: number; failed: number }[];
}

export interface DeliveryReport {
  asOf: string;
  window: { start: string; end: string };
  zone: string;
  services: ServiceDelivery[];
  unattributed: { sha: string; at: string | null; service: string | null; why: string }[];
  /** Why there are no services. */
  reason?: string;
  /** In an assessment: how many of the objectives that could be judged are met. */
  reliability?: {
    value: number | null;
    met: number;
    /** Names of objectives. */
    missed: string[];
    unknown: string[];
    sampleSize: number;
    reason?: string;
  };
}

/** What a report year makes of the numbers. */
export interface YearGrades {
  year: string;
  verify: "primary" | "secondary";
  source: string;
  note?: string;
  /** Levels by metric; `null` with the reason where there is no number. */
  levels?: { [metric: string]: Grade };
  /** The worst graded metric's level; the fail rate is not in it where the year's rates are no ladder. */
  overall?: string | null;
  /** 2025: 0..10 by metric, high = good, beside the industry's mean and deviation. */
  scores?: { [metric: string]: ScoreOutOfTen };
  score?: number | null;
  missing?: string[];
  reason?: string;
}

export type Grade = { level: string } | { closestTo: string[] } | { level: null; reason: string };
export interface ScoreOutOfTen {
  value: number | null;
  industry?: { id: string; mean: number; deviation: number };
}

export interface Interval {
  low: number;
  high: number;
  confidence: number;
}

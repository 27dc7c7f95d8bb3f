import type { Bootstrap } from "./quantiles.ts";

/** The best to the worst level of a year's report, as their clusters' typical answers. */
export interface Level {
  /** elite, high, medium, low */
  level: string;
  /** Bucket scores, 1 (worst) to 6 (best). */
  frequency: number;
  leadTime: number;
  recovery: number;
  /** A range of answers (to 2022), or one point (2023, 2024). Ratios 0..1. */
  failRate: number | [number, number];
}

/** Mean and standard deviation of an industry's answers, 0..10. */
type Benchmark = [mean: number, deviation: number];

export interface DeliveryYear {
  /** primary: read in the report; secondary: read in another's account of it. */
  verify: "primary" | "secondary";
  source: string;
  note?: string;
  /** null where the report has no levels. */
  levels: Level[] | null;
  /** 2025: industry answers. Fail and rework rates are low = good there (2.2 means 22 %). */
  industry?: {
    [industry: string]: {
      leadTime: Benchmark;
      frequency: Benchmark;
      recovery: Benchmark;
      failRate: Benchmark;
      reworkRate: Benchmark;
    };
  };
}

/** rules/delivery.yaml: what the delivery metrics are graded by. */
export interface DeliveryRules {
  defaultYear: string;
  defaultIndustry: string;
  /** Fewest deployments that are graded. */
  minimumDeployments: { value: number; source: string };
  /** Buckets of the survey, best first: reached when the value is below `below` seconds. */
  durationBuckets: { score: number; id: string; below: number | null }[];
  frequency: {
    /** Deployment days a week (median) that count as on demand; the disputed cut. */
    onDemandDaysPerWeek: { value: number; source: string };
    /** Deployments a day (mean) that count as on demand. */
    onDemandPerDay: { value: number; source: string };
    /** Deployment days a week (median) of "between once per day and once per week". */
    weeklyDaysPerWeek: { value: number; source: string };
    /** Days in which one deployment happens, at most: once per month, once per six months. */
    monthDays: number;
    sixMonthsDays: number;
  };
  bootstrap: Bootstrap & { source: string };
  years: { [year: string]: DeliveryYear };
}

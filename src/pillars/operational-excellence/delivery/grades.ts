import type { Grade, ScoreOutOfTen, YearGrades } from "../../../model/delivery.ts";
import type { DeliveryMetrics } from "./metrics.ts";
import { quantile } from "./quantiles.ts";
import type { DeliveryRules, DeliveryYear, Level } from "./rules.ts";

interface Buckets {
  frequency: number | undefined;
  leadTime: number | undefined;
  recovery: number | undefined;
  failRate: number | undefined;
  reworkRate: number | undefined;
}

/**
 * Every year of the rules, each by itself: years are never mixed. Below the least number of deployments nothing is graded
 * (`insufficient-data`); without any, nothing is low either (`no-deployments`).
 */
export function yearGrades(metrics: DeliveryMetrics, rules: DeliveryRules): YearGrades[] {
  const buckets = bucketsOf(metrics, rules);
  return Object.keys(rules.years)
    .sort()
    .flatMap((year) => {
      const one = rules.years[year];
      return one === undefined ? [] : [grade(year, one, metrics, buckets, rules)];
    });
}

function grade(
  year: string,
  one: DeliveryYear,
  metrics: DeliveryMetrics,
  buckets: Buckets,
  rules: DeliveryRules,
): YearGrades {
  const head = { year, verify: one.verify, source: one.source, ...(one.note === undefined ? {} : { note: one.note }) };
  if (metrics.deployments === 0) return { ...head, overall: null, reason: "no-deployments" };
  if (metrics.deployments < rules.minimumDeployments.value)
    return { ...head, overall: null, reason: "insufficient-data" };
  if (one.industry !== undefined) return { ...head, ...scoresOf(one, buckets, rules) };
  if (one.levels === null) return { ...head, overall: null, reason: "the year's report has no levels" };
  const levels: { [metric: string]: Grade } = {
    deploymentFrequency: byBucket(one.levels, "frequency", buckets.frequency),
    changeLeadTime: byBucket(one.levels, "leadTime", buckets.leadTime),
    failedDeploymentRecoveryTime: byBucket(one.levels, "recovery", buckets.recovery),
    changeFailRate: byRate(one.levels, buckets.failRate),
  };
  return { ...head, levels, overall: worst(one.levels, Object.values(levels)) };
}

/** The best level whose bucket is at or below ours. */
function byBucket(
  levels: readonly Level[],
  metric: "frequency" | "leadTime" | "recovery",
  ours: number | undefined,
): Grade {
  if (ours === undefined) return { level: null, reason: "no number" };
  const reached = levels.find((level) => level[metric] <= ours);
  return { level: reached?.level ?? "below-low" };
}

/** Ranges: the best level whose upper edge holds. Points: the nearest cluster, never a level reached (2024 is not in order). */
function byRate(levels: readonly Level[], ours: number | undefined): Grade {
  if (ours === undefined) return { level: null, reason: "no number" };
  const points = levels.flatMap((level) => (typeof level.failRate === "number" ? [{ level, at: level.failRate }] : []));
  if (points.length === levels.length) {
    const nearest = Math.min(...points.map((point) => Math.abs(point.at - ours)));
    // Equally near points are all named; the tolerance is that of the decimal fractions themselves.
    return {
      closestTo: points
        .filter((point) => Math.abs(Math.abs(point.at - ours) - nearest) < 1e-12)
        .map((point) => point.level.level),
    };
  }
  const reached = levels.find((level) => typeof level.failRate !== "number" && ours <= level.failRate[1]);
  return { level: reached?.level ?? "below-low" };
}

function worst(levels: readonly Level[], grades: readonly Grade[]): string | null {
  const order = [...levels.map((level) => level.level), "below-low"];
  const found = grades.flatMap((one) => ("level" in one && one.level !== null ? [order.indexOf(one.level)] : []));
  return found.length === 0 ? null : (order[Math.max(...found)] ?? null);
}

function scoresOf(one: DeliveryYear, buckets: Buckets, rules: DeliveryRules): Partial<YearGrades> {
  const industry = one.industry?.[rules.defaultIndustry];
  const beside = (mean: number | undefined, deviation: number | undefined, flip: boolean): Partial<ScoreOutOfTen> =>
    mean === undefined || deviation === undefined
      ? {}
      : { industry: { id: rules.defaultIndustry, mean: flip ? 10 - mean : mean, deviation } };
  const bucket = (score: number | undefined): number | null => (score === undefined ? null : (score - 1) * 2);
  const rate = (value: number | undefined): number | null => (value === undefined ? null : 10 * (1 - value));
  const scores: { [metric: string]: ScoreOutOfTen } = {
    changeLeadTime: { value: bucket(buckets.leadTime), ...beside(...pair(industry?.leadTime), false) },
    deploymentFrequency: { value: bucket(buckets.frequency), ...beside(...pair(industry?.frequency), false) },
    failedDeploymentRecoveryTime: { value: bucket(buckets.recovery), ...beside(...pair(industry?.recovery), false) },
    changeFailRate: { value: rate(buckets.failRate), ...beside(...pair(industry?.failRate), true) },
    deploymentReworkRate: { value: rate(buckets.reworkRate), ...beside(...pair(industry?.reworkRate), true) },
  };
  const values = Object.values(scores).flatMap((score) => (score.value === null ? [] : [score.value]));
  return {
    scores,
    score: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
    missing: Object.keys(scores).filter((metric) => scores[metric]?.value === null),
  };
}

function pair(benchmark: [number, number] | undefined): [number | undefined, number | undefined] {
  return [benchmark?.[0], benchmark?.[1]];
}

function bucketsOf(metrics: DeliveryMetrics, rules: DeliveryRules): Buckets {
  const duration = (hours: number | undefined): number | undefined =>
    hours === undefined
      ? undefined
      : rules.durationBuckets.find((bucket) => bucket.below === null || hours * 3600 < bucket.below)?.score;
  return {
    frequency: frequencyBucket(metrics, rules),
    leadTime: duration(quantile(metrics.leads, 0.5)),
    recovery: duration(quantile(metrics.recoveries, 0.5)),
    failRate: metrics.deployments === 0 ? undefined : metrics.failed.length / metrics.deployments,
    reworkRate: metrics.reworkDeployments === 0 ? undefined : metrics.rework / metrics.reworkDeployments,
  };
}

/** On demand by the mean a day or by the disputed cut of days a week; weekly by the weekly median; rarer by the mean. */
function frequencyBucket(metrics: DeliveryMetrics, rules: DeliveryRules): number {
  const { frequency } = rules;
  const weekly = metrics.weeklyMedian ?? 0;
  if (metrics.perDay >= frequency.onDemandPerDay.value || weekly >= frequency.onDemandDaysPerWeek.value) return 6;
  if (weekly >= frequency.weeklyDaysPerWeek.value) return 4;
  if (metrics.perDay >= 1 / frequency.monthDays) return 3;
  return metrics.perDay >= 1 / frequency.sixMonthsDays ? 2 : 1;
}

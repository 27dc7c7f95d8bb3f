import { type Derivation, type EvidenceIndex, type Fact, type FactDefinition, missing } from "../../../model/fact.ts";
import { parseInstant } from "../../../model/time.ts";
import { calendar, isTimeZone } from "./calendar.ts";
import { DELIVERY_SIGNALS, type DeliveryHistory, deliveryHistory } from "./evidence.ts";
import { type DeliveryMetrics, deliveryMetrics } from "./metrics.ts";
import { quantile } from "./quantiles.ts";
import { noLead, noRecovery } from "./report.ts";
import { deliveryWindows } from "./window.ts";

export { isTimeZone } from "./calendar.ts";
export { deliveryReport } from "./report.ts";
export type { DeliveryRules } from "./rules.ts";

/** A number of the metrics, or why there is none. */
type Measure = (metrics: DeliveryMetrics) => { value: number; sampleSize: number } | string;

const NONE = "no-deployments: git shows no release in the window";

const MEASURES: { [name: string]: { title: string; unit: string; of: Measure } } = {
  deployments: {
    title: "Deployments in the window",
    unit: "{count}",
    of: (m) => (m.deployments === 0 ? NONE : { value: m.deployments, sampleSize: m.deployments }),
  },
  "deploy-days-weekly-median": {
    title: "Median of deployment days a week, over full ISO weeks",
    unit: "d",
    of: (m) => {
      if (m.deployments === 0) return NONE;
      if (m.weeklyMedian === undefined) return "the window holds no full ISO week";
      return { value: m.weeklyMedian, sampleSize: m.deployments };
    },
  },
  "days-between-deployments": {
    title: "Mean of days from one deployment to the next",
    unit: "d",
    of: (m) => (m.deployments === 0 ? NONE : { value: 1 / m.perDay, sampleSize: m.deployments }),
  },
  "lead-time-median": {
    title: "Median hours from commit to deployment",
    unit: "h",
    of: (m) => of(quantile(m.leads, 0.5), m.leads.length, noLead(m)),
  },
  "lead-time-p90": {
    title: "90th percentile of hours from commit to deployment",
    unit: "h",
    of: (m) => of(quantile(m.leads, 0.9), m.leads.length, noLead(m)),
  },
  "change-fail-rate": {
    title: "Share of deployments that git shows to have failed: reverts, rollbacks, hotfixes",
    unit: "1",
    of: (m) => (m.deployments === 0 ? NONE : { value: m.failed.length / m.deployments, sampleSize: m.deployments }),
  },
  "change-fail-rate-explicit": {
    title: "The same, of failures that name what they undo",
    unit: "1",
    of: (m) => (m.deployments === 0 ? NONE : { value: m.failedExplicitly / m.deployments, sampleSize: m.deployments }),
  },
  "open-failures": {
    title: "Failed deployments of the window that nothing mended yet",
    unit: "{count}",
    of: (m) => (m.deployments === 0 ? NONE : { value: m.openAges.length, sampleSize: m.failed.length }),
  },
  "recovery-median": {
    title: "Median hours from a failed deployment to its cure",
    unit: "h",
    of: (m) => of(quantile(m.recoveries, 0.5), m.recoveries.length, noRecovery(m, m.failed.length)),
  },
  "rework-rate": {
    title: "Share of deployments that mend a failed one",
    unit: "1",
    of: (m) =>
      m.reworkDeployments === 0
        ? "no-deployments: git shows no release in the window of rework"
        : { value: m.rework / m.reworkDeployments, sampleSize: m.reworkDeployments },
  },
  "batch-size-median": {
    title: "Median of commits in a deployment",
    unit: "{commit}",
    of: (m) => of(quantile(m.batches, 0.5), m.batches.length, m.deployments === 0 ? NONE : noLead(m)),
  },
  "undone-failures": {
    title: "Failed deployments that were undone by a revert or a rollback, in the window",
    unit: "{count}",
    of: (m) => (m.deployments === 0 ? NONE : { value: undone(m).length, sampleSize: m.failed.length }),
  },
  "undo-median": {
    title: "Median hours from a failed deployment to the one that undid it",
    unit: "h",
    of: (m) =>
      of(
        quantile(undone(m), 0.5),
        undone(m).length,
        m.deployments === 0 ? NONE : "git shows no deployment that was undone",
      ),
  },
};

function of(
  value: number | undefined,
  sampleSize: number,
  reason: string,
): { value: number; sampleSize: number } | string {
  return value === undefined ? reason : { value, sampleSize };
}

/** Hours of the failures that were taken back, not mended forward. */
function undone(metrics: DeliveryMetrics): number[] {
  return metrics.failed
    .flatMap((row) => (row.kind !== "hotfix" && row.recoveryHours !== null ? [row.recoveryHours] : []))
    .sort((a, b) => a - b);
}

function definitions(prefix: string, subject: "workload" | "component"): FactDefinition[] {
  return Object.entries(MEASURES).map(([name, measure]) => ({
    id: `${prefix}.${name}`,
    title: measure.title,
    unit: measure.unit,
    subject,
    signals: DELIVERY_SIGNALS,
    strength: "observed",
  }));
}

/** The delivery metrics of the whole workload: all services' deployments together. Ids `delivery.*`. */
export const delivery: Derivation = {
  facts: definitions("delivery", "workload"),
  handlesGaps: true,
  derive: (index) => facts(index, "delivery", undefined),
};

/** The same of one component, where a release tag's prefix is its id. Ids `component-delivery.*`. */
export const componentDelivery: Derivation = {
  facts: definitions("component-delivery", "component"),
  handlesGaps: true,
  derive: (index, subject) => facts(index, "component-delivery", subject),
};

function facts(index: EvidenceIndex, prefix: string, service: string | undefined): { [factId: string]: Fact } {
  const all = (reason: string, evidence: string[]): { [factId: string]: Fact } =>
    Object.fromEntries(Object.keys(MEASURES).map((name) => [`${prefix}.${name}`, missing(reason, evidence)]));
  // Deployments without their changes, or failures without their deployments, would look better than they are.
  for (const signal of DELIVERY_SIGNALS) {
    const gap = index.gap(index.workload, signal);
    if (gap !== undefined) return all(gap, []);
  }
  const history = deliveryHistory(DELIVERY_SIGNALS.flatMap((signal) => index.of(index.workload, signal)));
  if ("missing" in history) return all(history.missing, history.evidence);
  if (!history.deployments.some((row) => service === undefined || row.service === service))
    return all(
      service === undefined
        ? "no-deployments: no tag names a release, so that git knows of no deployment"
        : `no release tag has the prefix "${service}"`,
      history.evidence,
    );
  const metrics = metricsOf(index, history, service);
  if (typeof metrics === "string") return all(metrics, history.evidence);
  return Object.fromEntries(
    Object.entries(MEASURES).map(([name, measure]): [string, Fact] => {
      const found = measure.of(metrics);
      if (typeof found === "string") return [`${prefix}.${name}`, missing(found, history.evidence)];
      return [`${prefix}.${name}`, { ...found, unit: measure.unit, strength: "observed", evidence: history.evidence }];
    }),
  );
}

function metricsOf(
  index: EvidenceIndex,
  history: DeliveryHistory,
  service: string | undefined,
): DeliveryMetrics | string {
  const { asOf, windowSeconds } = index.document;
  const end = parseInstant(asOf);
  if (end === undefined) return "the evidence has no readable time";
  const { window, rework } = deliveryWindows(end, windowSeconds);
  if (history.since > Math.min(window.from, rework.from)) return "the evidence reaches back less far than the window";
  const zone = history.zone !== undefined && isTimeZone(history.zone) ? history.zone : "UTC";
  return deliveryMetrics(history, service, window, rework, calendar(zone));
}

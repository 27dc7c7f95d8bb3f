/** A number of rules/signals/<provider>.yaml, and where it comes from. */
interface Limit {
  value: number;
  unit?: string;
  source: string;
}

/**
 * How one neutral signal is made of a vendor's metrics, interval by interval. Names are those of `metrics`.
 * A sum over metrics needs all of them; nothing is made of an interval that lacks one.
 */
export type Formula =
  /** Counts ÷ seconds of the interval. */
  | { rate: string[] }
  /** Counts in the interval. */
  | { count: string[] }
  /** `value × scale + offset`; 1 and 0 unless stated. */
  | { value: string; scale?: number; offset?: number }
  /** The largest of several, × scale. */
  | { largest: string[]; scale?: number }
  /** One less the other, × scale; nothing below zero. */
  | { difference: [string, string]; scale?: number }
  /** Σ of ÷ Σ in, × scale. */
  | { share: { of: string[]; in: string[] }; scale?: number }
  /** 1 − Σ bad ÷ Σ all: the share of good ones. */
  | { success: { bad: string[]; all: string[] } };

/** A formula, or several of which the first that has data counts: one for each kind of resource that a type stands for. */
export type SignalFormula = Formula | { either: Formula[] };

/** One metric of a vendor. What the vendor needs beside these keys is the provider's own. */
export interface Metric {
  /**
   * What an interval without a point means. `zero`: nothing happened, once something shows that the resource was measured at that time
   * (`with`, else any earlier point of its own); `gap`: not known.
   */
  absent: "zero" | "gap";
  /** The metric whose points show that the resource was measured. */
  with?: string;
  /** When the metric exists at all, such as "request metrics are switched on": said where it has no data. */
  only?: string;
}

/** What the resources of one type can tell. */
export interface ResourceType<M extends Metric> {
  /** Where the names were read. */
  source: string;
  metrics: { [id: string]: M };
  signals: { [signal: string]: SignalFormula };
  /** Golden groups (`latency` …) that the vendor gives no metric for, and why. */
  lacks?: { [group: string]: string };
}

/** rules/signals/<provider>.yaml of a cloud. */
export interface MetricRules<M extends Metric> {
  /** Of a run that asks for no other. Seconds. */
  window: Limit;
  /** Of one sample, at least. Seconds. */
  step: Limit;
  /** A longer window has longer samples. */
  mostSamples: Limit;
  /** After its end an interval may still change for so long: late points. Older answers may be kept. Seconds. */
  settle: Limit;
  types: { [type: string]: ResourceType<M> };
}

/** The metrics that a formula reads. */
export function metricsOf(formula: SignalFormula): string[] {
  if ("either" in formula) return formula.either.flatMap(metricsOf);
  if ("rate" in formula) return formula.rate;
  if ("count" in formula) return formula.count;
  if ("largest" in formula) return formula.largest;
  if ("value" in formula) return [formula.value];
  if ("difference" in formula) return formula.difference;
  if ("share" in formula) return [...formula.share.of, ...formula.share.in];
  return [...formula.success.bad, ...formula.success.all];
}

/** Those of them that the signal is about: of a share its part, not what it is a part of. */
export function tellingMetricsOf(formula: SignalFormula): string[] {
  if ("either" in formula) return formula.either.flatMap(tellingMetricsOf);
  if ("share" in formula) return formula.share.of;
  return "success" in formula ? formula.success.bad : metricsOf(formula);
}

import type { PillarId } from "./rules.ts";

/** A decision record of the workload, as a report names it. */
export interface RecordReference {
  /** Relative to the workload's folder. */
  path: string;
  title: string;
  /** `proposed`, `accepted`, `superseded`, `deprecated`, `rejected` or `none`. */
  status: string;
}

/** One way to decide. */
export interface Option {
  name: string;
  gains: string;
  costs: string;
  /** The checks that it would mend; none where it lives with the findings. */
  answers: string[];
  /** The pillars of the checks that it answers or lives with. */
  serves: PillarId[];
  against: PillarId[];
}

/** What working for one pillar costs another, in the headings of Azure's framework. */
export interface Tradeoff {
  option: string;
  serves: PillarId;
  against: PillarId;
  titles: string[];
}

/** A decision to take, drafted from findings of one cause. What is optional is not in documents of before it was written. */
export interface Decision {
  /** The cause's id, else the check's: the same in every run. */
  id: string;
  title: string;
  findings: string[];
  cause?: string;
  /** The checks that fail, the one that would gain the most first. */
  checks?: string[];
  /** Points of `low` of the first framework, as `fixes` has them, summed over the checks. */
  gain?: number;
  options?: Option[];
  recommended?: { option: string; reason: string };
  tradeoffs?: Tradeoff[];
  /** What will show that it worked, and until when (a day). */
  confirmation?: { checks: string[]; by: string };
  /** Records of the workload that take it up. */
  records?: RecordReference[];
}

import type { Score } from "../../model/assessment.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import type { Severity } from "../../model/rules.ts";

/** Points of `low`, 0..100. The parts add up to `total`. */
export interface LowMove {
  total: number;
  /** Verdicts that are decided now and were not. Never negative. */
  evidenceGained: number;
  /** Verdicts that were decided and are not any more. Never positive. */
  evidenceLost: number;
  /** Decided before and after, with another outcome. */
  outcomes: number;
  /** Answers that came, went or changed. */
  answers: number;
  /** What applies, and so what everything else weighs. */
  applicability: number;
  /** What the documents do not explain: they were changed or come from another version. Zero in sound ones. */
  unexplained: number;
}

export interface FindingChange {
  id: string;
  check: string;
  title: string;
  subject: string;
  severity: Severity;
  /** `null`: not there. */
  before: OutcomeName | null;
  after: OutcomeName | null;
  /** Why it is not known any more, or what it says now. */
  message: string;
}

export type Printed = Pick<Score, "value" | "low" | "high" | "coverage">;

export interface PillarComparison {
  id: string;
  title: string;
  before: Printed;
  after: Printed;
  /** What moved `low`; its parts add up to `after.low - before.low`. */
  move: LowMove;
}

export interface FrameworkComparison {
  id: string;
  title: string;
  pillars: PillarComparison[];
}

export interface Comparison {
  base: { workload: string; asOf: string };
  head: { workload: string; asOf: string };
  rulesDigest: string;
  frameworks: FrameworkComparison[];
  /** In one of the two only, so that nothing of it can be compared. */
  onlyInBase: string[];
  onlyInHead: string[];
  findings: {
    /** Asks for work now, and was not known before. */
    new: FindingChange[];
    /** Worse than it was known to be. */
    regressed: FindingChange[];
    /** Better than it was known to be, and still short of a pass. */
    improved: FindingChange[];
    /** Asked for work, and passes or does not apply now. */
    resolved: FindingChange[];
    /** Was known, and is not any more: neither better nor worse. */
    lost: FindingChange[];
  };
  components: { added: string[]; removed: string[] };
}

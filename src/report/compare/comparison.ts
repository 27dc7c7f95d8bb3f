import type { EvidenceSummary, Finding, Input, Score } from "../../model/assessment.ts";
import type { Strength } from "../../model/evidence.ts";
import type { FactValue } from "../../model/fact.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import type { Severity } from "../../model/rules.ts";
import type { ListedClass, QuietClass } from "./classes.ts";

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

/** What one of the two says. */
export interface Verdict {
  finding: string;
  outcome: OutcomeName;
  /** What it would be without its waiver. */
  underlying?: "partial" | "fail";
  /** 0..1, or null where it is not decided. */
  score: number | null;
  measured: { value: FactValue | null; unit: string };
  expected: string;
  strength: Strength | null;
}

/** One side of a need of the check: what its condition saw. */
export type InputSide = Pick<Input, "value" | "unit" | "strength" | "from" | "reason">;
/** One side of a reading. A series has no value here, only how many samples it held. */
export type ReadingSide = Pick<EvidenceSummary, "value" | "unit" | "samples" | "reason">;

export interface ReadingMove {
  /** Of the evidence: the same in both, since it is named by what was asked of whom. */
  id: string;
  signal: string;
  source: EvidenceSummary["source"];
  /** `null`: nothing there rests on it. */
  before: ReadingSide | null;
  after: ReadingSide | null;
}

/** A need that a condition saw otherwise in the head, and the readings it was made from. */
export interface EvidenceMove {
  /** The name that the condition gives to it. */
  input: string;
  /** `null`: that side has no such input. */
  before: InputSide | null;
  after: InputSide | null;
  readings: ReadingMove[];
}

export interface FindingChange {
  /** Of the head's finding, else of the base's. */
  id: string;
  check: string;
  title: string;
  subject: string;
  /** The components this is about, where they share a finding. */
  subjects?: string[];
  severity: Severity;
  before: Verdict | null;
  after: Verdict | null;
  /** What the head says, or why it is not known any more. */
  message: string;
  /** Needs that differ, and so moved the verdict. None: the objective, a waiver or what applies did. */
  evidence: EvidenceMove[];
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
  /** Every verdict of either side is in one class, or counted in `quiet`. */
  findings: { [C in ListedClass]: FindingChange[] };
  /** Verdicts, one a component, that nobody has to look at again. */
  quiet: { [C in QuietClass]: number };
  components: { added: string[]; removed: string[] };
}

/** A verdict's finding on both sides; at least one is there. */
export interface FindingPair {
  before: Finding | undefined;
  after: Finding | undefined;
}

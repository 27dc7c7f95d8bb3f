import type { Architecture } from "./architecture.ts";
import type { BurnDown, ObjectiveStatus } from "./budget.ts";
import type { ErrorBudgetPolicy } from "./budget-policy.ts";
import type { Decision, RecordReference } from "./decision.ts";
import type { DeliveryReport } from "./delivery.ts";
import type { Diagnostic, Strength, Usage } from "./evidence.ts";
import type { Episode, FactValue } from "./fact.ts";
import type { OutcomeName } from "./outcome.ts";
import type { Severity } from "./rules.ts";
import type { Answer, Component, Objective, Waiver } from "./workload.ts";

/** 0..100. `low` and `high` take every unknown as 0 and as 1; `value` is null below the minimum coverage. */
export interface Score {
  value: number | null;
  low: number;
  high: number;
  /** 0..1, the decided share of the weight */
  coverage: number;
  /** Shares of what was decided; they add up to 1 unless nothing was. */
  strength: { [S in Strength]: number };
  /** Why `value` is null. */
  reason?: string;
}

/** What one check gave to a practice. Shares are of the practice's weight, 0..1. */
export interface Contribution {
  check: string;
  covers: "full" | "part";
  why: string;
  share: number;
  decided: number;
  /** The score over what was decided, 0..1, or null. */
  score: number | null;
}

export interface PracticeResult {
  id: string;
  title: string;
  question?: string;
  risk?: "high" | "medium" | "low";
  outcome: OutcomeName;
  /** 0..1 over what was decided; null when nothing was. */
  score: number | null;
  low: number;
  high: number;
  coverage: number;
  /** Its weight in the pillar. */
  weight: number;
  findings: string[];
  contributions: Contribution[];
  answer?: Answer;
  reason?: string;
  /** What evidence would decide it, when it is unknown. */
  wouldEvidence?: string;
}

export interface PillarResult {
  id: string;
  title: string;
  score: Score;
  risks: { high: number; medium: number; low: number; unanswered: number };
  /** The questions that `practices[].question` names, where the framework has questions. */
  questions?: { id: string; title: string }[];
  practices: PracticeResult[];
}

export interface FrameworkResult {
  id: string;
  title: string;
  version: string;
  pillars: PillarResult[];
}

/** One need of a check as it was read: what the condition saw. */
export interface Input {
  name: string;
  value: FactValue | null;
  unit: string;
  strength: Strength | null;
  /** `signal saturation.cpu, p99` or `fact latency.degraded-minutes` */
  from: string;
  evidence: string[];
  reason?: string;
  /** A weaker reading that was not used, with its value. */
  beside?: { value: FactValue | null; strength: Strength; from: string; evidence: string[] };
}

export interface Finding {
  id: string;
  check: string;
  title: string;
  pillar: string;
  subject: string;
  /** Components that no configured source measures share one finding on the workload: these. */
  subjects?: string[];
  severity: Severity;
  outcome: OutcomeName;
  /** 0..1 when decided */
  score: number | null;
  reason?: string;
  message: string;
  measured: { value: FactValue | null; unit: string };
  expected: string;
  strength: Strength | null;
  evidence: string[];
  practices: string[];
  remediation: string;
  inputs: Input[];
  thresholds: { name: string; value: unknown; unit?: string; source: string }[];
  blindSpot: string;
  why: string;
  effort: "S" | "M" | "L";
  /** Fail or partial under a waiver. */
  underlying?: "partial" | "fail";
  /** What mending this one alone would add to `low`; absent where that is nothing. */
  gains?: PillarGain[];
  /** The waiver in force. */
  waiver?: {
    owner: string;
    reason: string;
    until: string;
    adr?: string;
    /** The record that `adr` names, where the workload's folder has it. */
    record?: RecordReference;
  };
}

/** Points of `low` that a pillar of one framework would gain. */
export interface PillarGain {
  framework: string;
  pillar: string;
  gain: number;
}

/** What would raise `low`, were it mended; in the order to take them. */
export interface Fix {
  check: string;
  title: string;
  severity?: Severity;
  /** The strongest of its findings. */
  strength?: Strength;
  findings: string[];
  subjects: string[];
  remediation: string;
  effort: "S" | "M" | "L";
  /** Points of `low`, summed over the pillars of the first framework, and where. */
  gain: number;
  pillars: PillarGain[];
  /** What this and all fixes before it gain together; of the first ten. */
  reached?: PillarGain[];
}

/** Evidence as the report needs it: the walk back to the query. Series are summarised. */
export interface EvidenceSummary {
  id: string;
  subject: string;
  signal: string;
  unit: string;
  strength: Strength;
  window: { start: string; end: string };
  source: { provider: string; query?: string; path?: string; line?: number };
  attributes?: { [key: string]: string };
  value: string | number | boolean | null;
  samples?: number;
  reason?: string;
}

/** A short series to draw: at most 240 points; of a longer one each two points are the lowest and the highest sample of their stretch, in the order they came. */
export interface Chart {
  subject: string;
  signal: string;
  /** The component that was called, when the signal is of calls to another one. */
  target?: string;
  /** The reading it was made from. */
  evidence: string;
  unit: string;
  /** RFC 3339. */
  start: string;
  /** Seconds from one point to the next. */
  step: number;
  values: (number | null)[];
}

export interface Assessment {
  schemaVersion: "1";
  tool: { name: string; version: string };
  rulesDigest: string;
  asOf: string;
  workload: { name: string; owner?: string; criticality?: string; components: Component[] };
  frameworks: FrameworkResult[];
  findings: Finding[];
  fixes: Fix[];
  episodes: Episode[];
  objectives: Objective[];
  errorBudgets: ObjectiveStatus[];
  delivery: DeliveryReport;
  /** The one that would gain the most first. */
  decisions: Decision[];
  evidence: EvidenceSummary[];
  /** Series of the signals that left their normal range. */
  charts: Chart[];
  usage: { [source: string]: Usage };
  diagnostics: Diagnostic[];
  /** The manifest's gate, carried along. */
  policy: unknown;
  /** Of the objectives whose days were counted; none in documents of before they were. */
  burnDowns?: BurnDown[];
  /** All that there are, those that have ended too; not in documents of before they were kept. */
  waivers?: Waiver[];
  /** Absent where the workload has none. */
  errorBudgetPolicy?: ErrorBudgetPolicy;
  /** Not in documents of before diagrams were drawn. */
  architecture?: Architecture;
}

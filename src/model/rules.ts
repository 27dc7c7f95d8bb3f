import type { Strength } from "./evidence.ts";

export type Severity = "low" | "medium" | "high" | "critical";

export const PILLARS = [
  "operational-excellence",
  "security",
  "reliability",
  "performance-efficiency",
  "cost-optimization",
  "sustainability",
] as const;
export type PillarId = (typeof PILLARS)[number];

/** One of several ways to read a need; tried in order, strongest first. */
export interface Reading {
  /** A derived fact … */
  fact?: string;
  /** … or a signal with the statistic that makes one value of its readings. */
  signal?: string;
  statistic?: string;
  /** Fewest samples that count; below it the reading is unknown. */
  minSamples?: number;
}

/** A name in the condition, and where its value comes from. */
export interface Need {
  as: string;
  readings: Reading[];
}

export interface Threshold {
  value: number | string | boolean | string[];
  unit?: string;
  /** Publication and place, or "ours: …" with the reasoning. */
  source: string;
}

/**
 * Conditions in CEL over needs and thresholds. Order: notApplicable, missing needs → unknown, unknown, fail, pass;
 * what is neither is `partial` with its score, or an error of the rule when no score is given.
 */
interface Condition {
  notApplicable?: { when: string; reason: string }[];
  unknown?: { when: string; reason: string }[];
  pass: string;
  /** Default: not pass, so that nothing is partial. */
  fail?: string;
  partialScore?: string;
}

/** A number judged between two published points: at `pass` or beyond it passes, at `fail` or beyond it fails. */
interface Curve {
  of: string;
  pass: string;
  fail: string;
  scale?: "linear" | "log";
  notApplicable?: { when: string; reason: string }[];
}

type Covers = "full" | "part";

export interface CheckMapping {
  id: string;
  covers: Covers;
  /** Why the check speaks to this practice, and to which part of it. */
  why: string;
}

export interface CheckExample {
  name: string;
  outcome: "pass" | "partial" | "fail" | "unknown" | "not-applicable";
  /** Values by need; a need left out is missing. `null` is missing too. */
  given: { [need: string]: unknown };
  /** Expected partial score, compared to 1e-9. */
  score?: number;
}

/** One of the ways to decide; `decision.options` are in the order in which they would be tried. */
export interface DecisionOption {
  name: string;
  gains: string;
  costs: string;
  /** Other pillars that it costs something. */
  against?: PillarId[];
  /** It lives with the finding: the check goes on failing. */
  accepts?: true;
}

/** What a failing check asks to be decided: options of its own, a cause that it shares with others (`rules/decisions.yaml`), or both. */
interface CheckDecision {
  cause?: string;
  /** The choice is too small for a record. */
  worth?: "fix";
  problem?: string;
  options?: DecisionOption[];
}

export interface Check {
  id: string;
  pillar: PillarId;
  title: { pass: string; fail: string };
  question: string;
  /** Component types, `service` (anything that serves requests), `component` (any), or `workload`. */
  appliesTo: string[];
  severity: Severity;
  needs: Need[];
  thresholds: { [name: string]: Threshold };
  condition?: Condition;
  curve?: Curve;
  /** The need shown as the measured value. */
  measure: string;
  /** What is expected of it, for people: ">= 2 replicas". `{name}` is a threshold's value. */
  expected: string;
  /** Said with a finding; `{name}` is a need's or threshold's value. */
  message: { pass?: string; fail: string; partial?: string };
  why: string;
  fix: string;
  effort: "S" | "M" | "L";
  /** What this check cannot see. */
  blindSpot: string;
  decision?: CheckDecision;
  /** Framework id → practices. */
  practices: { [framework: string]: CheckMapping[] };
  examples: CheckExample[];
}

export interface Practice {
  id: string;
  title: string;
  risk?: "high" | "medium" | "low";
  question?: string;
  /** A link or a definition in our own words. */
  about?: string;
  /** Checks named by the framework's own file, beside those that name the practice. */
  checks?: CheckMapping[];
  /** What evidence would decide it where nothing speaks to it yet. */
  wouldEvidence?: string;
}

export interface FrameworkPillar {
  id: string;
  title: string;
  questions?: { id: string; title: string }[];
  /** What working for this pillar may cost another one of the framework, in the publisher's headings. */
  tradeoffs?: { against: string; titles: string[] }[];
  practices: Practice[];
}

export interface Framework {
  id: string;
  title: string;
  version: string;
  source: string;
  /** Whether it is taken where nobody chooses; true unless set. A vendor's is taken for components of that vendor all the same. */
  byDefault?: boolean;
  pillars: FrameworkPillar[];
}

/** A neutral signal of the catalogue. */
export interface Signal {
  id: string;
  title: string;
  unit: string;
  subject: "component" | "workload";
  /** What one reading holds. */
  value: "series" | "number" | "boolean" | "string" | "list" | "rows";
  strength: Strength;
  /** A golden signal's group, when it is one. */
  golden?: "traffic" | "errors" | "latency" | "saturation";
  /** A series with a value above it is not what it is taken for. */
  most?: { value: number; source: string };
}

export interface ScoringRules {
  riskWeights: { high: number; medium: number; low: number; source: string };
  severityWeights: { critical: number; high: number; medium: number; low: number; source: string };
  partShare: { each: number; atMost: number; source: string };
  minimumCoverage: { value: number; source: string };
  minimumSamples: { share: number; source: string };
  answerPartialScore: { value: number; source: string };
  /** Days of work that an effort stands for, to put gains in proportion. */
  effort: { S: number; M: number; L: number; unit: "d"; source: string };
}

/** All rules of a run, compiled. `digest` covers everything that can move a number. */
export interface Rules {
  digest: string;
  checks: Check[];
  frameworks: Framework[];
  signals: Signal[];
  scoring: ScoringRules;
  /** Every other file of rules/, by its name: thresholds of derivations, type tables. Its reader knows its type. */
  tables: { [file: string]: unknown };
}

import type { ObjectiveStatus } from "./budget.ts";
import type { Evidence, EvidenceDocument, Row, Scalar, Strength } from "./evidence.ts";
import type { Component } from "./workload.ts";

/** What a fact may be inside a condition. Numbers are finite. */
export type FactValue = Scalar | Scalar[] | Row[];

/** A fact about one subject, derived from evidence, or why it could not be. */
export type Fact =
  | {
      value: FactValue;
      unit: string;
      strength: Strength;
      /** Ids of the evidence it rests on. */
      evidence: string[];
      /** Samples, events or artifacts it was computed from. */
      sampleSize: number;
    }
  | { value: null; reason: string; evidence: string[] };

export interface FactDefinition {
  /** Dotted noun: `latency.degraded-minutes`. */
  id: string;
  title: string;
  unit: string;
  /** Which subjects it is derived for. */
  subject: "component" | "workload";
  /** Signals it reads; the plan asks for these. */
  signals: string[];
  /** How it would be known, at best. */
  strength: Strength;
}

/** What a check came to over all of its subjects, before any that is about other checks was judged. */
export interface CheckVerdict {
  /** The worst that is decided; `unknown` also where nothing was applicable. */
  outcome: "fail" | "partial" | "waived" | "unknown" | "pass";
  /** Whether telemetry shows one of its failures. */
  failsObserved: boolean;
  /** Whether telemetry contradicts what configuration says of it. */
  contradicted: boolean;
}

/** Evidence by subject and signal: the only way a derivation sees the document. */
export interface EvidenceIndex {
  readonly document: EvidenceDocument;
  readonly workload: string;
  readonly components: readonly Component[];
  /** The error budget of each objective of the document, in their order; empty where none was judged. */
  readonly budgets: readonly ObjectiveStatus[];
  /** Of each check, for derivations `ofVerdicts`; empty for all others. */
  readonly verdicts: ReadonlyMap<string, CheckVerdict>;
  /** All readings of one signal of one subject, in a stable order; null readings included. */
  of(subject: string, signal: string): readonly Evidence[];
  component(id: string): Component | undefined;
  /** Whether a reading of this signal was planned for the subject. */
  planned(subject: string, signal: string): boolean;
  /** Why a planned reading is not to be relied on: lost from the document, or null with its reason. Undefined when all are there. */
  gap(subject: string, signal: string): string | undefined;
  /**
   * Why less is in the document than was gathered: readings, samples of them, or the times they had. Unlike `gap`, a reading that
   * said "no value, because …" from the start is no loss: it is what the source had to say.
   */
  lost(subject: string, signal: string): string | undefined;
}

/** One analysis of a pillar: pure, and total. It never throws for what it finds in evidence. */
export interface Derivation {
  facts: FactDefinition[];
  /**
   * Without it, a gap in any planned reading of the facts' signals (of the subject; for a workload's fact, of any component) makes
   * the facts unknown before `derive` is called. With it, `derive` promises that a gap never makes a fact look better.
   */
  handlesGaps?: boolean;
  /** It reads what the other checks came to; the checks that need its facts are judged after all others. Its facts are of the workload. */
  ofVerdicts?: true;
  /** `subject` is a component's id or the workload's name, as `facts[].subject` says. Absent keys count as unknown. */
  derive(index: EvidenceIndex, subject: string): { [factId: string]: Fact };
}

/** A stretch of time in which a signal left its own normal range. */
export interface Episode {
  subject: string;
  signal: string;
  /** RFC 3339, half-open */
  start: string;
  end: string;
  /** The most extreme value, and the subject's own normal value. */
  peak: number;
  baseline: number;
  unit: string;
  direction: "high" | "low" | "absent";
  evidence: string[];
  /** The component that was called, when the signal is of calls to another one. */
  target?: string;
}

export function missing(reason: string, evidence: string[] = []): Fact {
  return { value: null, reason, evidence };
}

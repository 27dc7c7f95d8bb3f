import type { Contribution, PillarResult, PracticeResult, Score } from "../model/assessment.ts";

/** A practice's part in its pillar. Points are of the pillar's 0..100. */
interface PracticeShare {
  practice: PracticeResult;
  /** Its weight over the weight of all that apply, 0..1; 0 when it does not apply. */
  share: number;
  /** Points it gives to `low` … */
  low: number;
  /** … and to `high`; what lies between is not known. */
  high: number;
}

interface PillarArithmetic {
  rows: PracticeShare[];
  weight: number;
  /** The mean over what was decided, whether or not it may be shown; null when nothing was. */
  value: number | null;
  low: number;
  high: number;
  coverage: number;
  /** Whether this adds up to the printed score. */
  agrees: boolean;
}

/** Sums in another order than the scorer's may differ in the last bits. */
const SAME = 1e-6;

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME;
}

/** The pillar's score again, from its practices alone. */
export function pillarArithmetic(pillar: PillarResult): PillarArithmetic {
  const weight = sum(pillar.practices.map(applied));
  const rows = pillar.practices.map((practice) => {
    const share = weight > 0 ? applied(practice) / weight : 0;
    return { practice, share, low: 100 * share * practice.low, high: 100 * share * practice.high };
  });
  const coverage = sum(rows.map((row) => row.share * row.practice.coverage));
  const earned = sum(rows.map((row) => row.share * row.practice.coverage * (row.practice.score ?? 0)));
  const result = {
    rows,
    weight,
    value: coverage > 0 ? (100 * earned) / coverage : null,
    low: sum(rows.map((row) => row.low)),
    high: weight > 0 ? sum(rows.map((row) => row.high)) : 100,
    coverage,
  };
  return { ...result, agrees: agrees(result, pillar.score) };
}

function agrees(own: Omit<PillarArithmetic, "agrees">, printed: Score): boolean {
  const value = printed.value === null || (own.value !== null && near(own.value, printed.value));
  // Where nothing applies there is nothing to add up, and the scorer may print any interval.
  if (own.weight === 0) return printed.value === null;
  return value && near(own.low, printed.low) && near(own.high, printed.high) && near(own.coverage, printed.coverage);
}

/** What a practice weighs among those that apply. */
export function applied(practice: PracticeResult): number {
  return practice.outcome === "not-applicable" ? 0 : practice.weight;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** One line of the sum of a practice: what a check, or the answer, gave to it. Shares are of the practice, 0..1. */
export interface PracticeTerm {
  /** Undefined: the answer of a person. */
  contribution?: Contribution;
  /** The share it may decide … */
  share: number;
  /** … what it did decide of that, as it counts … */
  decided: number;
  /** … and what it reached of that. */
  low: number;
  note?: string;
}

interface PracticeArithmetic {
  terms: PracticeTerm[];
  low: number;
  high: number;
  coverage: number;
  /** Whether this adds up to what is printed. */
  agrees: boolean;
}

/**
 * A practice's score again, from its contributions and its answer alone. Full checks decide it; beside one, a part counts only as far
 * as it fails; without one, the parts decide their shares; an answer fills what is left (docs/scoring.md).
 */
export function practiceArithmetic(practice: PracticeResult): PracticeArithmetic {
  const full = practice.contributions.some((one) => one.covers === "full");
  const counts = (one: Contribution) => !full || one.covers === "full";
  let coverage = sum(practice.contributions.filter(counts).map((one) => one.decided));
  const terms = practice.contributions.map((contribution): PracticeTerm => {
    const { share, decided, score } = contribution;
    if (counts(contribution)) return { contribution, share, decided, low: decided * (score ?? 0) };
    const failing = Math.min(decided * (1 - (score ?? 1)), Math.max(0, 1 - coverage));
    coverage += failing;
    return { contribution, share, decided: failing, low: 0, note: "beside a full check only what fails of it counts" };
  });
  let low = sum(terms.map((term) => term.low));
  const open = practice.coverage - coverage;
  if (practice.answer && practice.outcome !== "not-applicable" && open > SAME) {
    const worth = practice.low - low;
    terms.push({ share: open, decided: open, low: worth, note: `answered by ${practice.answer.by}` });
    low += worth;
    coverage += open;
  }
  const agree = near(low, practice.low) && near(coverage, practice.coverage) && near(1 - coverage + low, practice.high);
  return { terms, low, high: 1 - coverage + low, coverage, agrees: practice.outcome === "not-applicable" || agree };
}

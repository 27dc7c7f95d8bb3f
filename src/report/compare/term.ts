import type { Finding } from "../../model/assessment.ts";
import { near, type PracticeTerm } from "../arithmetic.ts";
import { isOpen, placesOf } from "../findings.ts";

/** The causes a term's low can move by, in shares of the practice. */
export interface TermMove {
  evidenceGained: number;
  evidenceLost: number;
  outcomes: number;
  applicability: number;
}

/** A term and the findings of its check, over the whole assessment. */
export interface TermSide {
  term: PracticeTerm | undefined;
  findings: readonly Finding[];
}

/**
 * Why a term's low moved, verdict by verdict: a failure that is no longer known raises the mean of the rest, and that is not an outcome
 * that got better. Where the findings do not make up the term (a part beside a full check), the term as a whole is split.
 */
export function termMove(base: TermSide, head: TermSide): TermMove {
  const [before, after] = [verdictsOf(base), verdictsOf(head)];
  return before && after ? byVerdict(before, after) : byTerm(base.term, head.term);
}

interface Verdicts {
  /** What one subject weighs: the term's share over all the check applies to. */
  weight: number;
  /** By subject: its score, or null while it is open. */
  scores: Map<string, number | null>;
}

function verdictsOf({ term, findings }: TermSide): Verdicts | undefined {
  const scores = new Map<string, number | null>();
  for (const finding of findings) {
    if (finding.outcome === "not-applicable") continue;
    for (const place of placesOf(finding)) scores.set(place, isOpen(finding) ? null : finding.score);
  }
  if (!term || scores.size === 0) return { weight: 0, scores: new Map() };
  const known = [...scores.values()].filter((score) => score !== null);
  const weight = term.share / scores.size;
  const low = weight * known.reduce((total, score) => total + score, 0);
  return near(low, term.low) && near(weight * known.length, term.decided) ? { weight, scores } : undefined;
}

function byVerdict(before: Verdicts, after: Verdicts): TermMove {
  const move: TermMove = { evidenceGained: 0, evidenceLost: 0, outcomes: 0, applicability: 0 };
  for (const subject of new Set([...before.scores.keys(), ...after.scores.keys()])) {
    const [was, is] = [before.scores.get(subject), after.scores.get(subject)];
    if (was === undefined || is === undefined) {
      // It applies in one of them only.
      move.applicability += after.weight * (is ?? 0) - before.weight * (was ?? 0);
      continue;
    }
    move.applicability += (after.weight - before.weight) * (was ?? 0);
    if (was === null) move.evidenceGained += after.weight * (is ?? 0);
    else if (is === null) move.evidenceLost -= after.weight * was;
    else move.outcomes += after.weight * (is - was);
  }
  return move;
}

/**
 * A term's low is share × decided part of it × score over that. A changed share is applicability, a changed decided part is evidence,
 * a changed score an outcome; where only one side has a score, that one is taken.
 */
function byTerm(was: PracticeTerm | undefined, is: PracticeTerm | undefined): TermMove {
  const [oldShare, newShare] = [was?.share ?? 0, is?.share ?? 0];
  const [oldPart, newPart] = [partOf(was), partOf(is)];
  const [oldScore, newScore] = [scoreOf(was) ?? scoreOf(is) ?? 0, scoreOf(is) ?? scoreOf(was) ?? 0];
  const evidence = newShare * (newPart - oldPart);
  return {
    applicability: (newShare - oldShare) * oldPart * oldScore,
    evidenceGained: evidence > 0 ? evidence * newScore : 0,
    evidenceLost: evidence < 0 ? evidence * oldScore : 0,
    outcomes: newShare * Math.min(oldPart, newPart) * (newScore - oldScore),
  };
}

function partOf(term: PracticeTerm | undefined): number {
  return term && term.share > 0 ? term.decided / term.share : 0;
}

function scoreOf(term: PracticeTerm | undefined): number | undefined {
  return term && term.decided > 0 ? term.low / term.decided : undefined;
}

import type { Finding, PillarResult, PracticeResult } from "../../model/assessment.ts";
import { applied, type PracticeTerm, practiceArithmetic, sum } from "../arithmetic.ts";
import type { LowMove } from "./comparison.ts";
import { termMove } from "./term.ts";

type Parts = Omit<LowMove, "total" | "unexplained">;

/** Findings by check, of both assessments. */
export interface BothFindings {
  base: ReadonlyMap<string, readonly Finding[]>;
  head: ReadonlyMap<string, readonly Finding[]>;
}

/** Splits the move of a pillar's `low`, practice by practice and check by check. */
export function lowMove(base: PillarResult, head: PillarResult, findings: BothFindings): LowMove {
  const [baseWeight, headWeight] = [base, head].map((pillar) => sum(pillar.practices.map(applied)));
  const before = new Map(base.practices.map((practice) => [practice.id, practice]));
  const after = new Map(head.practices.map((practice) => [practice.id, practice]));
  const parts: Parts = { evidenceGained: 0, evidenceLost: 0, outcomes: 0, answers: 0, applicability: 0 };
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    addPractice(parts, findings, {
      base: before.get(id),
      head: after.get(id),
      baseShare: shareOf(before.get(id), baseWeight),
      headShare: shareOf(after.get(id), headWeight),
    });
  }
  const total = head.score.low - base.score.low;
  const explained = sum(Object.values(parts));
  return { total, ...parts, unexplained: total - explained };
}

function shareOf(practice: PracticeResult | undefined, weight: number | undefined): number {
  return practice && weight ? applied(practice) / weight : 0;
}

interface Pair {
  base: PracticeResult | undefined;
  head: PracticeResult | undefined;
  /** Of the pillar's weight. */
  baseShare: number;
  headShare: number;
}

function addPractice(parts: Parts, findings: BothFindings, { base, head, baseShare, headShare }: Pair): void {
  if (!base || !head || baseShare === 0 || headShare === 0) {
    // It applies in one of them only: all it gives comes or goes with that.
    parts.applicability += 100 * (headShare * (head?.low ?? 0) - baseShare * (base?.low ?? 0));
    return;
  }
  // Another weight first, at the old low; then another low, at the new weight: together the whole move.
  parts.applicability += 100 * (headShare - baseShare) * base.low;
  const points = 100 * headShare;
  const [old, now] = [practiceArithmetic(base).terms, practiceArithmetic(head).terms];
  const name = (term: PracticeTerm) => term.contribution?.check ?? "";
  const [olds, nows] = [old, now].map((terms) => new Map(terms.map((term) => [name(term), term])));
  for (const check of new Set([...(olds?.keys() ?? []), ...(nows?.keys() ?? [])])) {
    const [was, is] = [olds?.get(check), nows?.get(check)];
    if (check === "") parts.answers += points * ((is?.low ?? 0) - (was?.low ?? 0));
    else {
      const move = termMove(
        { term: was, findings: findings.base.get(check) ?? [] },
        { term: is, findings: findings.head.get(check) ?? [] },
      );
      for (const cause of ["evidenceGained", "evidenceLost", "outcomes", "applicability"] as const) {
        parts[cause] += points * move[cause];
      }
    }
  }
}

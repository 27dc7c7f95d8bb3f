import { STRENGTHS, type Strength } from "../model/evidence.ts";
import { findingId } from "../model/ids.ts";
import { byCodeUnit } from "../model/order.ts";
import { decide } from "../model/outcome.ts";
import type { Severity } from "../model/rules.ts";
import type { JudgedCheck } from "./evaluate.ts";
import { judgementsOf } from "./evaluate.ts";

/**
 * What one check says over all its subjects, as shares of those it applies to (0..1): every subject counts the same.
 * `low` takes the open ones as 0; what is decided is `decided`, of which `low` was reached.
 */
export interface CheckSummary {
  check: string;
  severity: Severity;
  /** Subjects it was put to that it applies to. 0: not applicable anywhere. */
  applicable: number;
  low: number;
  decided: number;
  strength: { [S in Strength]: number };
  /** Something is open although a configured source was to give it: no answer may stand in for it. */
  blocked: boolean;
  fails: boolean;
  waives: boolean;
  errors: boolean;
  findings: string[];
  /** The commonest reasons of what is open, most frequent first. */
  reasons: string[];
}

/** Check id → what it says. */
export type Summaries = Pick<ReadonlyMap<string, CheckSummary>, "get">;

/** `workload` is its name: the subject of the finding that unmeasured components share. */
export function summarize(entry: JudgedCheck, workload: string): CheckSummary {
  const strengths: { [S in Strength]: number } = { attested: 0, configured: 0, observed: 0 };
  const reasons = new Map<string, number>();
  let applicable = 0;
  let reached = 0;
  let decided = 0;
  let blocked = false;
  let fails = false;
  let waives = false;
  let errors = false;
  for (const judgement of entry.verdicts) {
    const decision = decide(judgement.outcome);
    if (decision.kind === "irrelevant") continue;
    applicable++;
    if (decision.kind === "open") {
      blocked ||= judgement.planned;
      errors ||= judgement.outcome.outcome === "error";
      const reason = "reason" in judgement.outcome ? judgement.outcome.reason : "";
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      continue;
    }
    decided++;
    reached += decision.score;
    fails ||= judgement.outcome.outcome === "fail";
    waives ||= judgement.outcome.outcome === "waived";
    if (judgement.strength) strengths[judgement.strength]++;
  }
  const share = (count: number) => (applicable === 0 ? 0 : count / applicable);
  return {
    check: entry.check.id,
    severity: entry.check.severity,
    applicable,
    low: share(reached),
    decided: share(decided),
    strength: Object.fromEntries(
      STRENGTHS.map((strength) => [strength, share(strengths[strength])]),
    ) as CheckSummary["strength"],
    blocked,
    fails,
    waives,
    errors,
    findings: findingIds(entry, workload),
    reasons: [...reasons].sort(([a, n], [b, m]) => m - n || byCodeUnit(a, b)).map(([reason]) => reason),
  };
}

/** Subjects that nothing configured could measure share one finding, on the workload (see findings.ts). */
function findingIds(entry: JudgedCheck, workload: string): string[] {
  const ids = new Set<string>();
  for (const judgement of judgementsOf(entry)) {
    if (judgement.outcome.outcome === "not-applicable") continue;
    const shared = judgement.outcome.outcome === "unknown" && !judgement.planned;
    ids.add(findingId(entry.check.id, shared ? workload : judgement.subject.id));
  }
  return [...ids].sort();
}

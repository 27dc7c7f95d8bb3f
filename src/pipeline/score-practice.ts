import type { PracticeCheck } from "../frameworks/mapping.ts";
import type { Contribution, PracticeResult } from "../model/assessment.ts";
import type { Strength } from "../model/evidence.ts";
import { byCodeUnit } from "../model/order.ts";
import type { OutcomeName } from "../model/outcome.ts";
import type { Practice, ScoringRules } from "../model/rules.ts";
import { listed } from "../model/text.ts";
import type { Answer, Waiver } from "../model/workload.ts";
import type { CheckSummary, Summaries } from "./check-summary.ts";

export interface PracticeInput {
  practice: Practice;
  mappings: readonly PracticeCheck[];
  summaries: Summaries;
  /** Check id → in how many practices of this pillar it speaks. */
  splits: ReadonlyMap<string, number>;
  /** Live answers and practice waivers only. */
  answer: Answer | undefined;
  waiver: Waiver | undefined;
  scoring: ScoringRules;
}

/** Shares of the practice's own weight, 0..1: what the pillar adds up. */
export interface ScoredPractice {
  result: PracticeResult;
  strength: { [S in Strength]: number };
}

interface Applied {
  mapping: PracticeCheck;
  summary: CheckSummary;
  share: number;
}

/** A tolerance for sums of shares that should be 1: a few units in the last place. */
const WHOLE = 1 - 1e-9;

/** Scores one practice by DESIGN's rules (docs/scoring.md). Pure; order of mappings does not matter. */
export function scorePractice(input: PracticeInput): ScoredPractice {
  const applied = appliedChecks(input);
  const fulls = applied.filter((one) => one.mapping.covers === "full");
  const parts = applied.filter((one) => one.mapping.covers === "part");
  const deciding = fulls.length > 0 ? fulls : parts;

  const fullsDecide = fulls.length > 0 && sum(fulls.map((one) => one.share * one.summary.decided)) >= WHOLE;
  let low = sum(deciding.map((one) => one.share * one.summary.low));
  let coverage = sum(deciding.map((one) => one.share * one.summary.decided));
  const strength = {
    attested: sum(deciding.map((one) => one.share * one.summary.strength.attested)),
    configured: sum(deciding.map((one) => one.share * one.summary.strength.configured)),
    observed: sum(deciding.map((one) => one.share * one.summary.strength.observed)),
  };
  if (fulls.length > 0) {
    // A failing part is known to fail even while the full check is open; a passing one proves nothing beside it.
    for (const one of parts) {
      const failing = Math.min(one.share * (one.summary.decided - one.summary.low), 1 - coverage);
      if (failing <= 0) continue;
      for (const level of ["attested", "configured", "observed"] as const) {
        strength[level] +=
          one.summary.decided === 0 ? 0 : (failing * one.summary.strength[level]) / one.summary.decided;
      }
      coverage += failing;
    }
  }

  const naByCheck = fulls.length === 0 && parts.length === 0 && fullIsNotApplicable(input);
  const blocked = applied.some((one) => one.summary.blocked);
  const answer = useOf(input.answer, { blocked, coverage });
  if (answer.counts && input.answer && input.answer.outcome !== "not-applicable") {
    const open = 1 - coverage;
    const worth = { pass: 1, partial: input.scoring.answerPartialScore.value, fail: 0 }[input.answer.outcome];
    low += open * worth;
    strength.attested += open;
    coverage = 1;
  }
  // Sums of shares may miss 0 and 1 by a rounding.
  if (coverage >= WHOLE) coverage = 1;
  low = Math.min(low, coverage);

  const outcome = outcomeOf(input, {
    applied,
    counting: fullsDecide ? fulls : applied,
    coverage,
    low,
    naByCheck,
    answer,
  });
  const nothing = outcome.name === "not-applicable";
  return {
    strength: nothing ? { attested: 0, configured: 0, observed: 0 } : strength,
    result: {
      id: input.practice.id,
      title: input.practice.title,
      ...(input.practice.question === undefined ? {} : { question: input.practice.question }),
      ...(input.practice.risk === undefined ? {} : { risk: input.practice.risk }),
      outcome: outcome.name,
      score: nothing || coverage === 0 ? null : low / coverage,
      low: nothing ? 0 : low,
      high: nothing ? 0 : 1 - coverage + low,
      coverage: nothing ? 0 : coverage,
      weight: nothing ? 0 : input.practice.risk ? input.scoring.riskWeights[input.practice.risk] : 1,
      findings: [...new Set(applied.flatMap((one) => one.summary.findings))].sort(),
      contributions: applied.map(contribution),
      ...(input.answer ? { answer: input.answer } : {}),
      ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
      ...(input.practice.wouldEvidence === undefined ? {} : { wouldEvidence: input.practice.wouldEvidence }),
    },
  };
}

function appliedChecks(input: PracticeInput): Applied[] {
  const partMappings = input.mappings.filter((mapping) => mapping.covers === "part");
  const known = (mapping: PracticeCheck) => input.summaries.get(mapping.check);
  const weightOf = (mapping: PracticeCheck) => {
    const summary = known(mapping);
    return summary ? input.scoring.severityWeights[summary.severity] : 0;
  };
  const total = Math.min(input.scoring.partShare.each * partMappings.length, input.scoring.partShare.atMost);
  const weights = sum(partMappings.map(weightOf));
  const fullCount = input.mappings.filter(
    (mapping) => mapping.covers === "full" && (known(mapping)?.applicable ?? 0) > 0,
  ).length;
  return [...input.mappings]
    .sort((a, b) => byCodeUnit(a.check, b.check))
    .flatMap((mapping): Applied[] => {
      const summary = known(mapping);
      if (!summary || summary.applicable === 0) return [];
      const share =
        mapping.covers === "full"
          ? 1 / fullCount
          : (total * weightOf(mapping)) / weights / (input.splits.get(mapping.check) ?? 1);
      return [{ mapping, summary, share }];
    });
}

function fullIsNotApplicable(input: PracticeInput): boolean {
  return input.mappings.some((mapping) => {
    const summary = mapping.covers === "full" ? input.summaries.get(mapping.check) : undefined;
    return (
      summary !== undefined && summary.applicable === 0 && summary.findings.length === 0 && summary.reasons.length === 0
    );
  });
}

interface AnswerUse {
  counts: boolean;
  /** Why the answer stands beside the practice and does not count. */
  beside?: string;
}

/** An answer fills what is open, never what a configured check should have told and did not. */
function useOf(answer: Answer | undefined, state: { blocked: boolean; coverage: number }): AnswerUse {
  if (!answer) return { counts: false };
  if (state.blocked) {
    return {
      counts: false,
      beside: `the answer "${answer.outcome}" stands beside it: evidence that was to decide it is missing`,
    };
  }
  if (answer.outcome === "not-applicable" && state.coverage > 0) {
    return { counts: false, beside: 'the answer "not-applicable" is contradicted: there is evidence about it' };
  }
  if (state.coverage >= WHOLE) {
    return { counts: false, beside: `evidence decides it; the answer "${answer.outcome}" stands beside it` };
  }
  return { counts: true };
}

interface State {
  applied: Applied[];
  /** Those whose failing makes the practice fail: the full checks alone once they decide it. */
  counting: Applied[];
  coverage: number;
  low: number;
  naByCheck: boolean;
  answer: AnswerUse;
}

function outcomeOf(input: PracticeInput, state: State): { name: OutcomeName; reason?: string } {
  const { applied, coverage, low, answer } = state;
  const beside = answer.beside === undefined ? "" : `; ${answer.beside}`;
  const answered = answer.counts ? input.answer : undefined;
  if (answered?.outcome === "not-applicable")
    return { name: "not-applicable", reason: `${answered.by}: ${answered.reason}` };
  if (state.naByCheck)
    return { name: "not-applicable", reason: "the check that decides it does not apply to any component" };

  const failing = state.counting.filter((one) => one.summary.fails);
  const waiving = state.counting.filter((one) => one.summary.waives);
  const shortfall = failing.length > 0 || answered?.outcome === "fail";
  if ((shortfall || waiving.length > 0) && input.waiver) {
    return {
      name: "waived",
      reason: `accepted by ${input.waiver.owner} until ${input.waiver.until}: ${input.waiver.reason}`,
    };
  }
  if (failing.length > 0) {
    const of = applied.length === 1 ? "" : ` of ${applied.length} checks`;
    const open = coverage >= WHOLE ? "" : `; ${percent(1 - coverage)} of it is not known`;
    return {
      name: "fail",
      reason: `fails in proportion: ${listed(failing.map((one) => one.mapping.check))}${of}${open}${beside}`,
    };
  }
  if (answered?.outcome === "fail") return { name: "fail", reason: `answered by ${answered.by}: ${answered.reason}` };
  if (waiving.length > 0) return { name: "waived", reason: "what fails of it is accepted by a waiver" };
  if (coverage >= WHOLE) {
    const by = answered ? `answered by ${answered.by}: ${answered.reason}` : undefined;
    const failingParts = applied.filter((one) => one.summary.fails).map((one) => one.mapping.check);
    const but =
      failingParts.length > 0 ? `decided by a check of all of it; ${listed(failingParts)}, of a part, fails` : by;
    if (low >= WHOLE) return { name: "pass", ...(but ? { reason: but } : {}) };
    return { name: "partial", ...(by ? { reason: by } : {}) };
  }
  if (coverage > 0) return { name: "partial", reason: `${percent(1 - coverage)} of it is not known${beside}` };
  return {
    name: applied.some((one) => one.summary.errors) ? "error" : "unknown",
    reason: `${whyUnknown(input, applied)}${beside}`,
  };
}

function whyUnknown(input: PracticeInput, applied: Applied[]): string {
  if (input.mappings.length === 0) return "no check speaks to it yet";
  if (applied.length === 0) return "the checks that speak to it do not apply to this workload";
  const reasons = [...new Set(applied.flatMap((one) => one.summary.reasons.slice(0, 1)))];
  return listed(reasons, 2);
}

function contribution(one: Applied): Contribution {
  return {
    check: one.mapping.check,
    covers: one.mapping.covers,
    why: one.mapping.why,
    share: one.share,
    decided: one.share * one.summary.decided,
    score: one.summary.decided === 0 ? null : one.summary.low / one.summary.decided,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

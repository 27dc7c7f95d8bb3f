import { practiceChecks, splitsOf } from "../frameworks/mapping.ts";
import type { FrameworkResult, PillarResult, PracticeResult, Score } from "../model/assessment.ts";
import type { Check, Framework, FrameworkPillar, Practice, ScoringRules, Severity } from "../model/rules.ts";
import { type Tracing, UNTRACED } from "../model/tracing.ts";
import type { Answer, Waiver } from "../model/workload.ts";
import type { CheckSummary, Summaries } from "./check-summary.ts";
import { type ScoredPractice, scorePractice } from "./score-practice.ts";

export interface ScoreInput {
  checks: readonly Check[];
  summaries: ReadonlyMap<string, CheckSummary>;
  /** Live at `asOf`. */
  answers: readonly Answer[];
  waivers: readonly Waiver[];
  scoring: ScoringRules;
}

/** Projects the same findings onto one framework. Pure. */
export function scoreFramework(framework: Framework, input: ScoreInput, tracing: Tracing = UNTRACED): FrameworkResult {
  const mappings = practiceChecks(framework, input.checks);
  return {
    id: framework.id,
    title: framework.title,
    version: framework.version,
    pillars: framework.pillars.map((pillar) =>
      tracing.step(`pillar ${framework.id}/${pillar.id}`, () => scorePillar(framework.id, pillar, mappings, input)),
    ),
  };
}

function scorePillar(
  frameworkId: string,
  pillar: FrameworkPillar,
  mappings: ReturnType<typeof practiceChecks>,
  input: ScoreInput,
): PillarResult {
  const score = practiceScorer(frameworkId, pillar, mappings, input);
  const scored = pillar.practices.map((practice) => score(practice, input.summaries));
  return {
    id: pillar.id,
    title: pillar.title,
    ...(pillar.questions ? { questions: pillar.questions } : {}),
    score: scoreOf(scored, input.scoring),
    risks: risksOf(
      pillar,
      scored.map((one) => one.result),
      input.summaries,
    ),
    practices: scored.map((one) => one.result),
  };
}

/** Scores practices of one pillar by any summaries; `mappings` are those that `practiceChecks` gives for its framework. */
export function practiceScorer(
  frameworkId: string,
  pillar: FrameworkPillar,
  mappings: ReturnType<typeof practiceChecks>,
  input: Omit<ScoreInput, "summaries">,
): (practice: Practice, summaries: Summaries) => ScoredPractice {
  const splits = splitsOf(pillar, mappings);
  const mine = (one: { framework?: string }) => one.framework === undefined || one.framework === frameworkId;
  return (practice, summaries) =>
    scorePractice({
      practice,
      mappings: mappings.get(practice.id) ?? [],
      summaries,
      splits,
      answer: input.answers.find((answer) => mine(answer) && answer.practice === practice.id),
      waiver: input.waivers.find((waiver) => mine(waiver) && waiver.practice === practice.id),
      scoring: input.scoring,
    });
}

/** Weighted mean over practices, with its interval. `value` is null below the minimum coverage. */
function scoreOf(practices: readonly ScoredPractice[], scoring: ScoringRules): Score {
  const totals = { weight: 0, low: 0, high: 0, coverage: 0, attested: 0, configured: 0, observed: 0 };
  for (const { result, strength } of practices) {
    totals.weight += result.weight;
    totals.low += result.weight * result.low;
    totals.high += result.weight * result.high;
    totals.coverage += result.weight * result.coverage;
    totals.attested += result.weight * strength.attested;
    totals.configured += result.weight * strength.configured;
    totals.observed += result.weight * strength.observed;
  }
  if (totals.weight === 0) {
    return {
      value: null,
      low: 0,
      high: 100,
      coverage: 0,
      strength: { attested: 0, configured: 0, observed: 0 },
      reason: "no practice of it applies to this workload",
    };
  }
  const coverage = totals.coverage / totals.weight;
  const shares = totals.attested + totals.configured + totals.observed;
  const share = (part: number) => (shares === 0 ? 0 : part / shares);
  const enough = totals.coverage > 0 && coverage >= scoring.minimumCoverage.value;
  return {
    value: enough ? (100 * totals.low) / totals.coverage : null,
    low: (100 * totals.low) / totals.weight,
    high: (100 * totals.high) / totals.weight,
    coverage,
    strength: {
      attested: share(totals.attested),
      configured: share(totals.configured),
      observed: share(totals.observed),
    },
    ...(enough
      ? {}
      : {
          reason:
            totals.coverage === 0
              ? "nothing of it is decided"
              : `${(coverage * 100).toFixed(1)} % of its weight is decided, less than the ${scoring.minimumCoverage.value * 100} % that a score needs`,
        }),
  };
}

const SEVERITY_RISK: { [S in Severity]: "high" | "medium" | "low" } = {
  critical: "high",
  high: "high",
  medium: "medium",
  low: "low",
};

/** As the AWS tool counts: by question where there are questions, each by its worst failed practice; else by practice. */
function risksOf(
  pillar: FrameworkPillar,
  results: readonly PracticeResult[],
  summaries: ReadonlyMap<string, CheckSummary>,
): PillarResult["risks"] {
  const groups = pillar.questions
    ? pillar.questions.map((question) => results.filter((practice) => practice.question === question.id))
    : results.map((practice) => [practice]);
  const risks = { high: 0, medium: 0, low: 0, unanswered: 0 };
  for (const group of groups) {
    const failed = group.filter(falls).map((practice) => practice.risk ?? riskOfChecks(practice, summaries));
    const worst = (["high", "medium", "low"] as const).find((level) => failed.includes(level));
    if (worst) risks[worst]++;
    else if (group.some((practice) => practice.outcome !== "not-applicable" && practice.coverage < 1))
      risks.unanswered++;
  }
  return risks;
}

/** Failed, or wholly decided and short of a pass. */
function falls(practice: PracticeResult): boolean {
  return practice.outcome === "fail" || (practice.outcome === "partial" && practice.coverage >= 1);
}

/** Where the publisher gives no risk, that of the worst failing check. */
function riskOfChecks(
  practice: PracticeResult,
  summaries: ReadonlyMap<string, CheckSummary>,
): "high" | "medium" | "low" {
  const levels = practice.contributions
    .filter((one) => one.score !== null && one.score < 1)
    .map((one) => SEVERITY_RISK[summaries.get(one.check)?.severity ?? "medium"]);
  return (["high", "medium", "low"] as const).find((level) => levels.includes(level)) ?? "medium";
}

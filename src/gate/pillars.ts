import type { Assessment, Score } from "../model/assessment.ts";
import type { GatePolicy, PillarPolicy } from "../model/gate.ts";
import { type Judged, nothingJudged } from "./judged.ts";

/** The ids by which a policy may name the pillars of an assessment. */
export function pillarNames({ frameworks }: Pick<Assessment, "frameworks">): string[] {
  return [
    ...new Set(frameworks.flatMap(({ pillars }) => pillars.map(({ id }) => id))),
    ...frameworks.flatMap((framework) => framework.pillars.map(({ id }) => `${framework.id}/${id}`)),
  ];
}

/** Scores and coverage. A bare id is that pillar in every framework of the assessment; under two names both sets of rules hold. */
export function judgePillars({ frameworks }: Assessment, policies: NonNullable<GatePolicy["pillars"]>): Judged {
  const judged = nothingJudged();
  for (const [name, policy] of Object.entries(policies)) {
    let found = false;
    for (const framework of frameworks) {
      for (const pillar of framework.pillars) {
        const full = `${framework.id}/${pillar.id}`;
        if (name !== pillar.id && name !== full) continue;
        found = true;
        judgePillar(judged, full, pillar.score, policy);
      }
    }
    if (!found) judged.missing.push({ rule: `pillars.${name}`, reason: `the assessment has no pillar "${name}"` });
  }
  return judged;
}

function judgePillar(judged: Judged, pillar: string, score: Score, policy: PillarPolicy): void {
  const { minScore, minCoverage, judge = "low" } = policy;
  if (minCoverage !== undefined) {
    const rule = `pillars.${pillar}.minCoverage`;
    if (score.coverage < minCoverage)
      judged.missing.push({
        rule,
        reason: `${pillar}: coverage is ${score.coverage}, at least ${minCoverage} is asked`,
      });
    else judged.held.push({ rule, subject: pillar });
  }
  if (minScore === undefined) return;
  const rule = `pillars.${pillar}.minScore`;
  const measured = score[judge];
  if (measured === null)
    judged.missing.push({ rule, reason: `${pillar}: it has no value, ${score.reason ?? "too little of it is known"}` });
  else if (measured < minScore) {
    judged.violations.push({
      rule,
      expected: `>= ${minScore}`,
      measured,
      message: `${pillar} scores too little, by its ${judge === "low" ? "low (what is proven)" : "value"}`,
      subject: pillar,
    });
  } else judged.held.push({ rule, subject: pillar });
}

import type { Assessment, PillarResult } from "../../model/assessment.ts";
import { formatInterval, formatScore, formatShare } from "../quantities.ts";
import { riskCounts } from "../words.ts";
import { escaped, tableOf } from "./escape.ts";

const HEADS = ["Pillar", "Score", "Low–high", "Coverage", "Risks", "Known by"];

export function scores(assessment: Assessment): string[] {
  return [
    ...assessment.frameworks.flatMap((framework) => [
      `## ${escaped(`${framework.title} ${framework.version}`)}`,
      "",
      ...tableOf(HEADS, framework.pillars.map(rowOf)),
      ...framework.pillars
        .filter((pillar) => pillar.score.value === null)
        .map(
          (pillar) => `- ${escaped(pillar.title)}: no score, ${escaped(pillar.score.reason ?? "too little is known")}`,
        ),
      "",
    ]),
    "_Score: weighted mean over what was decided. Low–high: everything unknown taken as failed and as passed. Coverage: decided share of the weight._",
    "",
  ];
}

function rowOf(pillar: PillarResult): string[] {
  const { score } = pillar;
  return [
    escaped(pillar.title),
    score.value === null ? "–" : `**${formatScore(score.value)}**`,
    formatInterval(score),
    formatShare(score.coverage),
    riskCounts(pillar.risks),
    strengths(pillar),
  ];
}

function strengths(pillar: PillarResult): string {
  const parts = (["observed", "configured", "attested"] as const)
    .filter((strength) => pillar.score.strength[strength] > 0)
    .map((strength) => `${formatShare(pillar.score.strength[strength])} ${strength}`);
  return parts.length === 0 ? "–" : parts.join(", ");
}

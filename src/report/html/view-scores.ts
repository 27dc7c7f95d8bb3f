import type { PillarResult } from "../../model/assessment.ts";
import { formatInterval, formatScore, formatShare } from "../quantities.ts";
import type { Svg } from "../svg/svg.ts";
import { riskCounts, riskLevel, riskPhrase } from "../words.ts";
import { scoreBar } from "./charts/score-bar.ts";
import type { ViewContext } from "./view-context.ts";

interface PillarRow {
  href: string;
  title: string;
  score: string;
  bar: Svg;
  interval: string;
  /** The coverage; the pillar's own section says why there is no score. */
  known: string;
  tone: string;
  phrase: string;
}

interface FrameworkScoresView {
  href: string;
  title: string;
  version: string;
  pillars: PillarRow[];
}

export function scoresView({ assessment, anchors }: ViewContext): FrameworkScoresView[] {
  return assessment.frameworks.map((framework) => ({
    href: `#${anchors.of("framework", framework.id)}`,
    title: framework.title,
    version: framework.version,
    pillars: framework.pillars.map(({ id, title, score, risks }) => ({
      href: `#${anchors.of("pillar", framework.id, id)}`,
      title,
      score: formatScore(score.value),
      bar: scoreBar(score),
      interval: formatInterval(score),
      known: formatShare(score.coverage),
      tone: riskLevel(risks),
      phrase: riskPhrase({ risks, score }),
    })),
  }));
}

/** The pillar's numbers as one sentence, for the head of its section. */
export function scoreSentence(pillar: PillarResult): string {
  const { score, risks } = pillar;
  const value =
    score.value === null ? `No score: ${score.reason ?? "too little is known"}` : `Score ${formatScore(score.value)}`;
  const strengths = (["observed", "configured", "attested"] as const)
    .filter((strength) => score.strength[strength] > 0)
    .map((strength) => `${formatShare(score.strength[strength])} ${strength}`);
  const known = strengths.length > 0 ? `, of it ${strengths.join(", ")}` : "";
  return `${value}. Between ${formatInterval(score).replace("–", " and ")}; ${formatShare(score.coverage)} is known${known}. Risks: ${riskCounts(risks)}.`.replaceAll(
    " %",
    "\u00a0%",
  );
}

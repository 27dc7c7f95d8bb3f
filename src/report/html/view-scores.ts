import type { FrameworkResult, PillarResult } from "../../model/assessment.ts";
import { formatInterval, formatScore, formatShare } from "../quantities.ts";
import type { Svg } from "../svg/svg.ts";
import { riskCounts, riskLevel, riskPhrase } from "../words.ts";
import { gauge } from "./charts/gauge.ts";
import type { ViewContext } from "./view-context.ts";

interface GaugeView {
  href: string;
  title: string;
  chart: Svg;
  tone: string;
  phrase: string;
  /** The coverage, and why there is no score; the pillar's own section gives the whole reason. */
  known: string;
}

interface FrameworkScoresView {
  id: string;
  title: string;
  version: string;
  gauges: GaugeView[];
}

export function scoresView(context: ViewContext): FrameworkScoresView[] {
  return context.assessment.frameworks.map((framework) => ({
    id: context.anchors.of("scores", framework.id),
    title: framework.title,
    version: framework.version,
    gauges: framework.pillars.map((pillar) => gaugeView(context, framework, pillar)),
  }));
}

function gaugeView(context: ViewContext, framework: FrameworkResult, pillar: PillarResult): GaugeView {
  const { score, risks } = pillar;
  return {
    href: `#${context.anchors.of("pillar", framework.id, pillar.id)}`,
    title: pillar.title,
    chart: gauge(context.anchors.of("gauge", framework.id, pillar.id), pillar.title, score),
    tone: riskLevel(risks),
    phrase: riskPhrase(risks),
    known: knownPhrase(score),
  };
}

function knownPhrase(score: PillarResult["score"]): string {
  const known = `${formatShare(score.coverage)} known`;
  if (score.value !== null) return known;
  return score.coverage > 0 ? `${known}, too little for a score` : `no score: ${score.reason ?? "nothing is known"}`;
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

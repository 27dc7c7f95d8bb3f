import type { FrameworkResult, PillarResult, PracticeResult } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { pillarArithmetic } from "../arithmetic.ts";
import { groupBy, isOpen, practiceGroups } from "../findings.ts";
import { formatPoints } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import type { ViewContext } from "./view-context.ts";
import { type PracticeView, practiceView } from "./view-practice.ts";
import { scoreSentence } from "./view-scores.ts";

interface GroupView {
  outcome: OutcomeName;
  title: string;
  symbol: string;
  count: number;
  /** Shown at once, folded, or folded by question. */
  open: boolean;
  questions: { title: string; count: string; practices: PracticeView[] }[];
  practices: PracticeView[];
}

interface PillarView {
  id: string;
  title: string;
  sentence: string;
  summary: string;
  adds: string;
  commonReason: string;
  groups: GroupView[];
}

interface FrameworkView {
  id: string;
  title: string;
  version: string;
  pillars: PillarView[];
}

export function frameworksView(context: ViewContext): FrameworkView[] {
  return context.assessment.frameworks.map((framework) => ({
    id: context.anchors.of("framework", framework.id),
    title: framework.title,
    version: framework.version,
    pillars: framework.pillars.map((pillar) => pillarView(context, framework, pillar)),
  }));
}

function pillarView(context: ViewContext, framework: FrameworkResult, pillar: PillarResult): PillarView {
  const sums = pillarArithmetic(pillar);
  const points = new Map(sums.rows.map((row) => [row.practice.id, row]));
  const common = commonest(pillar.practices.filter(isOpen).map((practice) => practice.reason ?? ""));
  const view = (practice: PracticeResult) => {
    const row = points.get(practice.id);
    const gives =
      row && row.share > 0
        ? `${formatPoints(row.low)} of its ${formatPoints(100 * row.share)} points in the pillar`
        : "";
    return practiceView(context, framework.id, practice, gives, common);
  };
  const groups = practiceGroups(pillar.practices);
  return {
    id: context.anchors.of("pillar", framework.id, pillar.id),
    title: pillar.title,
    sentence: scoreSentence(pillar),
    summary: groups.map((group) => `${group.practices.length} ${OUTCOME_WORDS[group.outcome].many}`).join(" · "),
    adds: sums.agrees
      ? ""
      : "What the practices add up to is not the printed score: this assessment was changed after it was made.",
    commonReason: common,
    groups: groups.map((group) => groupView(pillar, group, view)),
  };
}

function groupView(
  pillar: PillarResult,
  group: { outcome: OutcomeName; practices: PracticeResult[] },
  view: (practice: PracticeResult) => PracticeView,
): GroupView {
  const { group: title, symbol } = OUTCOME_WORDS[group.outcome];
  const byQuestion = group.outcome === "unknown" && group.practices.some((practice) => practice.question !== undefined);
  const titles = new Map((pillar.questions ?? []).map((question) => [question.id, `${question.id} ${question.title}`]));
  const questions = byQuestion ? [...groupBy(group.practices, (practice) => practice.question ?? "")] : [];
  return {
    outcome: group.outcome,
    title,
    symbol,
    count: group.practices.length,
    open: group.outcome === "fail" || group.outcome === "partial" || group.outcome === "error" || byQuestion,
    questions: questions.map(([id, members]) => ({
      title: titles.get(id) ?? (id || "Others"),
      count: counted(members.length, "practice"),
      practices: members.map(view),
    })),
    practices: byQuestion ? [] : group.practices.map(view),
  };
}

function commonest(reasons: readonly string[]): string {
  const sizes = [...groupBy(reasons, (reason) => reason)].sort(
    ([a, one], [b, two]) => two.length - one.length || byCodeUnit(a, b),
  );
  return sizes[0]?.[0] ?? "";
}

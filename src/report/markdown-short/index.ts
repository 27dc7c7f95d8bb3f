import type { Assessment } from "../../model/assessment.ts";
import { shellWord } from "../../model/text.ts";
import { byUrgency, isGap, type Unknown, unknownFindings, unknownPractices, verdicts } from "../findings.ts";
import type { Format, FormatOptions } from "../format.ts";
import { formatTime } from "../instants.ts";
import { code, escaped, tableOf } from "../markdown/escape.ts";
import { budgetRows } from "../objectives.ts";
import { formatInterval, formatPoints, formatScore, formatShare } from "../quantities.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted, EFFORT_WORDS, riskCounts, shortDigest } from "../words.ts";
import { fitted, shortened } from "./limit.ts";

/** Rows of each part: about a screen, unless everything is asked for. */
const SHOWN = { pillars: 30, budgets: 6, fixes: 3, findings: 5, unknowns: 4, failures: 3 };
const SHOWN_VERBOSE = { pillars: 200, budgets: 50, fixes: 20, findings: 50, unknowns: 30, failures: 20 };

/** What a comment on a pull request has room for: scores, budgets, what to mend first, what is not known. Never above 60,000 characters. */
export const markdownShort: Format = {
  id: "markdown-short",
  extension: "md",
  render(assessment, options) {
    const shown = visibleAssessment(assessment);
    const most = options.verbose ? SHOWN_VERBOSE : SHOWN;
    const parts = [head(shown), ...[scores, budgets, fixes, findings, notKnown].map((part) => part(shown, most))];
    return fitted(parts, foot(shown, options));
  },
};

type Most = typeof SHOWN;

function head({ workload, asOf, findings: all }: Assessment): string[] {
  return [
    `### Architecture of ${say(workload.name)}`,
    "",
    `As of ${say(formatTime(asOf))} · ${counted(workload.components.length, "component")} · ${verdicts(all) || "no verdict"}`,
  ];
}

function scores({ frameworks }: Assessment, most: Most): string[] {
  const rows = frameworks.flatMap((framework) =>
    framework.pillars.map(({ title, score, risks }) => [
      say(framework.title),
      say(title),
      score.value === null ? "–" : `**${formatScore(score.value)}**`,
      formatInterval(score),
      formatShare(score.coverage),
      riskCounts(risks),
    ]),
  );
  return [
    ...tableOf(["Framework", "Pillar", "Score", "Low–high", "Coverage", "Risks"], rows.slice(0, most.pillars)),
    ...more(rows.length - most.pillars, "more pillar"),
    "_Low–high takes everything unknown as failed and as passed; –: too little is decided for a score._",
  ];
}

/** Those that ask for something; the others are counted. */
function budgets({ errorBudgets }: Assessment, most: Most): string[] {
  if (errorBudgets.length === 0) return [];
  const rows = budgetRows(errorBudgets).filter(({ status, firing }) => status !== "healthy" || firing.length > 0);
  const healthy = errorBudgets.length - rows.length;
  return [
    `**Error budgets**: ${healthy} of ${errorBudgets.length} healthy`,
    ...rows
      .slice(0, most.budgets)
      .map(
        ({ mark, status, name, service, budget }) => `- ${say(`${mark} ${status}: ${name} (${service}), ${budget}`)}`,
      ),
    ...more(rows.length - most.budgets, "more objective"),
  ];
}

function fixes({ fixes: all }: Assessment, most: Most): string[] {
  if (all.length === 0) return [];
  return [
    `**Mend first** (${counted(all.length, "fix", "fixes")} in all)`,
    ...all
      .slice(0, most.fixes)
      .map(
        ({ title, check, gain, effort, subjects, remediation }, index) =>
          `${index + 1}. ${say(title)} (${show(check)}, ${counted(subjects.length, "place")}): +${formatPoints(gain)} points of low, ${EFFORT_WORDS[effort]} effort. ${say(remediation)}`,
      ),
  ];
}

function findings({ findings: all }: Assessment, most: Most): string[] {
  const gaps = all.filter(isGap).sort(byUrgency);
  if (gaps.length === 0) return [];
  return [
    `**Worst findings** (${gaps.length} ask for work)`,
    ...gaps
      .slice(0, most.findings)
      .map(({ severity, title, subject, id }) => `- ${severity}: ${say(title)} at ${show(subject)} (${show(id)})`),
  ];
}

/** Sources that gave nothing first: what they would have said is not known, whatever the scores say. */
function notKnown(assessment: Assessment, most: Most): string[] {
  const failed = assessment.diagnostics.filter(({ level }) => level === "error");
  const reasons = [
    ...unknownFindings(assessment).map((one) => reasonOf(one, "verdict")),
    ...unknownPractices(assessment).map((one) => reasonOf(one, "practice")),
  ];
  if (failed.length + reasons.length === 0) return [];
  return [
    "**Not known**",
    ...failed.slice(0, most.failures).map(({ provider, message }) => `- ✗ ${show(provider)}: ${say(message)}`),
    ...more(failed.length - most.failures, "more error"),
    ...reasons.slice(0, most.unknowns),
    ...more(reasons.length - most.unknowns, "more reason"),
  ];
}

function reasonOf({ count, brief }: Unknown, noun: string): string {
  return `- ${counted(count, noun)}: ${say(brief)}`;
}

function foot({ tool, rulesDigest, findings: all }: Assessment, { from }: FormatOptions): string[] {
  const kept = from && "file" in from ? shellWord(from.file) : "assessment.json";
  const worst = all.filter(isGap).sort(byUrgency)[0]?.id ?? "ID";
  return [
    `${show(`plumbrule explain ${shellWord(worst)} ${kept}`)} says why, down to the query; ${show(`plumbrule report ${kept} --format markdown`)} shows all of it. ${say(tool.name)} ${say(tool.version)}, rules ${show(shortDigest(rulesDigest))}`,
  ];
}

function more(rest: number, noun: string): string[] {
  return rest > 0 ? [`- …and ${counted(rest, noun)}`] : [];
}

/** Text from outside, no longer than a line of a comment bears. */
function say(text: string): string {
  return escaped(shortened(text));
}

function show(text: string): string {
  return code(shortened(text));
}

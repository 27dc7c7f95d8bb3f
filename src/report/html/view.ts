import type { Assessment } from "../../model/assessment.ts";
import { deliveryRows, failureRows, gradeRows } from "../delivery.ts";
import { type Unknown, unknownFindings, unknownPractices } from "../findings.ts";
import { formatTime } from "../instants.ts";
import { number } from "../quantities.ts";
import { usageRows } from "../usage.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted, shortDigest } from "../words.ts";
import { checksView } from "./view-checks.ts";
import { checkLink, findingAnchor, viewContext } from "./view-context.ts";
import { evidenceView } from "./view-evidence.ts";
import { fixesView } from "./view-fixes.ts";
import { glanceView } from "./view-glance.ts";
import { objectivesView } from "./view-objectives.ts";
import { frameworksView } from "./view-practices.ts";
import { scoresView } from "./view-scores.ts";
import { storyView } from "./view-story.ts";

export type ReportView = ReturnType<typeof reportView>;

/** All that the templates print, as finished strings: they choose and repeat, they do not compute. */
export function reportView(original: Assessment) {
  const assessment = visibleAssessment(original);
  const context = viewContext(assessment);
  const { workload } = assessment;
  const view = {
    title: workload.name,
    head: [
      { term: "As of", text: formatTime(assessment.asOf) },
      { term: "Components", text: number(workload.components.length) },
      ...(workload.owner ? [{ term: "Owner", text: workload.owner }] : []),
      ...(workload.criticality ? [{ term: "Criticality", text: workload.criticality }] : []),
      { term: "Frameworks", text: assessment.frameworks.map((framework) => framework.title).join(", ") || "none" },
      { term: "Rules", text: shortDigest(assessment.rulesDigest) },
    ],
    lede: `${counted(assessment.findings.length, "verdict")} from ${counted(assessment.evidence.length, "piece")} of evidence, held against ${counted(practiceCount(assessment), "practice")}.`,
    scores: scoresView(context),
    fixes: fixesView(context),
    story: storyView(context),
    frameworks: frameworksView(context),
    checks: checksView(context),
    glance: glanceView(assessment),
    delivery: {
      rows: deliveryRows(assessment.delivery),
      grades: gradeRows(assessment.delivery),
      failures: failureRows(assessment.delivery).slice(0, MOST_FAILURES),
      reason:
        assessment.delivery.services.length === 0 ? (assessment.delivery.reason ?? "no deployment was found") : "",
    },
    objectives: objectivesView(context),
    decisions: assessment.decisions.map((decision) => ({
      title: decision.title,
      check: checkLink(context, decision.checks?.[0] ?? decision.id),
      findings: decision.findings.map((id, index) => ({
        href: `#${findingAnchor(context, id)}`,
        text: String(index + 1),
      })),
    })),
    diagnostics: (["error", "warning", "info"] as const).flatMap((level) =>
      assessment.diagnostics
        .filter((item) => item.level === level)
        .map(({ provider, message }) => ({ level, provider, message })),
    ),
    unknownFindings: unknownFindings(assessment).map(unknownView),
    unknownPractices: unknownPractices(assessment).map(unknownView),
    usage: usageRows(assessment.usage),
    moreComponents:
      workload.components.length > MOST_COMPONENTS
        ? `and ${number(workload.components.length - MOST_COMPONENTS)} more; the JSON has all`
        : "",
    components: workload.components.slice(0, MOST_COMPONENTS).map((component) => ({
      name: component.id,
      type: component.type,
      dependsOn: component.dependsOn.join(", ") || "–",
    })),
    tool: `${assessment.tool.name} ${assessment.tool.version}`,
    rulesDigest: assessment.rulesDigest,
  };
  return { ...view, evidence: evidenceView(context) };
}

const EXAMPLES = 3;
/** Failed deployments listed; the JSON has all. */
const MOST_FAILURES = 100;
/** Rows of the table of components. */
const MOST_COMPONENTS = 500;

function unknownView(unknown: Unknown) {
  const decides = unknown.wouldDecide.length > 0;
  const items = decides ? unknown.wouldDecide : unknown.examples;
  const more = items.length > EXAMPLES ? ` and ${items.length - EXAMPLES} more` : "";
  return {
    count: String(unknown.count),
    reason: unknown.reason,
    label: decides ? "Would be decided by" : "Such as",
    examples: `${items.slice(0, EXAMPLES).join("; ")}${more}`,
  };
}

function practiceCount(assessment: Assessment): number {
  return assessment.frameworks.reduce(
    (total, framework) => total + framework.pillars.reduce((all, pillar) => all + pillar.practices.length, 0),
    0,
  );
}

import type { Assessment } from "../../model/assessment.ts";
import { deliveryRows, failureRows, gradeRows } from "../delivery.ts";
import { type Unknown, unknownFindings, unknownPractices } from "../findings.ts";
import type { FormatOptions } from "../format.ts";
import { formatTime } from "../instants.ts";
import { number } from "../quantities.ts";
import { usageRows } from "../usage.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted, shortDigest, shortened } from "../words.ts";
import { deploymentChart } from "./charts/deployments.ts";
import { checksView } from "./view-checks.ts";
import { viewContext } from "./view-context.ts";
import { decisionsView } from "./view-decisions.ts";
import { evidenceView } from "./view-evidence.ts";
import { fixesView } from "./view-fixes.ts";
import { glanceView } from "./view-glance.ts";
import { heatView } from "./view-heat.ts";
import { movedView } from "./view-moved.ts";
import { objectivesView } from "./view-objectives.ts";
import { frameworksView } from "./view-practices.ts";
import { scoresView } from "./view-scores.ts";
import { storyView } from "./view-story.ts";

export type ReportView = ReturnType<typeof reportView>;

/** All that the templates print, as finished strings: they choose and repeat, they do not compute. */
export function reportView(original: Assessment, options: Pick<FormatOptions, "since"> = {}) {
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
    glance: glanceView(assessment, options.since),
    moved: movedView(assessment, options.since),
    heat: heatView(assessment),
    delivery: {
      charts: assessment.delivery.services.slice(0, MOST_CHARTS).flatMap((one) => {
        const chart = deploymentChart(one);
        return chart ? [{ service: one.service, chart }] : [];
      }),
      rows: deliveryRows(assessment.delivery),
      grades: gradeRows(assessment.delivery),
      failures: failureRows(assessment.delivery).slice(0, MOST_FAILURES),
      reason:
        assessment.delivery.services.length === 0 ? (assessment.delivery.reason ?? "no deployment was found") : "",
    },
    objectives: objectivesView(context),
    decisions: decisionsView(context),
    diagnostics: (["error", "warning", "info"] as const).flatMap((level) =>
      assessment.diagnostics
        .filter((item) => item.level === level)
        .map(({ provider, message }) => ({ level, provider, message })),
    ),
    unknownFindings: unknownsView(unknownFindings(assessment)),
    unknownPractices: unknownsView(unknownPractices(assessment)),
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
  // In this order: each shows only what those before it link to.
  const checks = checksView(context);
  return { ...view, checks, evidence: evidenceView(context) };
}

const EXAMPLES = 3;
/** Failed deployments listed; the JSON has all. */
const MOST_FAILURES = 100;
/** Services whose weeks are drawn. */
const MOST_CHARTS = 12;
/** Rows of the table of components. */
const MOST_COMPONENTS = 500;

/** Reasons shown, those that hold back most; the checks and practices above have all. */
const MOST_REASONS = 12;
/** Letters of one reason, and of what is said of it. */
const LETTERS = 240;

function unknownsView(all: readonly Unknown[]) {
  const rest = all.slice(MOST_REASONS).reduce((sum, one) => sum + one.count, 0);
  return {
    rows: all.slice(0, MOST_REASONS).map(unknownView),
    more: rest > 0 ? `And ${counted(all.length - MOST_REASONS, "more reason")}, of ${number(rest)}.` : "",
  };
}

function unknownView(unknown: Unknown) {
  const decides = unknown.wouldDecide.length > 0;
  const items = decides ? unknown.wouldDecide : unknown.examples;
  const more = items.length > EXAMPLES ? ` and ${items.length - EXAMPLES} more` : "";
  return {
    count: String(unknown.count),
    reason: shortened(unknown.reason, LETTERS),
    label: decides ? "Would be decided by" : "Such as",
    examples: `${shortened(items.slice(0, EXAMPLES).join("; "), LETTERS)}${more}`,
  };
}

function practiceCount(assessment: Assessment): number {
  return assessment.frameworks.reduce(
    (total, framework) => total + framework.pillars.reduce((all, pillar) => all + pillar.practices.length, 0),
    0,
  );
}

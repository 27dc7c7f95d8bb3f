import type { Assessment } from "../../model/assessment.ts";
import type { Format, FormatOptions } from "../format.ts";
import { formatTime } from "../instants.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted } from "../words.ts";
import { budgets } from "./budgets.ts";
import { decisions } from "./decisions.ts";
import { delivery } from "./delivery.ts";
import { code, escaped } from "./escape.ts";
import { fixes } from "./fixes.ts";
import { gaps } from "./gaps.ts";
import { practices } from "./practices.ts";
import { scores } from "./scores.ts";
import { oddities, openQuestions, story } from "./story.ts";

/** GitHub-flavoured, for wikis and job summaries; markdown-short is what fits a comment whatever the assessment. */
export const markdown: Format = {
  id: "markdown",
  extension: "md",
  render(assessment, options) {
    const shown = visibleAssessment(assessment);
    const sections: ((assessment: Assessment, options: FormatOptions) => string[])[] = [
      head,
      scores,
      fixes,
      gaps,
      decisions,
      story,
      budgets,
      delivery,
      oddities,
      openQuestions,
      practices,
      foot,
    ];
    return `${sections
      .flatMap((section) => section(shown, options))
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim()}\n`;
  },
};

function head(assessment: Assessment): string[] {
  const { workload } = assessment;
  return [
    `# Assessment of ${escaped(workload.name)}`,
    "",
    [
      `As of ${escaped(formatTime(assessment.asOf))}`,
      counted(workload.components.length, "component"),
      ...(workload.owner ? [`owner ${escaped(workload.owner)}`] : []),
      ...(workload.criticality ? [`criticality ${escaped(workload.criticality)}`] : []),
    ].join(" · "),
    "",
  ];
}

function foot(assessment: Assessment): string[] {
  return [
    "",
    "---",
    "",
    `${escaped(assessment.tool.name)} ${escaped(assessment.tool.version)} · rules ${code(assessment.rulesDigest)}`,
  ];
}

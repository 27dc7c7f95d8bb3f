import type { Assessment } from "../../model/assessment.ts";
import { shellWord } from "../../model/text.ts";
import { deliveryLines } from "../delivery.ts";
import { byUrgency, isGap } from "../findings.ts";
import type { Format } from "../format.ts";
import { formatTime } from "../instants.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted, shortDigest } from "../words.ts";
import { budgets } from "./budgets.ts";
import { type Context, contextOf, heading } from "./context.ts";
import { decisions } from "./decisions.ts";
import { fixes } from "./fixes.ts";
import { gaps } from "./gaps.ts";
import { wrapped } from "./layout.ts";
import { oddities, openQuestions } from "./open-questions.ts";
import { scoreLegend, scores } from "./scores.ts";
import { story } from "./story.ts";
import { table } from "./table.ts";
import { usage } from "./usage.ts";

/** For a terminal: no line is wider than asked for, and colour never says anything alone. */
export const text: Format = {
  id: "text",
  extension: "txt",
  render(assessment, options) {
    const context = contextOf(options);
    const shown = visibleAssessment(assessment);
    const sections: ((assessment: Assessment, context: Context) => string[])[] = [
      head,
      story,
      gaps,
      decisions,
      budgets,
      delivery,
      oddities,
      openQuestions,
      usage,
      next,
      // Last, where a terminal leaves the eye.
      scores,
      scoreLegendOf,
      fixes,
    ];
    return `${sections.flatMap((section) => section(shown, context)).join("\n")}\n`;
  },
};

function head(assessment: Assessment, context: Context): string[] {
  const { paint, width } = context;
  const { workload } = assessment;
  const facts = [
    `as of ${formatTime(assessment.asOf)}`,
    counted(workload.components.length, "component"),
    ...(workload.owner ? [`owner ${workload.owner}`] : []),
    ...(workload.criticality ? [`criticality ${workload.criticality}`] : []),
    `rules ${shortDigest(assessment.rulesDigest).replace(/^sha256:/, "")}`,
  ];
  return [
    ...wrapped(workload.name, width, { style: paint.bold }),
    ...wrapped(facts.join(" · "), width, { style: paint.dim }),
  ];
}

function scoreLegendOf(_: Assessment, context: Context): string[] {
  return scoreLegend(context);
}

/** The delivery metrics, or in one statement why there are none. */
function delivery(assessment: Assessment, context: Context): string[] {
  if (assessment.delivery.services.length === 0) {
    const why = assessment.delivery.reason ?? "no deployment was found";
    return ["", ...wrapped(`Delivery: not measured, ${why}`, context.width, { rest: "  " })];
  }
  const lines = deliveryLines(assessment.delivery);
  return [
    ...heading(context, "Delivery"),
    ...lines.flatMap((line) =>
      wrapped(line.trimStart(), context.width, { first: line.startsWith(" ") ? "    " : "  ", rest: "      " }),
    ),
  ];
}

/** Commands that go on from here, with ids that exist. */
function next(assessment: Assessment, context: Context): string[] {
  const pillar = assessment.frameworks[0]?.pillars[0]?.id;
  const worst = assessment.findings.filter(isGap).sort(byUrgency)[0]?.id;
  const { from = { command: "plumbrule assess …" } } = context;
  const kept = "file" in from ? shellWord(from.file) : "a.json";
  const commands = [
    ...("command" in from ? [[`${from.command} --format json:a.json`, "keep the assessment, then"]] : []),
    ...(pillar ? [[`plumbrule explain ${pillar} ${kept}`, "how a score came about"]] : []),
    ...(worst ? [[`plumbrule explain ${worst} ${kept}`, "the worst finding, down to the query"]] : []),
    [`plumbrule report ${kept} --format html:report.html`, "the same with charts"],
  ];
  return [...heading(context, "To look closer"), ...commandLines(commands, context)];
}

function commandLines(commands: string[][], context: Context): string[] {
  const { paint, width } = context;
  const cells = commands.map(([command = "", purpose = ""]) => [
    { text: command },
    { text: purpose, style: paint.dim },
  ]);
  const lines = table([{ title: "" }, { title: "", dispensable: 1 }], cells, width - 2, paint.dim);
  if (lines) return lines.slice(1).map((line) => `  ${line}`);
  return commands.flatMap(([command = ""]) => wrapped(command, width, { first: "  ", rest: "    " }));
}

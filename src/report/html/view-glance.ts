import type { Assessment } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import { disturbances } from "../episodes.ts";
import { groupBy, isGap, isOpen, unknownPractices } from "../findings.ts";
import { formatRange } from "../instants.ts";
import { formatShare } from "../quantities.ts";
import { counted } from "../words.ts";
import { movedView } from "./view-moved.ts";

/** One of the questions a reader comes with, answered in a sentence, and where the rest stands. */
interface GlanceView {
  question: string;
  href: string;
  figure: string;
  text: string;
}

/** What is wrong, what moved, what is left of the budgets, what happened, what is not known: before anything else. */
export function glanceView(assessment: Assessment, since?: Assessment): GlanceView[] {
  return [
    ...wrong(assessment),
    ...moved(assessment, since),
    ...budgets(assessment),
    ...happened(assessment),
    ...unknown(assessment),
  ];
}

function moved(assessment: Assessment, since: Assessment | undefined): GlanceView[] {
  if (!since) return [];
  const { rows, sentence } = movedView(assessment, since);
  return [{ question: "What moved", href: rows.length > 0 ? "#moved" : "#scores", ...sentence }];
}

/** The objective with the least left is named. */
function budgets({ errorBudgets }: Assessment): GlanceView[] {
  if (errorBudgets.length === 0) return [];
  const count = (status: string) => errorBudgets.filter((one) => one.status === status).length;
  const states = ["exhausted", "at-risk", "healthy", "unknown"].filter((status) => count(status) > 0);
  const [least] = errorBudgets
    .flatMap(({ name, errorBudget }) => (errorBudget.remaining === null ? [] : [{ name, left: errorBudget.remaining }]))
    .sort((a, b) => a.left - b.left);
  return [
    {
      question: "Error budgets",
      href: "#objectives",
      figure: states.map((status) => `${count(status)} ${status}`).join(", "),
      text: least ? `least left: ${least.name}, ${formatShare(least.left)}` : "nothing is known of what is left",
    },
  ];
}

function wrong(assessment: Assessment): GlanceView[] {
  const failing = assessment.findings.filter(isGap);
  const severe = groupBy(
    failing.filter((finding) => finding.severity === "critical" || finding.severity === "high"),
    (finding) => finding.check,
  ).size;
  return [
    {
      question: "What is wrong",
      href: "#checks",
      figure: counted(groupBy(failing, (finding) => finding.check).size, "problem"),
      text: `${severe} of high severity or above, in ${counted(failing.length, "finding")}`,
    },
  ];
}

function happened(assessment: Assessment): GlanceView[] {
  const all = disturbances(assessment.episodes);
  const [first] = all;
  if (!first) return [];
  const end =
    all
      .map((one) => one.end)
      .sort(byCodeUnit)
      .at(-1) ?? first.end;
  return [
    {
      question: "What happened",
      href: "#story",
      figure: counted(all.length, "disturbance"),
      text: `between ${formatRange(first.start, end)}, at ${counted(new Set(assessment.episodes.map((one) => one.subject)).size, "component")}`,
    },
  ];
}

function unknown(assessment: Assessment): GlanceView[] {
  const practices = assessment.frameworks.flatMap((framework) =>
    framework.pillars.flatMap((pillar) => pillar.practices),
  );
  const open = practices.filter(isOpen).length;
  const [first] = unknownPractices(assessment);
  return [
    {
      question: "What is not known",
      href: "#unknown",
      figure: `${open} of ${counted(practices.length, "practice")}`,
      text: first ? `have no verdict; for ${first.count} the reason is: ${first.brief}` : "have no verdict",
    },
  ];
}

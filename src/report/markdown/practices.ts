import type { Assessment, PillarResult, PracticeResult } from "../../model/assessment.ts";
import { isOpen, practiceGroups } from "../findings.ts";
import type { FormatOptions } from "../format.ts";
import { formatShare } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import { code, escaped, htmlEscaped, tableOf } from "./escape.ts";

/** Every practice has a state: what is open is counted here unless all is asked for, since most of a standard is open at first. */
export function practices(assessment: Assessment, options: FormatOptions): string[] {
  return [
    "## Practices",
    "",
    ...assessment.frameworks.flatMap((framework) =>
      framework.pillars.flatMap((pillar) => onePillar(`${framework.title}: ${pillar.title}`, pillar, options)),
    ),
  ];
}

function onePillar(title: string, pillar: PillarResult, options: FormatOptions): string[] {
  const groups = practiceGroups(pillar.practices);
  const summary = groups.map((group) => `${group.practices.length} ${OUTCOME_WORDS[group.outcome].many}`).join(", ");
  const listed = groups.filter((group) => options.verbose || !isOpen(group)).flatMap((group) => group.practices);
  const open = pillar.practices.length - listed.length;
  return [
    `<details><summary>${htmlEscaped(title)}: ${summary}</summary>`,
    "",
    ...tableOf(["Practice", "", "Outcome", "Score", "Coverage", "Why"], listed.map(rowOf)),
    ...(open > 0 ? [`${counted(open, "practice")} not known.`, ""] : []),
    "</details>",
    "",
  ];
}

function rowOf(practice: PracticeResult): string[] {
  const { word, symbol } = OUTCOME_WORDS[practice.outcome];
  return [
    code(practice.id),
    escaped(practice.title),
    `${symbol} ${word}`,
    practice.score === null ? "–" : formatShare(practice.score),
    formatShare(practice.coverage),
    escaped(practice.reason ?? practice.contributions.map((one) => one.check).join(", ")),
  ];
}

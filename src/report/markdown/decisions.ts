import type { Assessment } from "../../model/assessment.ts";
import type { FormatOptions } from "../format.ts";
import { counted } from "../words.ts";
import { code, escaped, tableOf } from "./escape.ts";

const FINDINGS = 4;

/** What somebody has to choose; `plumbrule explain` goes on from each check. */
export function decisions(assessment: Assessment, options: FormatOptions): string[] {
  if (assessment.decisions.length === 0) return [];
  return [
    "## Decisions to take",
    "",
    `${counted(assessment.decisions.length, "draft")}; \`plumbrule explain ID\` goes on from each.`,
    "",
    ...tableOf(
      ["Decision", "Check", "Findings"],
      assessment.decisions.map(({ id, title, findings }) => {
        const shown = options.verbose ? findings : findings.slice(0, FINDINGS);
        const rest = findings.length - shown.length;
        return [escaped(title), code(id), `${shown.map(code).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`];
      }),
    ),
  ];
}

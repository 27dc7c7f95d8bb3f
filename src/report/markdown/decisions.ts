import type { Assessment } from "../../model/assessment.ts";
import type { FormatOptions } from "../format.ts";
import { counted } from "../words.ts";
import { code, escaped, tableOf } from "./escape.ts";

const FINDINGS = 4;

/** What somebody has to choose, the one that would gain the most first. */
export function decisions(assessment: Assessment, options: FormatOptions): string[] {
  if (assessment.decisions.length === 0) return [];
  return [
    "## Decisions to take",
    "",
    `${counted(assessment.decisions.length, "draft")}; \`plumbrule adrs suggest\` writes them out.`,
    "",
    ...tableOf(
      ["Decision", "First option", "Checks", "Findings", "Record"],
      assessment.decisions.map(({ id, title, findings, checks = [id], recommended, records = [] }) => {
        const shown = options.verbose ? findings : findings.slice(0, FINDINGS);
        const rest = findings.length - shown.length;
        return [
          escaped(title),
          recommended ? escaped(recommended.option) : "–",
          checks.map(code).join(", "),
          `${shown.map(code).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
          records.map(({ path, status }) => `${code(path)} (${escaped(status)})`).join(", ") || "–",
        ];
      }),
    ),
  ];
}

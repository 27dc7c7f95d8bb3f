import type { Assessment, Fix } from "../../model/assessment.ts";
import type { FormatOptions } from "../format.ts";
import { formatPoints } from "../quantities.ts";
import { counted, EFFORT_WORDS } from "../words.ts";
import { code, escaped } from "./escape.ts";

const SHOWN = 3;
const PLACES = 6;

export function fixes(assessment: Assessment, options: FormatOptions): string[] {
  const shown = options.verbose ? assessment.fixes : assessment.fixes.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const rest = assessment.fixes.length - shown.length;
  return [
    "## Next steps",
    "",
    ...shown.map((fix, index) => one(fix, index + 1)),
    "",
    ...(rest > 0 ? [`…and ${counted(rest, "more fix", "more fixes")}.`, ""] : []),
  ];
}

function one(fix: Fix, rank: number): string {
  const places = fix.subjects.slice(0, PLACES).map(code).join(", ");
  const more = fix.subjects.length > PLACES ? ` and ${fix.subjects.length - PLACES} more` : "";
  return [
    `${rank}. **${escaped(fix.title)}** (${code(fix.check)})`,
    `   +${formatPoints(fix.gain)} points of low, ${EFFORT_WORDS[fix.effort]} effort, at ${places}${more}`,
    `   ${escaped(fix.remediation)}`,
  ].join("<br>\n");
}

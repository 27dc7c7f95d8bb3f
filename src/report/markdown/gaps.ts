import type { Assessment, Finding } from "../../model/assessment.ts";
import { byUrgency, isGap, placesOf } from "../findings.ts";
import type { FormatOptions } from "../format.ts";
import { formatQuantity } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import { code, escaped, tableOf } from "./escape.ts";

const SHOWN = 15;
const HEADS = ["", "Severity", "Where", "What", "Measured", "Expected", "Finding"];

export function gaps(assessment: Assessment, options: FormatOptions): string[] {
  const failing = assessment.findings.filter(isGap).sort(byUrgency);
  if (failing.length === 0) return [];
  const shown = options.verbose ? failing : failing.slice(0, SHOWN);
  const rest = failing.length - shown.length;
  return [
    "## Findings",
    "",
    `${failing.length} of ${counted(assessment.findings.length, "verdict")} ask for work.`,
    "",
    ...tableOf(HEADS, shown.map(rowOf)),
    ...(rest > 0 ? [`…and ${counted(rest, "more finding")}.`, ""] : []),
  ];
}

function rowOf(finding: Finding): string[] {
  const { word, symbol } = OUTCOME_WORDS[finding.outcome];
  return [
    `${symbol} ${word}`,
    finding.severity,
    placesOf(finding).slice(0, 5).map(code).join(", "),
    escaped(finding.title),
    escaped(formatQuantity(finding.measured.value, finding.measured.unit)),
    escaped(finding.expected),
    code(finding.id),
  ];
}

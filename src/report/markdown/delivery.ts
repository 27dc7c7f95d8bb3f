import type { Assessment } from "../../model/assessment.ts";
import { deliveryRows, failureRows, gradeRows } from "../delivery.ts";
import type { FormatOptions } from "../format.ts";
import { counted } from "../words.ts";
import { code, escaped, tableOf } from "./escape.ts";

const FAILURES = 10;

/** The five metrics of each service with their grades and failures, or why there are none. */
export function delivery(assessment: Assessment, options: FormatOptions): string[] {
  const report = assessment.delivery;
  const rows = deliveryRows(report);
  if (rows.length === 0)
    return ["", "## Delivery", "", `Not measured: ${escaped(report.reason ?? "no deployment was found")}.`, ""];
  const failures = failureRows(report);
  const shown = options.verbose ? failures : failures.slice(0, FAILURES);
  const rest = failures.length - shown.length;
  return [
    "",
    "## Delivery",
    "",
    ...tableOf(
      ["Service", "Metric", "Value", "Sample, or why there is none"],
      rows.map((row) => [row.service, row.metric, row.value, row.note].map(escaped)),
    ),
    ...section(
      "Grades by report year",
      ["Service", "Year", "Grades", "Source"],
      gradeRows(report).map((row) => [row.service, row.year, row.levels, row.source].map(escaped)),
    ),
    ...section(
      "Failed deployments",
      ["Service", "Deployment", "At", "Known by", "Mended"],
      shown.map((row) => [escaped(row.service), code(row.tag), ...[row.at, row.why, row.recovery].map(escaped)]),
    ),
    ...(rest > 0 ? [`…and ${counted(rest, "more failed deployment")}.`, ""] : []),
  ];
}

function section(title: string, heads: string[], rows: string[][]): string[] {
  return rows.length === 0 ? [] : ["", `### ${title}`, "", ...tableOf(heads, rows)];
}

import type { Assessment } from "../../model/assessment.ts";
import { budgetRows } from "../objectives.ts";
import { type Context, heading } from "./context.ts";
import { wrapped } from "./layout.ts";

/** What is left of each error budget, or why that is not known. */
export function budgets(assessment: Assessment, context: Context): string[] {
  if (assessment.errorBudgets.length === 0) return [];
  return [
    ...heading(context, "Error budgets"),
    ...budgetRows(assessment.errorBudgets).flatMap((row) => [
      ...wrapped(`${row.mark} ${row.name} (${row.service}), ${row.objective}: ${row.status}`, context.width, {
        first: "  ",
        rest: "    ",
      }),
      ...wrapped(row.measured === "–" ? row.budget : `${row.measured}: ${row.budget}`, context.width, {
        first: "    ",
      }),
      ...[...row.firing, ...row.more].flatMap((text) => wrapped(text, context.width, { first: "    " })),
    ]),
  ];
}

import type { Assessment } from "../../model/assessment.ts";
import { budgetRows } from "../objectives.ts";
import { escaped, tableOf } from "./escape.ts";

/** What is left of each error budget, or why that is not known. */
export function budgets(assessment: Assessment): string[] {
  if (assessment.errorBudgets.length === 0) return [];
  return [
    "",
    "## Error budgets",
    "",
    ...tableOf(
      ["", "Objective", "Promise", "Measured", "Budget"],
      budgetRows(assessment.errorBudgets).map(
        ({ mark, name, service, status, objective, measured, budget, firing, more }) =>
          [
            `${mark} ${status}`,
            `${name} (${service})`,
            objective,
            measured,
            [budget, ...firing, ...more].join("; "),
          ].map(escaped),
      ),
    ),
  ];
}

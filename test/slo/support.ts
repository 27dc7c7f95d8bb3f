import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Counts } from "../../src/slo/counts.ts";
import type { ErrorBudgetRules } from "../../src/slo/rules.ts";

/** The rules that ship. */
export const rules = parse(
  readFileSync(join(import.meta.dirname, "../../rules/error-budget.yaml"), "utf8"),
) as ErrorBudgetRules;

export function counts(bad: number, total: number): Counts {
  return { good: total - bad, bad, total };
}

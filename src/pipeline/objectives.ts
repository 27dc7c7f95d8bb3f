import { FileProblems, type Problem } from "../documents/problems.ts";
import type { MaintenanceWindow } from "../model/budget-policy.ts";
import type { MetricQuery, ObjectiveAsk } from "../model/objective.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Rules } from "../model/rules.ts";
import { parseInstant } from "../model/time.ts";
import type { Objective, Workload } from "../model/workload.ts";
import type { ErrorBudgetRules } from "../slo/rules.ts";
import { readObjectiveFiles } from "../workload/objectives.ts";

interface ReadObjectives {
  /** Relative paths of the files, sorted. */
  files: string[];
  objectives: Objective[];
  /** Everything that is wrong with any of them. */
  problems: Problem[];
  /** What was passed over. */
  warnings: string[];
}

/** The OpenSLO objectives of a workload's folder, with all that is wrong with them. Throws FileError for a pattern that finds too much. */
export async function readObjectives(directory: string, patterns: readonly string[]): Promise<ReadObjectives> {
  const { files, sources, problems, warnings } = await readObjectiveFiles(directory, patterns);
  // Most workloads have none: the calendar's library is loaded for those that do.
  const { resolveObjectives } = await import("../slo/openslo/resolve.ts");
  const resolved = await resolveObjectives(sources);
  return {
    files,
    objectives: resolved.objectives,
    problems: [...problems, ...resolved.problems].sort(
      (a, b) => byCodeUnit(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0),
    ),
    warnings: [...warnings, ...resolved.warnings],
  };
}

/** The same for those who need all of them to be right. Throws FileProblems (exit 2). */
export async function loadObjectives(
  directory: string,
  patterns: readonly string[],
): Promise<{ objectives: Objective[]; warnings: string[] }> {
  const { objectives, problems, warnings } = await readObjectives(directory, patterns);
  if (problems.length > 0) throw new FileProblems(problems);
  return { objectives, warnings };
}

/** What the sources have to be asked so that every objective can be judged at `asOf`; `daily`: and carried on from day to day. */
export async function asksFor(
  {
    objectives,
    maintenance,
    workload,
    rules,
  }: { objectives: readonly Objective[]; maintenance: readonly MaintenanceWindow[]; workload: Workload; rules: Rules },
  asOf: string,
  daily = false,
): Promise<ObjectiveAsk[]> {
  if (objectives.length === 0) return [];
  const { asksOf } = await import("../slo/asks.ts");
  const components = new Set(workload.components.map(({ id }) => id));
  const limits = rules.tables["error-budget"] as ErrorBudgetRules;
  return objectives.flatMap((objective) => {
    const subject = components.has(objective.service) ? objective.service : workload.name;
    return asksOf(objective, subject, parseInstant(asOf) ?? 0, limits, daily, maintenance);
  });
}

/** Everything that an objective asks metric sources for. */
export function queriesOf({ indicator, members = [] }: Objective): MetricQuery[] {
  return [...(indicator ? [indicator] : []), ...members.map((member) => member.indicator)].flatMap((one) => {
    if (one.kind === "ratio") return [one.total, one.good ?? [], one.bad ?? []].flat();
    return [one.kind === "raw" ? one.raw : one.metric];
  });
}

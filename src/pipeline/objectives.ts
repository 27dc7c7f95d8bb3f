import { FileProblems, type Problem } from "../documents/problems.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Objective } from "../model/workload.ts";
import { readObjectiveFiles } from "../workload/objectives.ts";

export interface ReadObjectives {
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

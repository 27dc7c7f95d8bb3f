import schema from "../../schemas/maintenance.schema.json" with { type: "json" };
import { type Complaint, refuse } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { MaintenanceWindow } from "../model/budget-policy.ts";
import { formatInstant, parseInstant } from "../model/time.ts";
import { checkNamed } from "./named.ts";
import { oneLine } from "./one-line.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;

/**
 * Reads the maintenance windows of a workload, in the order of the file; `path` is relative to the workload's folder. Times become UTC.
 * Throws FileError or FileProblems (exit 2).
 */
export async function loadMaintenance(
  path: string,
  options: { directory: string; objectiveNames: readonly string[]; componentIds: readonly string[] },
): Promise<MaintenanceWindow[]> {
  const source = parseYaml(await readWorkloadFile(options.directory, path, MOST_BYTES), path);
  const shape = [...findSecrets(source.value), ...(await checkSchema(schema, source.value))];
  const broken = new Set(shape.map((complaint) => JSON.stringify(complaint.at)));
  const list: unknown[] = Array.isArray(source.value) ? source.value : [];
  const semantic = list.flatMap((window, at) => checkWindow(at, window, options));
  refuse(source, [...shape, ...semantic.filter(({ at }) => !broken.has(JSON.stringify(at)))]);
  return (list as MaintenanceWindow[]).map(({ from, to, reason, by, objectives, components, link }) => ({
    from: formatInstant(parseInstant(from) ?? 0),
    to: formatInstant(parseInstant(to) ?? 0),
    reason: oneLine(reason),
    by: oneLine(by),
    ...(objectives === undefined ? {} : { objectives }),
    ...(components === undefined ? {} : { components }),
    ...(link === undefined ? {} : { link: oneLine(link) }),
  }));
}

function checkWindow(
  at: number,
  window: unknown,
  { objectiveNames, componentIds }: { objectiveNames: readonly string[]; componentIds: readonly string[] },
): Complaint[] {
  if (window === null || typeof window !== "object") return [];
  const { from, to, reason, objectives, components } = window as { [key: string]: unknown };
  const complaints: Complaint[] = [
    ...checkTime([at, "from"], from),
    ...checkTime([at, "to"], to),
    ...checkNamed([at, "objectives"], objectives, objectiveNames, "objective"),
    ...checkNamed([at, "components"], components, componentIds, "component"),
  ];
  if (objectives !== undefined && components !== undefined)
    complaints.push({ at: [at], on: "key", say: "names objectives and components; keep one of the two" });
  if (typeof reason === "string" && reason !== "" && oneLine(reason) === "")
    complaints.push({ at: [at, "reason"], say: "is blank; say what was done and why" });
  const [start, end] = [from, to].map((time) => (typeof time === "string" ? parseInstant(time) : undefined));
  if (start !== undefined && end !== undefined && end <= start)
    complaints.push({ at: [at, "to"], say: `${quoted(to)} is not after ${quoted(from)}` });
  return complaints;
}

function checkTime(at: (string | number)[], text: unknown): Complaint[] {
  if (typeof text !== "string" || parseInstant(text) !== undefined) return [];
  return [{ at, say: `${quoted(text)} is no time that exists; write 2026-11-24T08:00:00Z` }];
}

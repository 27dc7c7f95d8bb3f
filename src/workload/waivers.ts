import schema from "../../schemas/waivers.schema.json" with { type: "json" };
import { asInstant } from "../documents/dates.ts";
import { type Complaint, refuse } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { Waiver } from "../model/workload.ts";
import { checkDay } from "./answers.ts";
import { oneLine } from "./one-line.ts";
import { checkPractice, meant, type PracticeIds } from "./practices.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;

export interface WaiverOptions {
  directory: string;
  practiceIds: PracticeIds;
  checkIds: readonly string[];
  /** Ids a waiver may name as `component`; the workload's name may be among them. */
  componentIds: readonly string[];
}

/**
 * Reads the waivers of a workload, in the order of the file; `path` is relative to the workload's folder. Days become
 * instants: `until` a day counts to its last second in UTC. Waivers that have ended are kept. Throws FileError or FileProblems (exit 2).
 */
export async function loadWaivers(path: string, options: WaiverOptions): Promise<Waiver[]> {
  const source = parseYaml(await readWorkloadFile(options.directory, path, MOST_BYTES), path);
  const shape = [...findSecrets(source.value), ...(await checkSchema(schema, source.value))];
  refuse(source, [...shape, ...semantics(source.value, options, shape)]);
  return ((source.value ?? []) as Waiver[]).map((written) => ({
    ...(written.framework === undefined ? {} : { framework: written.framework }),
    ...(written.practice === undefined ? {} : { practice: written.practice }),
    ...(written.check === undefined ? {} : { check: written.check }),
    ...(written.component === undefined ? {} : { component: written.component }),
    owner: oneLine(written.owner),
    reason: oneLine(written.reason),
    until: asInstant(written.until, "ending"),
    ...(written.adr === undefined ? {} : { adr: oneLine(written.adr) }),
  }));
}

function semantics(value: unknown, options: WaiverOptions, shape: readonly Complaint[]): Complaint[] {
  if (!Array.isArray(value)) return [];
  const broken = new Set(shape.map((complaint) => JSON.stringify(complaint.at)));
  const checks = new Set(options.checkIds);
  const components = new Set(options.componentIds);
  const complaints: Complaint[] = [];
  value.forEach((waiver: unknown, index) => {
    if (waiver === null || typeof waiver !== "object" || Array.isArray(waiver)) return;
    const { framework, practice, check, component, until } = waiver as { [key in keyof Waiver]?: unknown };
    if (practice === undefined && check === undefined && component === undefined) {
      complaints.push({
        at: [index],
        on: "key",
        say: "covers nothing; name at least one of practice, check and component",
      });
    }
    complaints.push(...checkPractice([index], { framework, practice }, options.practiceIds));
    if (typeof check === "string" && !checks.has(check)) {
      complaints.push({
        at: [index, "check"],
        say: () =>
          `there is no check ${quoted(check)}; ${meant(check, options.checkIds, '"plumbrule checks list" shows all')}`,
      });
    }
    if (typeof component === "string" && !components.has(component)) {
      complaints.push({
        at: [index, "component"],
        say: () =>
          `no component has the id ${quoted(component)}; ${meant(component, options.componentIds, "take the ids from plumbrule.yaml")}`,
      });
    }
    complaints.push(...checkDay([index, "until"], until));
  });
  return complaints.filter((complaint) => !broken.has(JSON.stringify(complaint.at)));
}

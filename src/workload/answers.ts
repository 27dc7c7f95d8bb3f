import schema from "../../schemas/answers.schema.json" with { type: "json" };
import { asInstant, beginning, ending } from "../documents/dates.ts";
import { type Complaint, refuse } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { Answer } from "../model/workload.ts";
import { oneLine } from "./one-line.ts";
import { checkPractice, type PracticeIds } from "./practices.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;

/**
 * Reads the answers of a workload, in the order of the file; `path` is relative to the workload's folder. Days become
 * instants: `until` a day counts to its last second in UTC. Answers that have ended are kept. Throws FileError or FileProblems (exit 2).
 */
export async function loadAnswers(
  path: string,
  options: { directory: string; practiceIds: PracticeIds },
): Promise<Answer[]> {
  const source = parseYaml(await readWorkloadFile(options.directory, path, MOST_BYTES), path);
  const shape = [...findSecrets(source.value), ...(await checkSchema(schema, source.value))];
  refuse(source, [...shape, ...semantics(source.value, options.practiceIds, shape)]);
  return ((source.value ?? []) as Answer[]).map((written) => ({
    framework: written.framework,
    practice: written.practice,
    outcome: written.outcome,
    by: oneLine(written.by),
    at: asInstant(written.at, "beginning"),
    ...(written.until === undefined ? {} : { until: asInstant(written.until, "ending") }),
    reason: oneLine(written.reason),
    ...(written.link === undefined ? {} : { link: oneLine(written.link) }),
  }));
}

const CHOICES_NOT_JUDGED =
  "answers to a whole question by its choices are not judged yet; answer each of its practices: { framework, practice, outcome, by, at, reason }";

function semantics(value: unknown, practiceIds: PracticeIds, shape: readonly Complaint[]): Complaint[] {
  if (!Array.isArray(value)) return [];
  const broken = new Set(shape.map((complaint) => JSON.stringify(complaint.at)));
  const complaints: Complaint[] = [];
  const earlier = new Map<string, number>();
  value.forEach((answer: unknown, index) => {
    if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return;
    const written = answer as { [key in keyof Answer | "question" | "choices"]?: unknown };
    if (written.question !== undefined || written.choices !== undefined) {
      const key = written.question === undefined ? "choices" : "question";
      complaints.push({ at: [index, key], on: "key", say: CHOICES_NOT_JUDGED });
      return;
    }
    for (const key of ["practice", "outcome"] as const) {
      if (written[key] === undefined) complaints.push({ at: [index], on: "key", say: `needs "${key}"` });
    }
    complaints.push(...checkPractice([index], written, practiceIds), ...checkDates(index, written));
    const name = `${String(written.framework)}/${String(written.practice)}`;
    const before = earlier.get(name);
    if (before === undefined) earlier.set(name, index);
    else if (written.practice !== undefined) {
      complaints.push({
        at: [index, "practice"],
        say: `${quoted(name)} is answered already by [${before}]; keep the one that holds`,
      });
    }
  });
  return complaints.filter((complaint) => !broken.has(JSON.stringify(complaint.at)));
}

function checkDates(index: number, written: { at?: unknown; until?: unknown }): Complaint[] {
  const complaints = (["at", "until"] as const).flatMap((key) => checkDay([index, key], written[key]));
  if (complaints.length > 0 || typeof written.at !== "string" || typeof written.until !== "string") return complaints;
  const [at, until] = [beginning(written.at), ending(written.until)];
  if (at !== undefined && until !== undefined && until <= at) {
    return [{ at: [index, "until"], say: `${quoted(written.until)} is before it was given (${written.at})` }];
  }
  return [];
}

/** A day or a time in the right form that does not exist, such as February 30th. */
export function checkDay(at: readonly (string | number)[], text: unknown): Complaint[] {
  if (typeof text !== "string" || beginning(text) !== undefined) return [];
  return [{ at, say: `${quoted(text)} is no day or time that exists; write 2026-11-24 or 2026-11-24T08:00:00Z` }];
}

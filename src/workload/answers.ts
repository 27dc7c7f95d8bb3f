import schema from "../../schemas/answers.schema.json" with { type: "json" };
import { asInstant, beginning, ending } from "../documents/dates.ts";
import { type Complaint, refuse } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { Answer } from "../model/workload.ts";
import { oneLine } from "./one-line.ts";
import { checkPractice, meant, type PracticeIds } from "./practices.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;

/**
 * Reads the answers of a workload, in the order of the file; `path` is relative to the workload's folder. Days become
 * instants: `until` a day counts to its last second in UTC. Answers that have ended are kept. Throws FileError or FileProblems (exit 2).
 */
export async function loadAnswers(
  path: string,
  options: { directory: string; practiceIds: PracticeIds; questions: Questions },
): Promise<Answer[]> {
  const source = parseYaml(await readWorkloadFile(options.directory, path, MOST_BYTES), path);
  const shape = [...findSecrets(source.value), ...(await checkSchema(schema, source.value))];
  refuse(source, [...shape, ...semantics(source.value, options, shape)]);
  return expanded((source.value ?? []) as Written[], options.questions).map((written) => ({
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

/** Framework id → question id → ids of its practices. */
export type Questions = { readonly [framework: string]: ReadonlyMap<string, readonly string[]> };

type Written = Answer & { question?: string; choices?: string[] };

/**
 * An answer to a question speaks for each of its practices: all by one outcome, or by choices those that are met, and the others as
 * failed. A practice's own answer goes before.
 */
function expanded(written: readonly Written[], questions: Questions): Answer[] {
  const own = new Set(
    written.flatMap((one) => (one.practice === undefined ? [] : [`${one.framework}/${one.practice}`])),
  );
  return written.flatMap(({ question, choices, ...answer }): Answer[] => {
    if (question === undefined) return [answer];
    const practices = questions[answer.framework]?.get(question) ?? [];
    return practices
      .filter((practice) => !own.has(`${answer.framework}/${practice}`))
      .map((practice) => ({
        ...answer,
        practice,
        outcome: choices === undefined ? answer.outcome : choices.includes(practice) ? "pass" : "fail",
      }));
  });
}

function semantics(
  value: unknown,
  { practiceIds, questions }: { practiceIds: PracticeIds; questions: Questions },
  shape: readonly Complaint[],
): Complaint[] {
  if (!Array.isArray(value)) return [];
  const broken = new Set(shape.map((complaint) => JSON.stringify(complaint.at)));
  const complaints: Complaint[] = [];
  const earlier = new Map<string, number>();
  value.forEach((answer: unknown, index) => {
    if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return;
    const written = answer as { [key in keyof Answer | "question" | "choices"]?: unknown };
    complaints.push(
      ...checkForm(index, written),
      ...checkPractice([index], written, practiceIds),
      ...checkQuestion(index, written, questions),
      ...checkDates(index, written),
    );
    const answered = written.question === undefined ? written.practice : written.question;
    const name = `${String(written.framework)}/${String(answered)}`;
    const before = earlier.get(name);
    if (before === undefined) earlier.set(name, index);
    else if (answered !== undefined) {
      complaints.push({
        at: [index, written.question === undefined ? "practice" : "question"],
        say: `${quoted(name)} is answered already by [${before}]; keep the one that holds`,
      });
    }
  });
  return complaints.filter((complaint) => complaint.on === "key" || !broken.has(JSON.stringify(complaint.at)));
}

interface Shape {
  framework?: unknown;
  practice?: unknown;
  question?: unknown;
  choices?: unknown;
  outcome?: unknown;
}

function checkForm(index: number, written: Shape): Complaint[] {
  const say = (text: string): Complaint[] => [{ at: [index], on: "key", say: text }];
  if (written.practice !== undefined && written.question !== undefined) {
    return say('answers a practice and a question at once; keep one of "practice" and "question"');
  }
  if (written.practice === undefined && written.question === undefined) {
    return say(
      written.choices === undefined
        ? 'needs "practice" (or "question")'
        : 'needs "question": choices are a question\'s',
    );
  }
  if (written.choices !== undefined && written.question === undefined) {
    return say('"choices" go with "question"; a practice has an "outcome"');
  }
  if (written.choices !== undefined && written.outcome !== undefined) {
    return say('has "outcome" and "choices"; the choices say the outcome of each practice');
  }
  if (written.choices === undefined && written.outcome === undefined) {
    return say(written.question === undefined ? 'needs "outcome"' : 'needs "outcome" or "choices"');
  }
  return [];
}

function checkQuestion(index: number, written: Shape, questions: Questions): Complaint[] {
  if (typeof written.question !== "string" || typeof written.framework !== "string") return [];
  const known = Object.hasOwn(questions, written.framework) ? questions[written.framework] : undefined;
  // A framework that does not exist is complained of with the practice.
  if (!known) return [];
  const practices = known.get(written.question);
  if (!practices) {
    const ids = [...known.keys()];
    const otherwise = ids.length === 0 ? `${written.framework} has no questions` : `it has ${ids.join(", ")}`;
    return [
      {
        at: [index, "question"],
        say: () =>
          `${written.framework} has no question ${quoted(written.question)}; ${meant(String(written.question), ids, otherwise)}`,
      },
    ];
  }
  const choices = Array.isArray(written.choices) ? written.choices : [];
  return choices.flatMap((choice, i): Complaint[] => {
    if (typeof choice !== "string" || practices.includes(choice)) return [];
    return [
      {
        at: [index, "choices", i],
        say: () =>
          `${quoted(choice)} is no practice of ${written.question}; ${meant(choice, practices, `they are ${practices.join(", ")}`)}`,
      },
    ];
  });
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

import { RE2JS } from "re2js";
import schema from "../../schemas/error-budget-policy.schema.json" with { type: "json" };
import { asInstant, beginning, ending } from "../documents/dates.ts";
import { type Complaint, refuse } from "../documents/problems.ts";
import { checkSchema, quoted } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { ErrorBudgetPolicy, Exemption, PolicyState } from "../model/budget-policy.ts";
import { visible } from "../model/text.ts";
import { checkDay } from "./answers.ts";
import { checkNamed } from "./named.ts";
import { oneLine } from "./one-line.ts";
import { readWorkloadFile } from "./workload-file.ts";

/** A page of rules: more than this is another file. */
const MOST_BYTES = 1_048_576;

/**
 * Reads the error-budget policy of a workload; `path` is relative to the workload's folder. Days become instants: `revisit` a day counts
 * to its last second in UTC. Throws FileError or FileProblems (exit 2).
 */
export async function loadErrorBudgetPolicy(
  path: string,
  options: { directory: string; objectiveNames: readonly string[] },
): Promise<ErrorBudgetPolicy> {
  const source = parseYaml(await readWorkloadFile(options.directory, path, MOST_BYTES), path);
  const shape = [...findSecrets(source.value), ...(await checkSchema(schema, source.value))];
  const broken = new Set(shape.map((complaint) => JSON.stringify(complaint.at)));
  const semantic = semantics(source.value, options.objectiveNames);
  refuse(source, [...shape, ...semantic.filter(({ at }) => !broken.has(JSON.stringify(at)))]);
  const written = source.value as Written;
  const { approvedBy, approvedAt, revisit, objectives, incident } = written;
  return {
    owner: oneLine(written.owner),
    ...(approvedBy === undefined ? {} : { approvedBy: oneLine(approvedBy) }),
    ...(approvedAt === undefined ? {} : { approvedAt: asInstant(approvedAt, "beginning") }),
    ...(revisit === undefined ? {} : { revisit: asInstant(revisit, "ending") }),
    ...(objectives === undefined ? {} : { objectives }),
    maintenance: written.maintenance ?? "included",
    states: written.states.map(({ name, when, freeze, actions = [] }) => ({
      name,
      ...(when === undefined ? {} : { when }),
      freeze,
      actions: actions.map(oneLine),
    })),
    exemptions: (written.exemptions ?? []).map(({ reason, ...one }) => ({
      ...one,
      ...(reason === undefined ? {} : { reason: oneLine(reason) }),
    })),
    ...(incident === undefined ? {} : { incident: { spent: incident.spent, action: oneLine(incident.action) } }),
    source: { path: visible(path) },
  };
}

type Written = Omit<ErrorBudgetPolicy, "states" | "exemptions" | "maintenance" | "source"> & {
  maintenance?: ErrorBudgetPolicy["maintenance"];
  states: (Omit<PolicyState, "actions"> & { actions?: string[] })[];
  exemptions?: Exemption[];
};

function semantics(value: unknown, objectiveNames: readonly string[]): Complaint[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  const written = value as { [key: string]: unknown };
  return [
    ...checkDates(written),
    ...checkNamed(["objectives"], written.objectives, objectiveNames, "objective"),
    ...checkStates(mappings(written.states)),
    ...checkExemptions(mappings(written.exemptions)),
  ];
}

function checkDates(written: { [key: string]: unknown }): Complaint[] {
  const { approvedBy, approvedAt, revisit } = written;
  const complaints = (["approvedAt", "revisit"] as const).flatMap((key) => checkDay([key], written[key]));
  if (approvedAt !== undefined && approvedBy === undefined)
    complaints.push({ at: ["approvedAt"], say: 'says when it was approved and not by whom; add "approvedBy"' });
  if (complaints.length > 0 || typeof approvedAt !== "string" || typeof revisit !== "string") return complaints;
  if ((ending(revisit) ?? 0) <= (beginning(approvedAt) ?? 0))
    complaints.push({ at: ["revisit"], say: `${quoted(revisit)} is before it was approved (${approvedAt})` });
  return complaints;
}

interface Mapping {
  [key: string]: unknown;
}

/** Those of a list that are mappings, with undefined in place of what is none: the schema complains of it. */
function mappings(value: unknown): (Mapping | undefined)[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map((one) =>
    one !== null && typeof one === "object" && !Array.isArray(one) ? (one as Mapping) : undefined,
  );
}

/** Each state can be reached, each budget has one, and each name means one. */
function checkStates(states: readonly (Mapping | undefined)[]): Complaint[] {
  const complaints = twice(states, "states", "name");
  // The highest bound of an earlier state that asks for nothing else.
  let taken: { bound: number; at: number } | undefined;
  for (const [at, state] of states.entries()) {
    if (!state) continue;
    const last = at === states.length - 1;
    if (state.when === undefined) {
      if (!last)
        complaints.push({
          at: ["states", at],
          on: "key",
          say: 'has no "when" and is not the last: the states after it are never reached',
        });
      continue;
    }
    if (last)
      complaints.push({
        at: ["states", at, "when"],
        on: "key",
        say: 'the last state has no "when": it is the one that every other budget is in',
      });
    const { remainingAtMost: bound, burn } = Object(state.when) as Mapping;
    if (typeof bound !== "number") continue;
    if (taken !== undefined && bound <= taken.bound)
      complaints.push({
        at: ["states", at, "when", "remainingAtMost"],
        say: `is never reached: states[${taken.at}] takes everything up to ${taken.bound} before it; put the lower one first`,
      });
    else if (burn === undefined) taken = { bound, at };
  }
  return complaints;
}

function checkExemptions(exemptions: readonly (Mapping | undefined)[]): Complaint[] {
  const complaints = twice(exemptions, "exemptions", "kind");
  for (const [at, exemption] of exemptions.entries()) {
    if (!exemption) continue;
    const { subject, trailer } = exemption;
    if (subject === undefined && trailer === undefined)
      complaints.push({
        at: ["exemptions", at],
        on: "key",
        say: 'needs "subject" or "trailer": how a commit shows that it is of this kind',
      });
    complaints.push(...checkPattern(["exemptions", at, "subject"], subject));
    complaints.push(...checkPattern(["exemptions", at, "trailer", "value"], (Object(trailer) as Mapping).value));
  }
  return complaints;
}

function checkPattern(at: (string | number)[], pattern: unknown): Complaint[] {
  if (typeof pattern !== "string") return [];
  try {
    RE2JS.compile(pattern);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ at, say: `is no RE2 expression: ${visible(reason)}` }];
  }
}

function twice(all: readonly (Mapping | undefined)[], list: string, key: string): Complaint[] {
  const first = new Map<unknown, number>();
  return all.flatMap((one, at): Complaint[] => {
    const name = one?.[key];
    if (typeof name !== "string") return [];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, at);
      return [];
    }
    return [{ at: [list, at, key], say: `${quoted(name)} is ${list}[${before}] already` }];
  });
}

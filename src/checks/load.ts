import checkSchema from "../../schemas/check.schema.json" with { type: "json" };
import type { Complaint } from "../documents/problems.ts";
import { refuse } from "../documents/problems.ts";
import { checkSchema as holdAgainst } from "../documents/schema-check.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { FactDefinition } from "../model/fact.ts";
import type { Check, Need, Reading, Signal } from "../model/rules.ts";
import { STATISTICS } from "../model/statistics.ts";
import { nearest } from "../model/text.ts";
import { compileExpression, ExpressionError } from "./condition.ts";
import { compileCheck, variablesOf } from "./judge.ts";

type WrittenCheck = Omit<Check, "needs" | "thresholds"> & {
  needs: { [name: string]: Reading[] };
  thresholds?: Check["thresholds"];
};

/** What a check may read. */
export interface Readable {
  signals: readonly Signal[];
  facts: readonly FactDefinition[];
}

/**
 * One check from its YAML text. Throws FileProblems that names file, line and path for what is not a check; expressions
 * are parsed and bounded here, and what it reads is there, so that a check that loads can be judged.
 */
export async function parseCheck(text: string, file: string, readable: Readable): Promise<Check> {
  const source = parseYaml(text, file);
  refuse(source, await holdAgainst(checkSchema, source.value));
  const written = source.value as WrittenCheck;
  const needs = Object.entries(written.needs).map(([as, readings]): Need => ({ as, readings }));
  const check: Check = { ...written, needs, thresholds: written.thresholds ?? {} };
  refuse(source, [...namesOf(check), ...readingsOf(check, readable), ...expressionsOf(check)]);
  try {
    compileCheck(check);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    refuse(source, [{ at: [check.curve ? "curve" : "condition"], say: error.message }]);
  }
  return check;
}

function namesOf(check: Check): Complaint[] {
  const complaints: Complaint[] = [];
  const names = new Set(check.needs.map((need) => need.as));
  if (!names.has(check.measure))
    complaints.push({
      at: ["measure"],
      say: `"${check.measure}" is not one of the needs${meant(check.measure, names)}`,
    });
  for (const name of Object.keys(check.thresholds)) {
    if (names.has(name)) complaints.push({ at: ["thresholds", name], say: "is the name of a need too" });
  }
  const workload = check.appliesTo.indexOf("workload");
  if (workload !== -1 && check.appliesTo.length > 1)
    complaints.push({ at: ["appliesTo", workload], say: "a check of the workload is of no component beside it" });
  return complaints;
}

/** A reading that can never be had would leave the check unknown for ever, and nobody would look for the reason here. */
function readingsOf(check: Check, { signals, facts }: Readable): Complaint[] {
  const subject = check.appliesTo.includes("workload") ? "workload" : "component";
  return check.needs.flatMap((need) =>
    need.readings.flatMap((reading, i): Complaint[] => {
      const key = reading.fact === undefined ? "signal" : "fact";
      const known: readonly (Signal | FactDefinition)[] = key === "fact" ? facts : signals;
      const id = reading[key] ?? "";
      const at = ["needs", need.as, i];
      const found = known.find((one) => one.id === id);
      if (!found) {
        const near = meant(
          id,
          known.map((one) => one.id),
          key === "signal" ? '; "plumbrule providers list --signals" shows all' : "",
        );
        return [{ at: [...at, key], say: `"${id}" is not a ${key}${near}` }];
      }
      if (found.subject !== subject)
        return [{ at: [...at, key], say: `"${id}" is of a ${found.subject}, and this check of a ${subject}` }];
      const complaint = statisticFault(reading, found);
      return complaint === undefined ? [] : [{ at: [...at, "statistic"], say: complaint }];
    }),
  );
}

function statisticFault(reading: Reading, found: Signal | FactDefinition): string | undefined {
  if (!("value" in found)) return reading.statistic === undefined ? undefined : "a fact is one value already";
  const { statistic = "value" } = reading;
  const fitting = STATISTICS[found.value];
  if (fitting.includes(statistic)) return undefined;
  const near = meant(statistic, fitting) || `; it has ${fitting.join(", ")}`;
  return `"${statistic}" is not a statistic of "${found.id}", which is ${KINDS[found.value]}${near}`;
}

const KINDS: { [V in Signal["value"]]: string } = {
  series: "a series",
  number: "a number",
  boolean: "true or false",
  string: "a text",
  list: "a list",
  rows: "rows",
};

/** What is wrong with one expression, or a number in it that has no source. */
function expressionsOf(check: Check): Complaint[] {
  const { condition, curve } = check;
  const way = curve ? "curve" : "condition";
  const guards = (key: "notApplicable" | "unknown", list: { when: string }[] = []) =>
    list.map(({ when }, i) => ({ at: [way, key, i, "when"], source: when }));
  const places = [
    ...guards("notApplicable", (condition ?? curve)?.notApplicable),
    ...guards("unknown", condition?.unknown),
    ...(["pass", "fail", "partialScore"] as const).flatMap((key) => {
      const source = condition?.[key];
      return source === undefined ? [] : [{ at: ["condition", key], source }];
    }),
  ];
  const names = variablesOf(check);
  return places.flatMap(({ at, source }): Complaint[] => {
    try {
      const { numbers } = compileExpression(source, names);
      return numbers.map((number) => ({ at, say: `the number ${number} belongs into thresholds, with its source` }));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return [{ at, say: error.message }];
    }
  });
}

function meant(word: string, candidates: Iterable<string>, otherwise = ""): string {
  const near = nearest(word, [...candidates]);
  return near ? `; did you mean ${near}?` : otherwise;
}

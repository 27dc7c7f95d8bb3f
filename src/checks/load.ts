import checkSchema from "../../schemas/check.schema.json" with { type: "json" };
import type { Complaint } from "../documents/problems.ts";
import { refuse } from "../documents/problems.ts";
import { checkSchema as holdAgainst } from "../documents/schema-check.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { Check, Need, Reading } from "../model/rules.ts";
import {
  BOOLEAN_STATISTICS,
  NUMBER_STATISTICS,
  ROWS_STATISTICS,
  SERIES_STATISTICS,
  TEXT_STATISTICS,
} from "../model/statistics.ts";
import { nearest } from "../model/text.ts";
import { ExpressionError } from "./condition.ts";
import { compileCheck } from "./judge.ts";

type WrittenCheck = Omit<Check, "needs" | "thresholds"> & {
  needs: { [name: string]: Reading[] };
  thresholds?: Check["thresholds"];
};

const STATISTICS: readonly string[] = [
  ...new Set([
    ...SERIES_STATISTICS,
    ...NUMBER_STATISTICS,
    ...BOOLEAN_STATISTICS,
    ...TEXT_STATISTICS,
    ...ROWS_STATISTICS,
  ]),
];

/**
 * One check from its YAML text. Throws FileProblems that names file, line and path for what is not a check; expressions
 * are parsed and bounded here, so that a check that loads can be judged.
 */
export async function parseCheck(text: string, file: string, signalIds?: ReadonlySet<string>): Promise<Check> {
  const source = parseYaml(text, file);
  refuse(source, await holdAgainst(checkSchema, source.value));
  const written = source.value as WrittenCheck;
  const needs = Object.entries(written.needs).map(([as, readings]): Need => ({ as, readings }));
  const check: Check = { ...written, needs, thresholds: written.thresholds ?? {} };
  const complaints = complaintsOf(check, signalIds);
  try {
    compileCheck(check);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const place =
      /^(\w+)/.exec(error.message)?.[1] === "condition" ? ["condition"] : [check.curve ? "curve" : "condition"];
    complaints.push({ at: place, say: error.message });
  }
  refuse(source, complaints);
  return check;
}

/** Number literals other than these belong into `thresholds`, where they have a source. */
const FREE_NUMBERS = new Set(["0", "1", "0.0", "1.0"]);

function complaintsOf(check: Check, signalIds: ReadonlySet<string> | undefined): Complaint[] {
  const complaints: Complaint[] = [];
  const names = new Set(check.needs.map((need) => need.as));
  if (!names.has(check.measure))
    complaints.push({ at: ["measure"], say: `"${check.measure}" is not one of the needs` });
  for (const name of Object.keys(check.thresholds)) {
    if (names.has(name)) complaints.push({ at: ["thresholds", name], say: "is the name of a need too" });
  }
  for (const need of check.needs) {
    need.readings.forEach((reading, i) => {
      const at = ["needs", need.as, i];
      if (reading.statistic !== undefined && !STATISTICS.includes(reading.statistic)) {
        complaints.push({
          at: [...at, "statistic"],
          say: `"${reading.statistic}" is not a statistic${meant(reading.statistic, STATISTICS)}`,
        });
      }
      if (reading.signal !== undefined && signalIds && !signalIds.has(reading.signal)) {
        complaints.push({
          at: [...at, "signal"],
          say: `"${reading.signal}" is not a signal${meant(reading.signal, [...signalIds])}`,
        });
      }
    });
  }
  for (const [key, expression] of Object.entries(check.condition ?? {})) {
    if (typeof expression !== "string") continue;
    for (const literal of numbersIn(expression)) {
      if (!FREE_NUMBERS.has(literal)) {
        complaints.push({
          at: ["condition", key],
          say: `the number ${literal} belongs into thresholds, with its source`,
        });
      }
    }
  }
  return complaints;
}

/** Numeric literals outside strings. */
function numbersIn(expression: string): string[] {
  const withoutStrings = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...withoutStrings.matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)].map((match) => match[0]);
}

function meant(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near ? `; did you mean ${near}?` : "";
}

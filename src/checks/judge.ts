import type { Fact, FactValue } from "../model/fact.ts";
import { type Outcome, partial } from "../model/outcome.ts";
import type { Check, Threshold } from "../model/rules.ts";
import { compileExpression, type Expression, ExpressionError, type Variables } from "./condition.ts";

/** Names every condition may use beside its needs and thresholds. */
const IMPLICIT_VARIABLES = ["criticality", "componentType"] as const;

/** What a check's expressions may name. */
export function variablesOf(check: Check): string[] {
  return [...check.needs.map((need) => need.as), ...Object.keys(check.thresholds), ...IMPLICIT_VARIABLES];
}

interface Guard {
  when: Expression;
  reason: string;
}

/** A check whose expressions are parsed once, however many subjects it is put to. */
export interface CompiledCheck {
  check: Check;
  judge(needs: { [name: string]: Fact }, context: { criticality: string; componentType: string }): Outcome;
}

/** Throws ExpressionError that names the expression at fault. */
export function compileCheck(check: Check): CompiledCheck {
  const names = variablesOf(check);
  const compile = (place: string, source: string): Expression => {
    try {
      return compileExpression(source, names);
    } catch (error) {
      throw new ExpressionError(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const guards = (place: string, list: { when: string; reason: string }[] | undefined): Guard[] =>
    (list ?? []).map((guard, i) => ({ when: compile(`${place}[${i}].when`, guard.when), reason: guard.reason }));
  const notApplicable = guards("notApplicable", (check.condition ?? check.curve)?.notApplicable);
  const unknown = guards("condition.unknown", check.condition?.unknown);
  const decide = check.curve ? curveDecision(check) : conditionDecision(check, compile);
  const constants = thresholdValues(check.thresholds);
  // A guard that cannot be evaluated leaves it open whether the check applies: passing then would rest on missing data.
  const required = requiredNeeds(check, [
    ...[...notApplicable, ...unknown].flatMap((guard) => guard.when.variables),
    ...decide.variables,
  ]);

  return {
    check,
    judge(needs, context) {
      const variables: Variables = { ...constants, ...context };
      for (const need of check.needs) {
        const fact = needs[need.as];
        if (fact && fact.value !== null && isSound(fact.value)) variables[need.as] = fact.value;
      }
      try {
        for (const guard of notApplicable) {
          if (guard.when.variables.every((name) => name in variables) && holds(guard.when, variables)) {
            return { outcome: "not-applicable", reason: guard.reason };
          }
        }
        const absent = required.find((name) => !(name in variables));
        if (absent !== undefined) return { outcome: "unknown", reason: reasonOf(absent, needs[absent]) };
        for (const guard of unknown) {
          if (holds(guard.when, variables)) return { outcome: "unknown", reason: guard.reason };
        }
        return decide.outcome(variables);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        return { outcome: "error", reason: `the check's condition failed: ${error.message}` };
      }
    },
  };
}

interface Decide {
  variables: string[];
  outcome(variables: Variables): Outcome;
}

function conditionDecision(check: Check, compile: (place: string, source: string) => Expression): Decide {
  if (!check.condition) throw new ExpressionError("a check needs a condition or a curve");
  const pass = compile("condition.pass", check.condition.pass);
  const fail = check.condition.fail === undefined ? undefined : compile("condition.fail", check.condition.fail);
  const score =
    check.condition.partialScore === undefined
      ? undefined
      : compile("condition.partialScore", check.condition.partialScore);
  return {
    variables: [pass, fail, score].flatMap((expression) => expression?.variables ?? []),
    outcome(variables) {
      const passes = holds(pass, variables);
      const fails = fail ? holds(fail, variables) : !passes;
      if (passes && fails) return { outcome: "error", reason: "the check's condition passes and fails at once" };
      if (passes) return { outcome: "pass" };
      if (fails) return { outcome: "fail" };
      if (!score) return { outcome: "error", reason: "neither pass nor fail, and the check gives no partial score" };
      const value = score.evaluate(variables);
      return partial(typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : Number.NaN);
    },
  };
}

/** Linear or logarithmic between the two points; at a point or beyond it is decided exactly, never by rounding. */
function curveDecision(check: Check): Decide {
  const curve = check.curve;
  if (!curve) throw new ExpressionError("a check needs a condition or a curve");
  const best = check.thresholds[curve.pass]?.value;
  const worst = check.thresholds[curve.fail]?.value;
  if (typeof best !== "number" || typeof worst !== "number" || best === worst) {
    throw new ExpressionError("curve.pass and curve.fail must name two different numeric thresholds");
  }
  const log = curve.scale === "log";
  if (log && !(best > 0 && worst > 0)) throw new ExpressionError("a log curve needs thresholds above 0");
  const of = curve.of;
  return {
    variables: [of],
    outcome(variables) {
      const value = variables[of];
      if (typeof value !== "number") return { outcome: "error", reason: `${of} is not a number` };
      const higherIsBetter = best > worst;
      if (higherIsBetter ? value >= best : value <= best) return { outcome: "pass" };
      if (higherIsBetter ? value <= worst : value >= worst) return { outcome: "fail" };
      const scale = (x: number) => (log ? Math.log(x) : x);
      return partial((scale(value) - scale(worst)) / (scale(best) - scale(worst)));
    },
  };
}

function holds(expression: Expression, variables: Variables): boolean {
  const value = expression.evaluate(variables);
  if (typeof value !== "boolean") {
    throw new ExpressionError(`"${expression.source}" gives ${typeof value}, not true or false`);
  }
  return value;
}

/** NaN and infinities never reach a condition: in CEL they pass or fail by phrasing. */
function isSound(value: FactValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (!Array.isArray(value)) return true;
  return value.every((item) =>
    typeof item === "object"
      ? Object.values(item).every((inner) => typeof inner !== "number" || Number.isFinite(inner))
      : typeof item !== "number" || Number.isFinite(item),
  );
}

function reasonOf(need: string, fact: Fact | undefined): string {
  if (!fact) return `${need} was not read`;
  return fact.value === null ? `${need}: ${fact.reason}` : `${need}: the value is not a finite number`;
}

function requiredNeeds(check: Check, variables: string[]): string[] {
  const used = new Set(variables);
  return check.needs.map((need) => need.as).filter((name) => used.has(name));
}

function thresholdValues(thresholds: { [name: string]: Threshold }): Variables {
  return Object.fromEntries(Object.entries(thresholds).map(([name, threshold]) => [name, threshold.value]));
}

import { type ASTNode, Environment, type ParseResult } from "@marcbachmann/cel-js";
import { RE2JS } from "re2js";
import type { FactValue } from "../model/fact.ts";

/** Bounds on one expression. Source: ours; the longest shipped condition uses a tenth of each. */
export const LIMITS = {
  characters: 2_000,
  astNodes: 300,
  depth: 24,
  /** Macros (`exists`, `all`, `map`, `filter`) may not be nested deeper, so that work is bounded by a list's length. */
  macroDepth: 1,
  /** Longest list a condition is evaluated over. */
  listLength: 20_000,
} as const;

/** Conversions that make a number, a length of time or an instant of a text. */
const CONVERSIONS = new Set(["int", "uint", "double", "duration", "timestamp"]);

const MACROS = new Set(["exists", "exists_one", "all", "map", "filter", "transformList", "transformMap", "sortBy"]);

export type Variables = { [name: string]: FactValue };

/** A parsed, checked and bounded CEL expression. */
export interface Expression {
  source: string;
  /** The variables it reads, sorted. */
  variables: string[];
  /** Numbers written in it other than 0 and 1, as they are written; so are texts that it converts to a number. */
  numbers: string[];
  /** Throws ExpressionError. Numbers in and out are finite. */
  evaluate(variables: Variables): unknown;
}

export class ExpressionError extends Error {}

/**
 * Compiles a CEL expression over the named variables.
 * The library has no access to the host; `matches` is refused since its regular expressions can take exponential time,
 * `matchesRe2(text, pattern)` runs in linear time.
 */
export function compileExpression(source: string, variables: readonly string[]): Expression {
  if (source.length > LIMITS.characters) {
    throw new ExpressionError(`the expression has ${source.length} characters, more than ${LIMITS.characters}`);
  }
  const environment = environmentFor(variables);
  let parsed: ParseResult;
  try {
    parsed = environment.parse(source);
  } catch (cause) {
    throw new ExpressionError(firstLine(cause));
  }
  const found: Found = { names: new Set(), numbers: [] };
  inspect(parsed.ast, 0, new Set(), found);
  const checked = parsed.check();
  if (!checked.valid) throw new ExpressionError(firstLine(checked.error));
  return {
    source,
    variables: [...found.names].sort(),
    numbers: found.numbers.map(({ start, end }) => source.slice(start, end)),
    evaluate: (values) => run(parsed, values),
  };
}

function run(parsed: ParseResult, values: Variables): unknown {
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value) && value.length > LIMITS.listLength) {
      throw new ExpressionError(
        `${name} has ${value.length} items, more than the ${LIMITS.listLength} that are evaluated`,
      );
    }
  }
  try {
    return parsed(values);
  } catch (cause) {
    throw new ExpressionError(firstLine(cause));
  }
}

/** One environment per set of names would cost a parse each; the names are few, so environments are shared. */
const environments = new Map<string, Environment>();

function environmentFor(variables: readonly string[]): Environment {
  const key = [...variables].sort().join(" ");
  const known = environments.get(key);
  if (known) return known;
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: {
      maxAstNodes: LIMITS.astNodes,
      maxDepth: LIMITS.depth,
      maxListElements: 100,
      maxMapEntries: 20,
      maxCallArguments: 8,
    },
  });
  environment.registerFunction("min(double, double): double", (a: number, b: number) => Math.min(a, b));
  environment.registerFunction("max(double, double): double", (a: number, b: number) => Math.max(a, b));
  environment.registerFunction("matchesRe2(string, string): bool", matchesRe2);
  for (const name of variables) environment.registerVariable(name, "dyn");
  environments.set(key, environment);
  return environment;
}

const patterns = new Map<string, RE2JS>();

function matchesRe2(text: string, pattern: string): boolean {
  let compiled = patterns.get(pattern);
  if (!compiled) {
    compiled = RE2JS.compile(pattern);
    patterns.set(pattern, compiled);
  }
  return compiled.matcher(text).find();
}

interface Found {
  names: Set<string>;
  numbers: ASTNode[];
}

function inspect(node: unknown, macroDepth: number, bound: ReadonlySet<string>, found: Found): void {
  if (Array.isArray(node)) {
    for (const item of node) inspect(item, macroDepth, bound, found);
    return;
  }
  if (!isNode(node)) return;
  if (node.op === "id") {
    if (typeof node.args === "string" && !bound.has(node.args)) found.names.add(node.args);
    return;
  }
  if (node.op === "value") {
    if (isNumber(node.args) && !isFree(node.args)) found.numbers.push(node);
    return;
  }
  if (node.op === "call") {
    const [name, args] = node.args as [string, unknown[]];
    if (name === "matches") refuseMatches();
    if (CONVERSIONS.has(name)) found.numbers.push(...args.filter(isText));
  }
  if (node.op !== "rcall" || !Array.isArray(node.args)) {
    inspect(node.args, macroDepth, bound, found);
    return;
  }
  const [method, receiver, args] = node.args as [string, unknown, unknown[]];
  if (method === "matches") refuseMatches();
  inspect(receiver, macroDepth, bound, found);
  if (!MACROS.has(method)) {
    inspect(args, macroDepth, bound, found);
    return;
  }
  if (macroDepth >= LIMITS.macroDepth) {
    throw new ExpressionError(
      `"${method}" inside another list macro: the work would grow with a power of the list's length`,
    );
  }
  const variable = isNode(args[0]) && typeof args[0].args === "string" ? args[0].args : undefined;
  inspect(args.slice(1), macroDepth + 1, variable === undefined ? bound : new Set([...bound, variable]), found);
}

/** A number has a fraction, or is a bigint; with `u` behind it it is an object of the library. */
function isNumber(value: unknown): boolean {
  if (typeof value === "object") return value !== null && !(value instanceof Uint8Array);
  return typeof value === "number" || typeof value === "bigint";
}

/** These say "none" and "all of it"; every other number is a threshold with a source. */
function isFree(value: unknown): boolean {
  return ["0", "1"].includes(String(value));
}

function isText(node: unknown): node is ASTNode {
  return isNode(node) && node.op === "value" && typeof node.args === "string";
}

function refuseMatches(): never {
  throw new ExpressionError('"matches" can take exponential time; use matchesRe2(text, pattern)');
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n").filter(Boolean).slice(0, 1).join("") || "the expression is not valid";
}

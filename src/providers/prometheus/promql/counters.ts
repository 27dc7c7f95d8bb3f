import type { SyntaxNode } from "@lezer/common";
import {
  argumentsOf,
  durationMs,
  durationText,
  expressions,
  isScalar,
  nameOf,
  nodesOf,
  type Parsed,
  textOf,
} from "./parse.ts";
import { metricName } from "./selectors.ts";

/**
 * How an expression grows with the counters in it: 1 when twice the events make twice the value (a number of events), 0 when it does not
 * depend on their number (a constant, a share). Zero is both.
 */
type Degree = 0 | 1 | "zero";

class Unsafe extends Error {}

interface Edit {
  from: number;
  to: number;
  text: string;
}

interface Walk {
  parsed: Parsed;
  windowSeconds: number;
  /** Whether selectors are counters to be read over the window, or ranges stand already. */
  counters: boolean;
  edits: Edit[];
  /** A speed was made a number of events: then no factor may make one of it too. */
  speeds: boolean;
  factors: boolean;
}

/**
 * The query with every counter read as its increase over the window, or why that cannot be done safely. A range inside `increase()` or
 * `rate()` becomes the window, and a rate, which is events per second, the events. What reads a stretch of its own in another way, or
 * comes to no number of events, is refused.
 */
export function overWindow(parsed: Parsed, windowSeconds: number): string | { reason: string } {
  return rewritten({ parsed, windowSeconds, counters: true, edits: [], speeds: false, factors: false });
}

/** A query that has its window already, with every rate over it read as the number of events. The text is the same when it has none. */
export function eventsOfRates(parsed: Parsed, windowSeconds: number): string | { reason: string } {
  const speeds = nodesOf(parsed.root, "FunctionCall").some((call) => /^i?rate$/.test(nameOf(parsed, call)));
  if (!speeds) return parsed.text;
  return rewritten({ parsed, windowSeconds, counters: false, edits: [], speeds: false, factors: false });
}

function rewritten(walk: Walk): string | { reason: string } {
  try {
    const degree = degreeOf(walk, walk.parsed.root);
    if (degree !== 1) throw new Unsafe("it does not come to a number of events");
    if (walk.speeds && walk.factors)
      throw new Unsafe("it multiplies a rate, which is events per second, by a constant; use increase()");
  } catch (error) {
    if (error instanceof Unsafe) {
      const fix = walk.counters
        ? "write the window where it belongs, as [window], in increase()"
        : "count with increase() instead of rate()";
      return { reason: `the query cannot be read as events of the window: ${error.message}; ${fix}` };
    }
    throw error;
  }
  let text = "";
  let at = 0;
  for (const edit of walk.edits.sort((a, b) => a.from - b.from || a.to - b.to)) {
    text += walk.parsed.text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + walk.parsed.text.slice(at);
}

function degreeOf(walk: Walk, node: SyntaxNode): Degree {
  switch (node.name) {
    case "NumberDurationLiteral":
      return Number(textOf(walk.parsed, node)) === 0 ? "zero" : 0;
    case "ParenExpr":
    case "UnaryExpr":
      return degreeOf(walk, only(node));
    case "VectorSelector":
    case "OffsetExpr":
    case "StepInvariantExpr":
      return selectorDegree(walk, node);
    case "FunctionCall":
      return callDegree(walk, node);
    case "AggregateExpr":
      return aggregateDegree(walk, node);
    case "BinaryExpr":
      return binaryDegree(walk, node);
    case "MatrixSelector":
    case "SubqueryExpr":
      throw new Unsafe(`"${shown(walk, node)}" reads a stretch of its own`);
    default:
      throw new Unsafe(`"${shown(walk, node)}" is not a number`);
  }
}

/** A selector with its `offset` and `@`, which stay. */
function selectorDegree(walk: Walk, node: SyntaxNode): Degree {
  const inner = core(node);
  if (inner.name !== "VectorSelector") return degreeOf(walk, inner);
  const name = metricName(walk.parsed, inner);
  // OpenMetrics: metrics of type Info end so and are always 1; they lend their labels to others.
  if (name.endsWith("_info") || !walk.counters) return 0;
  if (isRecordedRate(name)) throw new Unsafe(`${name} is a recorded rate or share, not a counter`);
  walk.edits.push(
    { from: node.from, to: node.from, text: "increase(" },
    { from: inner.to, to: inner.to, text: `[${durationText(walk.windowSeconds)}]` },
    { from: node.to, to: node.to, text: ")" },
  );
  return 1;
}

/** Prometheus' documentation, "Recording rules": level:metric:operations. */
function isRecordedRate(name: string): boolean {
  const [, ...levels] = name.split(":");
  return (levels.at(-1) ?? "").split("_").some((operation) => RATE.test(operation));
}

const RATE = /^(i?rate|increase|i?delta|deriv|ratio|avg|mean|quantile)(\d+[a-z]*)?$/;

/** What stands inside offsets, `@` and parentheses. */
function core(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "OffsetExpr" || inner.name === "StepInvariantExpr") inner = only(inner);
  return inner;
}

/** Functions that keep what the first argument counts; some round it. */
const KEEPING = new Set([
  "abs",
  "ceil",
  "floor",
  "histogram_count",
  "label_join",
  "label_replace",
  "round",
  "scalar",
  "sort",
  "sort_by_label",
  "sort_by_label_desc",
  "sort_desc",
  "vector",
]);

function callDegree(walk: Walk, node: SyntaxNode): Degree {
  const name = nameOf(walk.parsed, node);
  const [first, ...others] = argumentsOf(node);
  if (name === "increase" || name === "rate") return rangeDegree(walk, node, name, first);
  if (first && KEEPING.has(name)) return degreeOf(walk, first);
  if (first && name.startsWith("clamp")) {
    const degree = degreeOf(walk, first);
    for (const bound of others) agree(degree, degreeOf(walk, bound), () => shown(walk, node));
    return degree;
  }
  throw new Unsafe(`${name}() does not keep a number of events`);
}

function rangeDegree(walk: Walk, node: SyntaxNode, name: string, argument: SyntaxNode | undefined): Degree {
  let range = argument;
  while (range && (range.name === "OffsetExpr" || range.name === "StepInvariantExpr" || range.name === "ParenExpr"))
    range = only(range);
  const duration = range?.getChild("DurationExpr");
  if (!range || !duration) throw new Unsafe(`${name}() has no range`);
  if (walk.counters) walk.edits.push({ from: duration.from, to: duration.to, text: durationText(walk.windowSeconds) });
  else if (name === "rate" && durationMs(textOf(walk.parsed, duration)) !== walk.windowSeconds * 1000)
    throw new Unsafe(`"${shown(walk, node)}" looks back another stretch than the window`);
  const identifier = node.firstChild;
  if (name === "rate" && identifier) {
    walk.edits.push({ from: identifier.from, to: identifier.to, text: "increase" });
    walk.speeds = true;
  }
  return 1;
}

/** Aggregations whose value is so many events, of all or of one group. */
const SUMMING = new Set(["sum", "avg", "min", "max", "topk", "bottomk", "quantile", "limitk"]);

function aggregateDegree(walk: Walk, node: SyntaxNode): Degree {
  const name = nameOf(walk.parsed, node);
  const inner = argumentsOf(node).at(-1);
  if (!inner || !SUMMING.has(name)) throw new Unsafe(`${name}() counts series, not events`);
  return degreeOf(walk, inner);
}

function binaryDegree(walk: Walk, node: SyntaxNode): Degree {
  const [left, right] = expressions(node);
  const operator = OPERATORS.find((name) => node.getChild(name));
  if (!left || !right || !operator) throw new Unsafe(`"${shown(walk, node)}" is not understood`);
  const [a, b] = [degreeOf(walk, left), degreeOf(walk, right)];
  switch (operator) {
    case "Mul":
    case "Div": {
      if (isScalar(walk.parsed, left) || isScalar(walk.parsed, right)) walk.factors = true;
      const degree = (a === "zero" ? 0 : a) + (operator === "Mul" ? 1 : -1) * (b === "zero" ? 0 : b);
      if (degree !== 0 && degree !== 1) throw new Unsafe(`"${shown(walk, node)}" multiplies or inverts counts`);
      return operator === "Mul" && (a === "zero" || b === "zero") ? "zero" : degree;
    }
    case "And":
    case "Unless":
      return a;
    case "Add":
    case "Sub":
    case "Or":
      return agree(a, b, () => shown(walk, node));
    default:
      // A comparison keeps the rows of its left side; with another number of events, or 0, it means the same over any window.
      if (node.getChild("BoolModifier")) throw new Unsafe(`"${shown(walk, node)}" is 0 or 1`);
      agree(a, b, () => shown(walk, node));
      return a;
  }
}

const OPERATORS = [
  "Mul",
  "Div",
  "Add",
  "Sub",
  "And",
  "Or",
  "Unless",
  "Eql",
  "Neq",
  "Gtr",
  "Lss",
  "Gte",
  "Lte",
] as const;

function agree(a: Degree, b: Degree, where: () => string): Degree {
  if (a === "zero") return b;
  if (b === "zero" || a === b) return a;
  throw new Unsafe(`"${where()}" holds events against a constant`);
}

function only(node: SyntaxNode): SyntaxNode {
  const [inner] = expressions(node);
  if (!inner) throw new Unsafe("a part of it is empty");
  return inner;
}

function shown(walk: Walk, node: SyntaxNode): string {
  const text = textOf(walk.parsed, node).replaceAll(/\s+/g, " ");
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

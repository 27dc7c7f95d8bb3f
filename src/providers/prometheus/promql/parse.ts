import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** A query and its tree by Prometheus' own grammar. Names of nodes are those of the grammar (`VectorSelector`, `FunctionCall` …). */
export interface Parsed {
  text: string;
  root: SyntaxNode;
}

/** Longer ones are a slip, and a tree of them would be deep. */
export const MOST_CHARACTERS = 50_000;
/** Deepest nesting that is walked. */
const MOST_DEPTH = 200;

/** More modifiers that need parentheses are a slip. */
const MOST_MENDED = 200;

/** The tree of a query, or why it is none. Its text may have more parentheses than were written. */
export function parseQuery(text: string): Parsed | { reason: string } {
  let parsed = parseOnce(text);
  for (let mended = 0; "root" in parsed; mended++) {
    const loose = looseModifier(parsed.root);
    if (!loose) return parsed;
    if (mended >= MOST_MENDED) return { reason: "the query is too long-winded" };
    const { from, to } = loose;
    const { text: before } = parsed;
    parsed = parseOnce(`${before.slice(0, from)}(${before.slice(from, to)})${before.slice(to)}`);
  }
  return parsed;
}

const POSTFIX = new Set([
  "OffsetExpr",
  "StepInvariantExpr",
  "MatrixSelector",
  "SubqueryExpr",
  "AnchoredExpr",
  "SmoothedExpr",
]);
const COMPOUND = new Set(["BinaryExpr", "UnaryExpr"]);

/**
 * The grammar reads `x - y offset 5m` as `(x - y) offset 5m`; servers give the offset (a range, an `@`) to `y`. The first stretch that
 * needs parentheses to be read as servers do.
 */
function looseModifier(root: SyntaxNode): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined;
  root.cursor().iterate(({ node, name }) => {
    if (found || !POSTFIX.has(name)) return;
    let inner: SyntaxNode | undefined = node;
    while (inner && POSTFIX.has(inner.name)) inner = expressions(inner)[0];
    if (!inner || !COMPOUND.has(inner.name)) return;
    while (inner && COMPOUND.has(inner.name)) inner = expressions(inner).at(-1);
    if (inner) found = { from: inner.from, to: node.to };
  });
  return found;
}

function parseOnce(text: string): Parsed | { reason: string } {
  if (text.length > MOST_CHARACTERS) return { reason: `the query is longer than ${MOST_CHARACTERS} characters` };
  if (text.trim() === "") return { reason: "the query is empty" };
  const tree = parser.parse(text);
  let fault: number | undefined;
  let depth = 0;
  let deepest = 0;
  tree.iterate({
    enter(node) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      // The grammar lets a string end without its quote.
      const open = node.name === "StringLiteral" && !closed(text.slice(node.from, node.to));
      if ((node.type.isError || open) && fault === undefined) fault = node.from;
    },
    leave() {
      depth -= 1;
    },
  });
  if (fault !== undefined) return { reason: `the query is not PromQL: it goes wrong at character ${fault + 1}` };
  if (deepest > MOST_DEPTH) return { reason: "the query is nested too deeply" };
  const root = tree.topNode.firstChild && expressions(tree.topNode)[0];
  return root ? { text, root } : { reason: "the query is empty" };
}

function closed(literal: string): boolean {
  return literal.length >= 2 && literal.at(-1) === literal[0];
}

export function textOf(parsed: Parsed, node: { from: number; to: number }): string {
  return parsed.text.slice(node.from, node.to);
}

const EXPRESSIONS = new Set([
  "AggregateExpr",
  "BinaryExpr",
  "FunctionCall",
  "MatrixSelector",
  "NumberDurationLiteral",
  "OffsetExpr",
  "AnchoredExpr",
  "SmoothedExpr",
  "ParenExpr",
  "StringLiteral",
  "SubqueryExpr",
  "UnaryExpr",
  "VectorSelector",
  "StepInvariantExpr",
]);

/** The expressions directly below a node, in order. */
export function expressions(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (EXPRESSIONS.has(child.name)) found.push(child);
  return found;
}

/** Name of a function or an aggregation, such as `rate` or `sum`. */
export function nameOf(parsed: Parsed, node: SyntaxNode): string {
  return node.firstChild ? textOf(parsed, node.firstChild) : "";
}

/** What a function or an aggregation is called with. */
export function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  const body = node.getChild("FunctionCallBody");
  return body ? expressions(body) : [];
}

/** Every node of a kind below (and with) a node. */
export function nodesOf(node: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  node.cursor().iterate((one) => {
    if (one.name === name) found.push(one.node);
  });
  return found;
}

/** Whether the query gives one number without labels, which `or` and `label_replace` refuse. */
export function isScalar(parsed: Parsed, node: SyntaxNode = parsed.root): boolean {
  if (node.name === "NumberDurationLiteral") return true;
  if (node.name === "FunctionCall") return SCALARS.has(nameOf(parsed, node));
  if (node.name !== "ParenExpr" && node.name !== "UnaryExpr" && node.name !== "BinaryExpr") return false;
  return expressions(node).every((inner) => isScalar(parsed, inner));
}

const SCALARS = new Set(["scalar", "time", "pi", "start", "end", "range", "step"]);

const UNIT_MS: { [unit: string]: number } = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** `1h30m`, or a number of seconds; undefined for anything that has to be computed. */
export function durationMs(text: string): number | undefined {
  const plain = text.trim();
  if (/^[+-]/.test(plain)) {
    const inner = durationMs(plain.slice(1));
    return inner === undefined ? undefined : plain[0] === "-" ? -inner : inner;
  }
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain) * 1000;
  if (!/^(\d+(ms|[smhdwy]))+$/.test(plain)) return undefined;
  let total = 0;
  for (const [, count, unit] of plain.matchAll(/(\d+)(ms|[smhdwy])/g))
    total += Number(count) * (UNIT_MS[unit ?? ""] ?? 0);
  return total;
}

/** As every server reads it. */
export function durationText(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

import type { SyntaxNode } from "@lezer/common";
import { expressions, isScalar, nodesOf, type Parsed, textOf } from "./parse.ts";
import { type Selector, selectorsOf } from "./selectors.ts";

/**
 * Whether an answer without rows means that nothing happened. Not where several things are computed with each other: of a difference
 * or a comparison it only means that one side is not there.
 */
export function absenceIsNothing(parsed: Parsed, node: SyntaxNode = parsed.root): boolean {
  return nodesOf(node, "BinaryExpr").every(
    (binary) =>
      binary.getChild("Or") !== null || (hasFactor(binary) && expressions(binary).some((one) => isScalar(parsed, one))),
  );
}

function hasFactor(binary: SyntaxNode): boolean {
  return binary.getChild("Mul") !== null || binary.getChild("Div") !== null;
}

/** A stand-in such as `or vector(0)`: what a metric that nobody writes would come out as. */
export interface Fallback {
  /** What it stands in for. */
  selectors: Selector[];
  /** Whether the series themselves have to be there, not only the metric under some labels. */
  exactly: boolean;
}

export function fallbacksOf(parsed: Parsed): Fallback[] {
  return nodesOf(parsed.root, "BinaryExpr").flatMap((node): Fallback[] => {
    if (!node.getChild("Or")) return [];
    const [left, right] = expressions(node);
    if (!left || !right) return [];
    const [real, constant] = isConstant(parsed, right) ? [left, right] : [right, left];
    if (!isConstant(parsed, constant)) return [];
    return [{ selectors: selectorsOf(parsed, real), exactly: !absenceIsNothing(parsed, real) }];
  });
}

/** Reads nothing, or takes what it reads times zero. */
function isConstant(parsed: Parsed, node: SyntaxNode): boolean {
  if (nodesOf(node, "VectorSelector").length === 0) return true;
  if (node.name === "ParenExpr") return expressions(node).every((inner) => isConstant(parsed, inner));
  return node.getChild("Mul") !== null && expressions(node).some((inner) => Number(textOf(parsed, inner)) === 0);
}

import type { SyntaxNode } from "@lezer/common";
import { durationMs, durationText, nodesOf, type Parsed, textOf } from "./parse.ts";

/** Series that a query reads, whatever it makes of them. */
export interface Selector {
  /** As it stands, without range, offset and `@`. */
  text: string;
  /** The same metric under any labels; undefined when it is told by labels alone. */
  metric?: string;
  /** Milliseconds that it looks further back; undefined when that has to be computed. */
  offsetMs?: number;
  /** `@ …`, as it stands. */
  at: string;
}

export function selectorsOf(parsed: Parsed, node: SyntaxNode = parsed.root): Selector[] {
  return nodesOf(node, "VectorSelector").map((one) => selector(parsed, one));
}

function selector(parsed: Parsed, node: SyntaxNode): Selector {
  let offsetMs: number | undefined = 0;
  let at = "";
  // Modifiers stand around the selector, its range and parentheses.
  for (let outer = node.parent; outer && MODIFIERS.has(outer.name); outer = outer.parent) {
    if (outer.name === "OffsetExpr") {
      const duration = outer.getChild("OffsetDurationExpr");
      const ms: number | undefined = duration ? durationMs(textOf(parsed, duration)) : undefined;
      offsetMs = ms === undefined || offsetMs === undefined ? undefined : offsetMs + ms;
    } else if (outer.name === "StepInvariantExpr") {
      const sign = outer.getChild("At");
      if (sign) at = ` ${parsed.text.slice(sign.from, outer.to)}`;
    }
  }
  const metric = metricOf(parsed, node);
  return {
    text: textOf(parsed, node),
    ...(metric === undefined ? {} : { metric }),
    ...(offsetMs === undefined ? {} : { offsetMs }),
    at,
  };
}

const MODIFIERS = new Set(["MatrixSelector", "OffsetExpr", "StepInvariantExpr", "ParenExpr"]);

/** The selector with nothing but what names the metric. */
function metricOf(parsed: Parsed, node: SyntaxNode): string | undefined {
  const identifier = node.getChild("Identifier");
  if (identifier) return textOf(parsed, identifier);
  const matchers = node.getChild("LabelMatchers");
  const named: string[] = [];
  for (let child = matchers?.firstChild; child; child = child.nextSibling) {
    const label = child.getChild("LabelName");
    if (child.name === "QuotedLabelName" || (label && textOf(parsed, label) === "__name__")) {
      named.push(textOf(parsed, child));
    }
  }
  return named.length === 0 ? undefined : `{${named.join(",")}}`;
}

/** Whether there was the metric at all, under whatever labels: a row when there was. */
export function existsQuery(metric: string, windowSeconds: number): string {
  return `count(last_over_time(${metric}[${durationText(windowSeconds)}]))`;
}

/**
 * Whether any of the series had a sample in the oldest part of the window: a row when one had. Undefined when that cannot be asked.
 */
export function coverageQuery(
  selectors: readonly Selector[],
  windowSeconds: number,
  partSeconds: number,
): string | undefined {
  if (selectors.length === 0) return undefined;
  const parts = new Set<string>();
  for (const { text, offsetMs, at } of selectors) {
    if (offsetMs === undefined) return undefined;
    const back = windowSeconds - partSeconds + offsetMs / 1000;
    const offset = `${back < 0 ? "-" : ""}${durationText(Math.abs(back))}`;
    parts.add(`last_over_time(${text}[${durationText(partSeconds)}] offset ${offset}${at})`);
  }
  return `count(${[...parts].join(" or ")})`;
}

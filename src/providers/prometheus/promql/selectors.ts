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
  const named = naming(parsed, node).map((one) => textOf(parsed, one));
  return named.length === 0 ? undefined : `{${named.join(",")}}`;
}

/** The name of the metric; empty where it is told in another way than by its name. */
export function metricName(parsed: Parsed, selector: SyntaxNode): string {
  const identifier = selector.getChild("Identifier");
  if (identifier) return textOf(parsed, identifier);
  const [first] = naming(parsed, selector).flatMap((one) => nodesOf(one, "StringLiteral"));
  return first ? textOf(parsed, first).slice(1, -1) : "";
}

/** What stands in the braces for a name before them: `__name__="x"`, `"x"`. */
function naming(parsed: Parsed, selector: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = selector.getChild("LabelMatchers")?.firstChild ?? null; child; child = child.nextSibling) {
    const label = child.getChild("LabelName");
    if (child.name === "QuotedLabelName" || (label && textOf(parsed, label) === "__name__")) found.push(child);
  }
  return found;
}

/** Whether there was the metric (or the series, `exactly`) in a window: a row when there was. */
export function existsQuery(selector: Selector, exactly: boolean, windowSeconds: number): string {
  const { text, metric = text, offsetMs = 0, at } = selector;
  const offset = offsetMs === 0 ? "" : ` offset ${signedDuration(offsetMs / 1000)}`;
  return `count(last_over_time(${exactly ? text : metric}[${durationText(windowSeconds)}]${offset}${at}))`;
}

export function signedDuration(seconds: number): string {
  return `${seconds < 0 ? "-" : ""}${durationText(Math.abs(seconds))}`;
}

/** Looks at a window by which its first sample is found: to a day in a year, to an hour in four weeks. */
const LOOKS_FOR_FIRST = 672;

/** When the first sample of any of the series was, in seconds since the epoch, as far as looks at the window tell. */
export function sinceQuery(selectors: readonly Selector[], windowSeconds: number): string {
  const step = durationText(Math.max(60, Math.ceil(windowSeconds / LOOKS_FOR_FIRST / 60) * 60));
  const parts = new Set(
    selectors.map(({ text, offsetMs = 0, at }) => {
      const offset = offsetMs === 0 ? "" : ` offset ${signedDuration(offsetMs / 1000)}`;
      return `min_over_time(timestamp(${text}${offset}${at})[${durationText(windowSeconds)}:${step}])`;
    }),
  );
  return `min(${[...parts].join(" or ")})`;
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
    parts.add(`last_over_time(${text}[${durationText(partSeconds)}] offset ${signedDuration(back)}${at})`);
  }
  return `count(${[...parts].join(" or ")})`;
}

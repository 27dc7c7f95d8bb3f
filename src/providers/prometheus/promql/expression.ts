import type { SyntaxNode } from "@lezer/common";
import { eventsOfRates, overWindow } from "./counters.ts";
import {
  durationMs,
  durationText,
  expressions,
  MOST_CHARACTERS,
  nodesOf,
  type Parsed,
  parseQuery,
  textOf,
} from "./parse.ts";
import { fillWindow } from "./placeholders.ts";

export interface Meaning {
  /** Seconds of the window, or of one slice. */
  windowSeconds: number;
  /** A slice of many: what the query gives at the end of each. */
  sliced: boolean;
  /** The value is a number of events. */
  events: boolean;
  /** Series are counters, where the query has no window. */
  counter: boolean;
}

/** What is sent for one number of a query over a window, or why nothing can be. */
export function expressionFor(query: string, meaning: Meaning): Parsed | { reason: string } {
  if (query.length > MOST_CHARACTERS) return { reason: `the query is longer than ${MOST_CHARACTERS} characters` };
  const filled = fillWindow(query, durationText(meaning.windowSeconds));
  if ("reason" in filled) return filled;
  const parsed = parseQuery(filled.text);
  if ("reason" in parsed) return parsed;
  if (nodesOf(parsed.root, "VectorSelector").length === 0) return { reason: "the query reads no metric" };
  if (NO_NUMBER.has(bare(parsed.root).name)) return { reason: "the query gives samples, not a number" };
  if (!filled.filled && meaning.counter) return reparsed(overWindow(parsed, meaning.windowSeconds));
  if (!filled.filled) {
    const reason = withoutWindow(parsed, meaning);
    if (reason !== undefined) return { reason };
  }
  return meaning.events ? reparsed(eventsOfRates(parsed, meaning.windowSeconds)) : parsed;
}

const NO_NUMBER = new Set(["MatrixSelector", "SubqueryExpr", "StringLiteral"]);

function bare(node: SyntaxNode): SyntaxNode {
  const [inner] = WRAPPERS.has(node.name) ? expressions(node) : [];
  return inner ? bare(inner) : node;
}

const WRAPPERS = new Set(["ParenExpr", "OffsetExpr", "StepInvariantExpr"]);

/** Why a query that is sent as it stands does not speak of the window; undefined when it does. */
function withoutWindow(parsed: Parsed, { windowSeconds, sliced, events }: Meaning): string | undefined {
  const ranges = ["MatrixSelector", "SubqueryExpr"].flatMap((name) => nodesOf(parsed.root, name));
  const durations = ranges.map((range) => range.getChild("DurationExpr")).filter((one) => one !== null);
  const other = durations.find((one) => durationMs(textOf(parsed, one)) !== windowSeconds * 1000);
  // What a gauge or a recorded ratio says at the end of a slice is a sample of that slice.
  if (sliced && (!events || other === undefined)) return undefined;
  if (other !== undefined) {
    return `the query looks back ${textOf(parsed, other)}, whatever the window is: write [window] there`;
  }
  const everySelectorLooksBack = nodesOf(parsed.root, "VectorSelector").every((one) => inside(one, ranges));
  const shifted = ["OffsetExpr", "StepInvariantExpr"].some((name) => nodesOf(parsed.root, name).length > 0);
  if (ranges.length > 0 && everySelectorLooksBack && !shifted) return undefined;
  return "the query has no window, so that it says what is now and not what was: write [window] where it looks back, or state counter: true when its series are counters";
}

function inside(node: SyntaxNode, ranges: readonly SyntaxNode[]): boolean {
  return ranges.some((range) => range.from <= node.from && node.to <= range.to);
}

function reparsed(result: string | { reason: string }): Parsed | { reason: string } {
  return typeof result === "string" ? parseQuery(result) : result;
}

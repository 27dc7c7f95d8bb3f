import type { OutcomeName } from "../../model/outcome.ts";
import type { Severity } from "../../model/rules.ts";
import type { FormatOptions } from "../format.ts";
import type { RiskLevel } from "../words.ts";
import { type Paint, paint, type Style } from "./ansi.ts";
import { wrapped } from "./layout.ts";

/** What the parts of the page share: the room they have and how they may look. */
export interface Context {
  width: number;
  verbose: boolean;
  paint: Paint;
  from: FormatOptions["from"];
}

/** Narrower than this nothing can be read; such a terminal gets lines that its own wrapping breaks. */
const NARROWEST = 40;
/** Longer lines are hard to follow by eye. */
const WIDEST = 120;

export function contextOf(options: FormatOptions): Context {
  const width = Number.isFinite(options.width) ? Math.floor(options.width) : 80;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
    verbose: options.verbose,
    paint: paint(options.color),
    from: options.from,
  };
}

export function outcomeStyle(paints: Paint, outcome: OutcomeName): Style {
  const styles: { [O in OutcomeName]: Style } = {
    fail: paints.red,
    partial: paints.yellow,
    unknown: paints.cyan,
    error: paints.red,
    waived: paints.yellow,
    pass: paints.green,
    "not-applicable": paints.dim,
  };
  return styles[outcome];
}

export function severityStyle(paints: Paint, severity: Severity): Style {
  if (severity === "critical" || severity === "high") return paints.red;
  return severity === "medium" ? paints.yellow : paints.dim;
}

export function riskStyle(paints: Paint, level: RiskLevel): Style {
  const styles: { [L in RiskLevel]: Style } = {
    high: paints.red,
    medium: paints.yellow,
    low: paints.yellow,
    unanswered: paints.cyan,
    none: paints.green,
  };
  return styles[level];
}

/** A heading with the air above it. */
export function heading(context: Context, text: string): string[] {
  return ["", ...wrapped(text, context.width, { style: context.paint.bold })];
}

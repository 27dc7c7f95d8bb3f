import type { Assessment } from "../../model/assessment.ts";
import { listed } from "../../model/text.ts";
import { type Unknown, unknownFindings, unknownPractices } from "../findings.ts";
import { counted } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { wrapped } from "./layout.ts";

const SHOWN = 4;
const LEVELS = ["error", "warning", "info"] as const;

/** What is odd about the data itself, gravest first. */
export function oddities(assessment: Assessment, context: Context): string[] {
  const all = LEVELS.flatMap((level) => assessment.diagnostics.filter((item) => item.level === level));
  if (all.length === 0) return [];
  const shown = context.verbose ? all : all.slice(0, SHOWN * 2);
  const rest = all.length - shown.length;
  return [
    ...heading(context, "About the data"),
    ...shown.flatMap((item) =>
      wrapped(`${item.level}: ${item.provider}: ${item.message}`, context.width, { first: "  ", rest: "    " }),
    ),
    ...(rest > 0 ? [context.paint.dim(`  and ${counted(rest, "more note")} (--verbose)`)] : []),
  ];
}

/** Why verdicts are missing, and what would decide them. */
export function openQuestions(assessment: Assessment, context: Context): string[] {
  const checks = unknownFindings(assessment);
  const practices = unknownPractices(assessment);
  if (checks.length + practices.length === 0) return [];
  return [
    ...heading(context, "What is not known"),
    ...group(checks, "verdict", context),
    ...group(practices, "practice", context),
  ];
}

function group(unknowns: Unknown[], noun: string, context: Context): string[] {
  const shown = context.verbose ? unknowns : unknowns.slice(0, SHOWN);
  const rest = unknowns.length - shown.length;
  return [
    ...shown.flatMap((unknown) => [
      ...wrapped(`${counted(unknown.count, noun)}: ${unknown.reason}`, context.width, { first: "  ? ", rest: "    " }),
      ...(context.verbose ? wrapped(note(unknown), context.width, { first: "    ", style: context.paint.dim }) : []),
    ]),
    ...(rest > 0 ? [context.paint.dim(`    and ${counted(rest, "more reason")} (--verbose)`)] : []),
  ];
}

function note(unknown: Unknown): string {
  if (unknown.wouldDecide.length > 0) return `would be decided by, for one: ${listed(unknown.wouldDecide, 1)}`;
  return listed(unknown.examples);
}

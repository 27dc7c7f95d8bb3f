import type { Assessment } from "../../model/assessment.ts";
import { listed } from "../../model/text.ts";
import { type Unknown, unknownFindings, unknownPractices } from "../findings.ts";
import { counted } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { cut, wrapped } from "./layout.ts";

/** Notes, reasons of verdicts and reasons of practices, unless everything is asked for. */
const NOTES = 4;
const VERDICTS = 4;
const PRACTICES = 2;
const LEVELS = ["error", "warning", "info"] as const;

/** What is odd about the data itself, gravest first. */
export function oddities(assessment: Assessment, context: Context): string[] {
  const all = LEVELS.flatMap((level) => assessment.diagnostics.filter((item) => item.level === level));
  if (all.length === 0) return [];
  const shown = context.verbose ? all : all.slice(0, NOTES);
  const rest = all.length - shown.length;
  return [
    ...heading(context, "About the data"),
    ...shown.flatMap((item) => {
      const line = `${item.level}: ${item.provider}: ${item.message}`;
      // What is merely said fits a line; what is wrong is said in full.
      return item.level === "info" && !context.verbose
        ? [`  ${cut(line, context.width - 2)}`]
        : wrapped(line, context.width, { first: "  ", rest: "    " });
    }),
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
    ...group(checks, VERDICTS, verdictLine, context),
    ...group(practices, PRACTICES, practiceLine, context),
    ...more(Math.max(0, checks.length - VERDICTS) + Math.max(0, practices.length - PRACTICES), context),
  ];
}

function group(unknowns: Unknown[], most: number, say: (unknown: Unknown) => string, context: Context): string[] {
  return (context.verbose ? unknowns : unknowns.slice(0, most)).flatMap((unknown) => [
    ...(context.verbose
      ? wrapped(say(unknown), context.width, { first: "  ? ", rest: "    " })
      : [`  ? ${cut(say({ ...unknown, reason: unknown.brief }), context.width - 4)}`]),
    ...(context.verbose ? wrapped(note(unknown), context.width, { first: "    ", style: context.paint.dim }) : []),
  ]);
}

function more(rest: number, context: Context): string[] {
  if (context.verbose || rest === 0) return [];
  return [context.paint.dim(`    and ${counted(rest, "more reason")} (--verbose)`)];
}

/** `10 verdicts on 9 components: it was not watched for a whole day`. */
function verdictLine(unknown: Unknown): string {
  const where = unknown.places.length === 1 ? `${unknown.places[0]}` : counted(unknown.places.length, "component");
  return `${counted(unknown.count, "verdict")} on ${where}: ${unknown.reason}`;
}

function practiceLine(unknown: Unknown): string {
  return `${counted(unknown.count, "practice")}: ${unknown.reason}`;
}

function note(unknown: Unknown): string {
  if (unknown.wouldDecide.length > 0) return `would be decided by, for one: ${listed(unknown.wouldDecide, 1)}`;
  return listed(unknown.examples);
}

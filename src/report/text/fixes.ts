import type { Assessment, Fix } from "../../model/assessment.ts";
import { listed } from "../../model/text.ts";
import { formatPoints } from "../quantities.ts";
import { counted, EFFORT_WORDS } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { cut, wrapped } from "./layout.ts";

const SHOWN = 3;

/** The mends that raise `low` the most: what, where, what it brings and costs. */
export function fixes(assessment: Assessment, context: Context): string[] {
  const shown = context.verbose ? assessment.fixes : assessment.fixes.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const rest = assessment.fixes.length - shown.length;
  return [
    ...heading(context, "Next steps"),
    ...shown.flatMap((fix, index) => one(fix, index + 1, context)),
    ...(rest > 0 ? [context.paint.dim(`  and ${counted(rest, "more fix", "more fixes")} (--verbose)`)] : []),
  ];
}

function one(fix: Fix, rank: number, context: Context): string[] {
  const { paint, width } = context;
  const indent = "     ";
  const where = listed(fix.subjects, context.verbose ? 100 : 1);
  return [
    ...wrapped(`${fix.title} (${fix.check})`, width, { first: `  ${rank}. `, style: paint.bold }),
    ...wrapped(`+${formatPoints(fix.gain)} points of low, ${EFFORT_WORDS[fix.effort]} effort, at ${where}`, width, {
      first: indent,
      style: paint.green,
    }),
    ...(context.verbose
      ? wrapped(fix.remediation, width, { first: indent })
      : [`${indent}${cut(fix.remediation, width - indent.length)}`]),
  ];
}

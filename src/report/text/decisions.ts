import type { Assessment } from "../../model/assessment.ts";
import { counted } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { wrapped } from "./layout.ts";

const SHOWN = 3;

/** What somebody has to choose, the one that would gain the most first: the question, what is recommended, and what asks it. */
export function decisions(assessment: Assessment, context: Context): string[] {
  const all = assessment.decisions;
  if (all.length === 0) return [];
  const shown = context.verbose ? all : all.slice(0, SHOWN);
  const rest = all.length - shown.length;
  return [
    ...heading(context, `Decisions to take: ${counted(all.length, "draft")} (plumbrule adrs suggest)`),
    ...shown.flatMap(({ title, findings, checks, recommended, records = [] }) => {
      const of = checks && checks.length > 1 ? ` of ${counted(checks.length, "check")}` : "";
      const first = recommended ? ` First option: ${recommended.option}.` : "";
      const taken = records.map(({ path, status }) => ` ${path} (${status}).`).join("");
      return wrapped(`${title} ${counted(findings.length, "finding")}${of}.${first}${taken}`, context.width, {
        first: "  ",
        rest: "    ",
      });
    }),
    ...(rest > 0 ? [context.paint.dim(`  and ${rest} more (--verbose)`)] : []),
  ];
}

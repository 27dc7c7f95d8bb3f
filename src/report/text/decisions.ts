import type { Assessment } from "../../model/assessment.ts";
import { counted } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { wrapped } from "./layout.ts";

const SHOWN = 3;

/** What somebody has to choose: the question, its check and how many findings ask it. */
export function decisions(assessment: Assessment, context: Context): string[] {
  const all = [...assessment.decisions].sort((a, b) => b.findings.length - a.findings.length);
  if (all.length === 0) return [];
  const shown = context.verbose ? all : all.slice(0, SHOWN);
  const rest = all.length - shown.length;
  return [
    ...heading(context, `Decisions to take: ${counted(all.length, "draft")} (plumbrule explain ID)`),
    ...shown.flatMap((decision) =>
      wrapped(`${decision.title} (${decision.id}, ${counted(decision.findings.length, "finding")})`, context.width, {
        first: "  ",
        rest: "    ",
      }),
    ),
    ...(rest > 0 ? [context.paint.dim(`  and ${rest} more (--verbose)`)] : []),
  ];
}

import type { Assessment, Finding } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import { PILLARS } from "../../model/rules.ts";
import { listed } from "../../model/text.ts";
import { byUrgency, groupBy, isGap } from "../findings.ts";
import { formatQuantity } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import { type Context, heading, outcomeStyle, severityStyle } from "./context.ts";
import { wrapped } from "./layout.ts";

const SHOWN = 3;

/** What fails, by pillar and check, worst first; the rest is counted unless everything is asked for. */
export function gaps(assessment: Assessment, context: Context): string[] {
  const failing = assessment.findings.filter(isGap).sort(byUrgency);
  if (failing.length === 0) return [];
  const pillars = [...groupBy(failing, (finding) => finding.pillar)].sort(
    ([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b),
  );
  return [
    ...heading(
      context,
      `Findings: ${failing.length} of ${counted(assessment.findings.length, "verdict")} ask for work`,
    ),
    ...pillars.flatMap(([pillar, findings]) => inPillar(pillar, findings, context)),
  ];
}

function rank(pillar: string): number {
  const index = (PILLARS as readonly string[]).indexOf(pillar);
  return index === -1 ? PILLARS.length : index;
}

function inPillar(pillar: string, findings: Finding[], context: Context): string[] {
  const checks = [...groupBy(findings, (finding) => finding.check).values()];
  const shown = context.verbose ? checks : checks.slice(0, SHOWN);
  const rest = checks.length - shown.length;
  return [
    ...wrapped(pillar, context.width, { first: "  ", style: context.paint.cyan }),
    ...shown.flatMap((members) => oneCheck(members, context)),
    ...(rest > 0 ? [context.paint.dim(`    and ${counted(rest, "more check")} (--verbose)`)] : []),
  ];
}

function oneCheck(findings: Finding[], context: Context): string[] {
  const { paint, width, verbose } = context;
  const [worst] = findings;
  if (!worst) return [];
  const subjects = listed(
    findings.map((finding) => finding.subject),
    5,
  );
  const mark = outcomeStyle(paint, worst.outcome)(OUTCOME_WORDS[worst.outcome].symbol);
  const details = verbose ? findings : [worst];
  return [
    ...wrapped(`${worst.title} (${worst.severity}): ${subjects}`, width, {
      first: `    ${mark} `,
      rest: "      ",
      style: severityStyle(paint, worst.severity),
    }),
    ...details.flatMap((finding) => [
      ...wrapped(`${findings.length > 1 ? `${finding.subject}: ` : ""}${finding.message}`, width, { first: "      " }),
      ...(verbose
        ? wrapped(
            `measured ${formatQuantity(finding.measured.value, finding.measured.unit)}, expected ${finding.expected} · ${finding.id}`,
            width,
            { first: "      ", style: paint.dim },
          )
        : []),
    ]),
  ];
}

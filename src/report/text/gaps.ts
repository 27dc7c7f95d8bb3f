import type { Assessment, Finding } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import { PILLARS } from "../../model/rules.ts";
import { listed } from "../../model/text.ts";
import { byUrgency, groupBy, isGap } from "../findings.ts";
import { formatQuantity } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import { type Context, heading, outcomeStyle, severityStyle } from "./context.ts";
import { cut, wrapped } from "./layout.ts";

/** Checks of a pillar, and components of a check, unless everything is asked for. */
const SHOWN = 2;
const PLACES = 1;
const SEVERE = new Set<string>(["critical", "high"]);

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
    ...wrapped(rest > 0 ? `${pillar}, and ${counted(rest, "more check")} (--verbose)` : pillar, context.width, {
      first: "  ",
      style: context.paint.cyan,
    }),
    ...shown.flatMap((members) => oneCheck(members, context)),
  ];
}

function oneCheck(findings: Finding[], context: Context): string[] {
  const { paint, width, verbose } = context;
  const [worst] = findings;
  if (!worst) return [];
  const subjects = listed(
    findings.map((finding) => finding.subject),
    verbose ? 5 : PLACES,
  );
  const mark = outcomeStyle(paint, worst.outcome)(OUTCOME_WORDS[worst.outcome].symbol);
  // The worst of what weighs most is quoted; elsewhere the title says enough.
  const details = verbose ? findings : SEVERE.has(worst.severity) ? [worst] : [];
  return [
    ...wrapped(`${worst.title} (${worst.severity}): ${subjects}`, width, {
      first: `    ${mark} `,
      rest: "      ",
      style: severityStyle(paint, worst.severity),
    }),
    ...details.flatMap((finding) => [
      ...says(`${findings.length > 1 ? `${finding.subject}: ` : ""}${finding.message}`, context),
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

/** One line; all of it when everything is asked for. */
function says(message: string, context: Context): string[] {
  if (context.verbose) return wrapped(message, context.width, { first: "      " });
  return [`      ${cut(message, context.width - 6)}`];
}

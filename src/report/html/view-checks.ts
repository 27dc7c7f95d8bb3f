import type { Finding } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { PILLARS } from "../../model/rules.ts";
import { thresholdText } from "../explain/findings.ts";
import { byUrgency, byWorst, groupBy, isGap, isOpen, placesOf, verdicts } from "../findings.ts";
import { formatTime } from "../instants.ts";
import { formatQuantity } from "../quantities.ts";
import { EFFORT_WORDS, OUTCOME_WORDS } from "../words.ts";
import { evidenceLinks, findingAnchor, type Link, type ViewContext } from "./view-context.ts";

/** Findings that say the same of several components are one row. */
interface FindingView {
  outcome: OutcomeName;
  word: string;
  where: { id: string; name: string }[];
  measured: string;
  /** Only where it differs from the check's. */
  expected: string;
  strength: string;
  note: string;
  evidence: Link[];
}

interface CheckView {
  id: string;
  code: string;
  title: string;
  severity: string;
  outcome: OutcomeName;
  symbol: string;
  verdicts: string;
  expected: string;
  why: string;
  /** Empty where there is nothing to mend. */
  fix: string;
  effort: string;
  blindSpot: string;
  thresholds: { name: string; value: string; source: string }[];
  practices: Link[];
  /** A table, or the one row there is. */
  findings: FindingView[];
  only: FindingView | null;
  more: string;
}

interface CheckGroupView {
  title: string;
  failing: CheckView[];
  open: CheckView[];
  calm: CheckView[];
  absent: CheckView[];
}

/** Rows of one check at most; a workload of ten thousand components would not fit a page. The JSON has all. */
const MOST_ROWS = 200;

/** Everything a check said, once: practices and fixes link here. By pillar, what fails first. */
export function checksView(context: ViewContext): CheckGroupView[] {
  const pillars = [...groupBy(context.assessment.findings, (finding) => finding.pillar)].sort(
    ([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b),
  );
  return pillars.map(([pillar, findings]) => {
    const worst = [...findings].sort(byUrgency);
    const checks = [...groupBy(worst, (finding) => finding.check)].map(([check, members]) => ({
      members,
      view: checkView(context, check, [...members].sort(byWorst)),
    }));
    const pick = (test: (members: Finding[]) => boolean) =>
      checks.filter((one) => test(one.members)).map((one) => one.view);
    return {
      title: titleOf(pillar),
      failing: pick((members) => members.some(isGap)),
      open: pick((members) => !members.some(isGap) && members.some(isOpen)),
      calm: pick((members) => !members.some(isGap) && !members.some(isOpen) && !members.every(isAbsent)),
      absent: pick((members) => members.every(isAbsent)),
    };
  });
}

function isAbsent(finding: Finding): boolean {
  return finding.outcome === "not-applicable";
}

function rank(pillar: string): number {
  const index = (PILLARS as readonly string[]).indexOf(pillar);
  return index === -1 ? PILLARS.length : index;
}

/** `cost-optimization` → `Cost optimization`. */
function titleOf(pillar: string): string {
  if (rank(pillar) === PILLARS.length) return pillar;
  const words = pillar.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function checkView(context: ViewContext, check: string, findings: Finding[]): CheckView {
  const first = findings[0] as Finding;
  const practices = [...new Set(findings.slice(0, MOST_ROWS).flatMap((finding) => finding.practices))].sort(byCodeUnit);
  const rows = rowsOf(context, findings.slice(0, MOST_ROWS), first.expected);
  return {
    id: context.anchors.of("check", check),
    code: check,
    title: first.title,
    severity: first.severity,
    outcome: first.outcome,
    symbol: OUTCOME_WORDS[first.outcome].symbol,
    verdicts: verdicts(findings, " · "),
    expected: first.expected,
    why: first.why,
    fix: findings.some((finding) => isGap(finding) || finding.outcome === "waived") ? first.remediation : "",
    effort: EFFORT_WORDS[first.effort],
    blindSpot: first.blindSpot,
    thresholds: first.thresholds.map((threshold) => ({
      name: threshold.name,
      value: thresholdText(threshold),
      source: threshold.source,
    })),
    practices: practices.map((name) => practiceLink(context, name)),
    findings: rows.length > 1 ? rows : [],
    only: rows.length === 1 ? (rows[0] ?? null) : null,
    more: findings.length > MOST_ROWS ? `and ${findings.length - MOST_ROWS} more, less bad; the JSON has all` : "",
  };
}

function rowsOf(context: ViewContext, findings: readonly Finding[], common: string): FindingView[] {
  const same = groupBy(
    findings.map((finding) => ({ finding, view: findingView(context, finding, common) })),
    ({ view }) => JSON.stringify([view.outcome, view.measured, view.expected, view.strength, view.note]),
  );
  return [...same.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const evidence = members.flatMap(({ finding }) => [
      ...finding.evidence,
      ...finding.inputs.flatMap((input) => input.beside?.evidence ?? []),
    ]);
    return [
      { ...first.view, where: members.flatMap(({ view }) => view.where), evidence: evidenceLinks(context, evidence) },
    ];
  });
}

/** `framework/ID` → its place on the page. */
function practiceLink(context: ViewContext, name: string): Link {
  const at = name.indexOf("/");
  return { href: `#${context.anchors.ofPractice(name.slice(0, at), name.slice(at + 1))}`, text: name.slice(at + 1) };
}

function findingView(context: ViewContext, finding: Finding, common: string): FindingView {
  const { word } = OUTCOME_WORDS[finding.outcome];
  const beside = finding.inputs.flatMap((input) =>
    input.beside
      ? [
          `beside it, weaker: ${formatQuantity(input.beside.value, input.unit)} (${input.beside.strength}, ${input.beside.from})`,
        ]
      : [],
  );
  const waiver = finding.waiver
    ? [
        `waived by ${finding.waiver.owner} until ${formatTime(finding.waiver.until)}: ${finding.waiver.reason}${finding.waiver.adr ? ` (${finding.waiver.adr})` : ""}`,
      ]
    : [];
  const reason = finding.reason ? [finding.reason] : [];
  // What a passing one says is its measured value again.
  const says = finding.outcome !== "pass" && finding.message !== "" && finding.message !== finding.reason;
  const message = finding.outcome === "not-applicable" ? reason : says ? [finding.message] : [];
  return {
    outcome: finding.outcome,
    word,
    where: [{ id: findingAnchor(context, finding.id), name: placesOf(finding).join(", ") }],
    measured: formatQuantity(finding.measured.value, finding.measured.unit),
    expected: finding.expected === common ? "" : finding.expected,
    strength: finding.strength ?? "–",
    note: [...(isOpen(finding) ? reason : message), ...waiver, ...beside].join("; "),
    evidence: [],
  };
}

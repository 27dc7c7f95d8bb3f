import type { Finding } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { PILLARS } from "../../model/rules.ts";
import { thresholdText } from "../explain/findings.ts";
import { byUrgency, byWorst, groupBy, isGap, isOpen, placesOf, verdicts } from "../findings.ts";
import { formatPoints, formatQuantity } from "../quantities.ts";
import { waiverText } from "../waiver.ts";
import { EFFORT_WORDS, OUTCOME_WORDS, pillarTitle, shortened } from "../words.ts";
import { evidenceLinks, type Link, type ViewContext } from "./view-context.ts";
import { decisionsOfChecks } from "./view-decisions.ts";

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
  /** Both empty where there is nothing to mend. */
  why: string;
  fix: string;
  effort: string;
  gain: string;
  decisions: Link[];
  blindSpot: string;
  thresholds: { name: string; value: string; source: string }[];
  practices: Link[];
  findings: FindingView[];
  more: string;
}

interface CheckGroupView {
  title: string;
  failing: CheckView[];
  open: CheckView[];
  calm: CheckView[];
  absent: CheckView[];
}

/** Letters of what a check cannot see and of a threshold's source; `checks show` has all. */
const LETTERS = 240;
const FEW_LETTERS = 100;

/** Rows of one check at most; a workload of ten thousand components would not fit a page. The JSON has all. */
const MOST_ROWS = 200;

/** Everything a check said, once: practices and fixes link here. By pillar, what fails first. */
export function checksView(context: ViewContext): CheckGroupView[] {
  const pillars = [...groupBy(context.assessment.findings, (finding) => finding.pillar)].sort(
    ([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b),
  );
  const decisions = decisionsOfChecks(context);
  return pillars.map(([pillar, findings]) => {
    const worst = [...findings].sort(byUrgency);
    const checks = [...groupBy(worst, (finding) => finding.check)].map(([check, members]) => ({
      members,
      view: checkView(context, check, [...members].sort(byWorst), decisions),
    }));
    const pick = (test: (members: Finding[]) => boolean) =>
      checks.filter((one) => test(one.members)).map((one) => one.view);
    return {
      title: pillarTitle(pillar),
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

function checkView(
  context: ViewContext,
  check: string,
  findings: Finding[],
  decisions: ReadonlyMap<string, Link[]>,
): CheckView {
  const first = findings[0] as Finding;
  const practices = [...new Set(findings.slice(0, MOST_ROWS).flatMap((finding) => finding.practices))].sort(byCodeUnit);
  const gap = findings.some(isGap) || findings.some((finding) => finding.outcome === "waived");
  const open = findings.every((finding) => isOpen(finding) || isAbsent(finding));
  const gain = context.assessment.fixes.find((fix) => fix.check === check)?.gain;
  const rows = rowsOf(context, findings.slice(0, MOST_ROWS), first.expected);
  return {
    id: context.anchors.ofCheck(check),
    code: check,
    title: first.title,
    severity: first.severity,
    outcome: first.outcome,
    symbol: OUTCOME_WORDS[first.outcome].symbol,
    verdicts: verdicts(findings, " · "),
    expected: first.expected,
    why: gap ? first.why : "",
    fix: gap ? first.remediation : "",
    effort: EFFORT_WORDS[first.effort],
    gain: gain === undefined ? "" : `, +${formatPoints(gain)} points`,
    decisions: gap ? (decisions.get(check) ?? []) : [],
    // What passes is told in short; where nothing was held against a threshold, none is shown.
    blindSpot: open ? "" : shortened(first.blindSpot, gap ? LETTERS : FEW_LETTERS),
    thresholds:
      open || !gap
        ? []
        : first.thresholds.map((threshold) => ({
            name: threshold.name,
            value: thresholdText(threshold),
            source: shortened(threshold.source, FEW_LETTERS),
          })),
    // Of what passes, the practices link here.
    practices: gap ? practices.flatMap((name) => practiceLink(context, name)) : [],
    findings: rows,
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
    const where = members.flatMap(({ view }) => view.where);
    return [{ ...first.view, where: inShort(context, where), evidence: evidenceLinks(context, evidence) }];
  });
}

/** Components that one verdict names one by one; the JSON has all. */
const MOST_PLACES = 12;

/** Of all components, that is said; of very many, how many more there are. Places that are linked to stay. */
function inShort({ assessment }: ViewContext, where: FindingView["where"]): FindingView["where"] {
  const { components } = assessment.workload;
  const linked = where.filter(({ id }) => id !== "");
  const names = new Set(where.map(({ name }) => name));
  if (components.length > 2 && components.length === names.size && components.every(({ id }) => names.has(id)))
    return [{ id: linked[0]?.id ?? "", name: `all ${components.length} components` }, ...linked.slice(1)];
  if (where.length <= MOST_PLACES) return where;
  const shown = where.filter(({ id }, at) => id !== "" || at < MOST_PLACES);
  return shown.length === where.length ? where : [...shown, { id: "", name: `${where.length - shown.length} more` }];
}

/** `framework/ID` → its place on the page, where that framework was chosen. */
function practiceLink(context: ViewContext, name: string): Link[] {
  const at = name.indexOf("/");
  const [framework, practice] = [name.slice(0, at), name.slice(at + 1)];
  if (!context.practices.has(name)) return [];
  return [{ href: `#${context.anchors.ofPractice(framework, practice)}`, text: practice }];
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
  const waiver = finding.waiver ? [`waived by ${waiverText(finding.waiver)}`] : [];
  const reason = finding.reason ? [finding.reason] : [];
  // What a passing one says is its measured value again.
  const says = finding.outcome !== "pass" && finding.message !== "" && finding.message !== finding.reason;
  const message = isAbsent(finding) ? reason : says ? [finding.message] : [];
  return {
    outcome: finding.outcome,
    word,
    where: [
      {
        id: context.linked.has(finding.id) ? (context.findingAnchors.get(finding.id) ?? "") : "",
        name: placesOf(finding).join(", "),
      },
    ],
    measured: isOpen(finding) || isAbsent(finding) ? "" : formatQuantity(finding.measured.value, finding.measured.unit),
    expected: finding.expected === common ? "" : finding.expected,
    strength: finding.strength ?? "",
    note: [...(isOpen(finding) ? reason : message), ...waiver, ...beside].join("; "),
    evidence: [],
  };
}

import type { Finding, PracticeResult } from "../../model/assessment.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { type PracticeTerm, practiceArithmetic } from "../arithmetic.ts";
import { byWorst, groupBy, isGap, verdicts } from "../findings.ts";
import { formatTime } from "../instants.ts";
import { formatQuantity, formatShare } from "../quantities.ts";
import { OUTCOME_WORDS, shortened } from "../words.ts";
import { checkLink, findingLink, type Link, type ViewContext } from "./view-context.ts";

/** What one check, or the answer, gives to the practice. */
interface TermView {
  check: Link;
  /** `part, 25 %; 78 % reached: 8 partly met, 1 passed` */
  sum: string;
  why: string;
  /** Its worst finding; the check itself lists all. */
  worst: { place: Link; text: string } | null;
}

export interface PracticeView {
  id: string;
  code: string;
  title: string;
  risk: string;
  outcome: OutcomeName;
  score: string;
  reason: string;
  /** What the terms add up to, and what that is of the pillar. */
  gives: string;
  terms: TermView[];
  /** Checks that speak to it and decided nothing. */
  silent: Link[];
  answer: string;
  answerLink: string;
  would: string;
  /** Nothing to unfold. */
  bare: boolean;
}

export function practiceView(
  context: ViewContext,
  framework: string,
  practice: PracticeResult,
  gives: string,
  common: string,
): PracticeView {
  const sums = practiceArithmetic(practice);
  const byCheck = groupBy(
    practice.findings.flatMap((id) => context.findings.get(id) ?? []),
    (finding) => finding.check,
  );
  const { answer, outcome } = practice;
  const bare = practice.contributions.length === 0 && answer === undefined;
  const reason = practice.reason ?? "";
  // The terms say it, or the answer does.
  const told = (outcome === "fail" || outcome === "partial") && !bare;
  return {
    id: context.anchors.ofPractice(framework, practice.id),
    code: practice.id,
    title: practice.title,
    risk: practice.risk ?? "",
    outcome,
    score: practice.score === null ? "" : formatShare(practice.score),
    reason: told || (bare && reason === common) ? "" : shortened(reason, REASON),
    gives:
      bare || sums.coverage === 0
        ? ""
        : [
            `${formatShare(sums.low)} reached, ${formatShare(sums.coverage)} decided`,
            ...(sums.agrees ? [] : ["not the printed score"]),
            ...(gives ? [gives] : []),
          ].join("; "),
    terms: sums.terms.filter((term) => term.decided > 0).map((term) => termView(context, term, byCheck)),
    silent: sums.terms.flatMap(({ decided, contribution }) =>
      decided > 0 || !contribution ? [] : [checkLink(context, contribution.check)],
    ),
    answer: answer
      ? `${answer.outcome}, by ${answer.by} on ${formatTime(answer.at)}${answer.until ? `, until ${formatTime(answer.until)}` : ""}: ${answer.reason}`
      : "",
    answerLink: webAddress(answer?.link),
    // Where checks speak to it, what they miss would decide it.
    would: bare && outcome !== "not-applicable" ? shortened(practice.wouldEvidence ?? "", WOULD) : "",
    bare,
  };
}

function termView(context: ViewContext, term: PracticeTerm, findings: ReadonlyMap<string, Finding[]>): TermView {
  const { contribution } = term;
  const mine = contribution ? (findings.get(contribution.check) ?? []) : [];
  const gaps = mine.filter(isGap);
  const [first] = gaps.length > 0 ? [gaps.reduce(worse)] : [];
  const open = term.share - term.decided > SAME && term.decided > SAME ? `, ${formatShare(term.decided)} decided` : "";
  const reached = term.decided > 0 ? `, ${formatShare(term.low / term.decided)} reached` : "";
  const said = verdicts(mine);
  return {
    check: contribution ? checkLink(context, contribution.check) : { href: "", text: term.note ?? "answer" },
    sum: `${contribution?.covers ?? "the rest"}, ${formatShare(term.share)}${open}${reached}${said ? `: ${said}` : ""}`,
    // Why a check speaks to it is asked of one that takes something away.
    why: [first ? contribution?.why : undefined, contribution ? term.note : undefined].filter(Boolean).join("; "),
    worst: first ? { place: findingLink(context, first), text: worstText(first, gaps.length) } : null,
  };
}

/** Shares closer than this print alike. */
const SAME = 5e-3;

/** Letters of a measured value and of a reason; the check has all. */
const MEASURED = 60;
const REASON = 120;
/** Of what would decide a practice; `explain` has all. */
const WOULD = 60;

function worstText(finding: Finding, count: number): string {
  const others = count === 1 ? "" : ` and ${count - 1} more`;
  return `${others}: ${OUTCOME_WORDS[finding.outcome].word}, measured ${shortened(formatQuantity(finding.measured.value, finding.measured.unit), MEASURED)}`;
}

function worse(a: Finding, b: Finding): Finding {
  return byWorst(a, b) <= 0 ? a : b;
}

/** Only plain web addresses become links: `javascript:` and the like do not. */
function webAddress(link: string | undefined): string {
  return link !== undefined && /^https?:\/\/[^\s"'<>\\]+$/.test(link) ? link : "";
}

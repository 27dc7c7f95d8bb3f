import type { Finding, PracticeResult } from "../../model/assessment.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { type PracticeTerm, practiceArithmetic } from "../arithmetic.ts";
import { byWorst, groupBy, isGap, placesOf, verdicts } from "../findings.ts";
import { formatTime } from "../instants.ts";
import { formatQuantity, formatShare } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import { checkLink, findingAnchor, type Link, type ViewContext } from "./view-context.ts";

interface TermView {
  check: Link;
  covers: string;
  why: string;
  share: string;
  decided: string;
  score: string;
  gives: string;
  verdicts: string;
}

export interface PracticeView {
  id: string;
  code: string;
  title: string;
  risk: string;
  outcome: OutcomeName;
  symbol: string;
  word: string;
  score: string;
  reason: string;
  /** `low` and `high` of the pillar, in points. */
  gives: string;
  /** A table of the sum, or the one term there is. */
  terms: TermView[];
  only: TermView | null;
  sum: { decided: string; gives: string; agrees: boolean };
  /** The worst of each check. */
  failing: { where: string; others: string; measured: string; expected: string; href: string }[];
  moreFailing: string;
  answer: string;
  answerLink: string;
  would: string;
  /** Nothing to unfold. */
  bare: boolean;
}

/** Checks whose worst finding is named under a practice; the check itself lists all. */
const FAILING = 4;

export function practiceView(
  context: ViewContext,
  framework: string,
  practice: PracticeResult,
  gives: string,
  common: string,
): PracticeView {
  const { word, symbol } = OUTCOME_WORDS[practice.outcome];
  const sums = practiceArithmetic(practice);
  const byCheck = groupBy(
    practice.findings.flatMap((id) => context.findings.get(id) ?? []),
    (finding) => finding.check,
  );
  const failing = [...byCheck.values()]
    .map((members) => members.filter(isGap))
    .filter((members) => members.length > 0)
    .map((members) => ({ first: members.reduce(worse), count: members.length }))
    .sort((one, two) => byWorst(one.first, two.first));
  const { answer } = practice;
  const reason = practice.reason ?? "";
  const bare = practice.contributions.length === 0 && answer === undefined;
  const terms = sums.terms.map((term) => termView(context, term, byCheck));
  const single = terms.length === 1 && sums.agrees;
  return {
    id: context.anchors.ofPractice(framework, practice.id),
    code: practice.id,
    title: practice.title,
    risk: practice.risk ? `${practice.risk} risk` : "",
    outcome: practice.outcome,
    symbol,
    word,
    score: practice.score === null ? "" : formatShare(practice.score),
    reason: bare && reason === common ? "" : reason,
    gives,
    terms: single ? [] : terms,
    only: single ? (terms[0] ?? null) : null,
    sum: { decided: formatShare(sums.coverage), gives: formatShare(sums.low), agrees: sums.agrees },
    failing: failing.slice(0, FAILING).map(({ first, count }) => ({
      where: placesOf(first).join(", "),
      others: count === 1 ? "" : ` and ${count - 1} more`,
      measured: formatQuantity(first.measured.value, first.measured.unit),
      expected: first.expected,
      href: `#${findingAnchor(context, first.id)}`,
    })),
    moreFailing: failing.length > FAILING ? `and of ${counted(failing.length - FAILING, "more check")}` : "",
    answer: answer
      ? `${answer.outcome}, by ${answer.by} on ${formatTime(answer.at)}${answer.until ? `, until ${formatTime(answer.until)}` : ""}: ${answer.reason}`
      : "",
    answerLink: webAddress(answer?.link),
    would: practice.wouldEvidence ?? "",
    bare,
  };
}

function termView(context: ViewContext, term: PracticeTerm, findings: ReadonlyMap<string, Finding[]>): TermView {
  const { contribution } = term;
  return {
    check: contribution ? checkLink(context, contribution.check) : { href: "", text: term.note ?? "answer" },
    covers: contribution?.covers ?? "rest",
    why: [contribution?.why, contribution ? term.note : undefined].filter(Boolean).join("; "),
    share: formatShare(term.share),
    decided: formatShare(term.decided),
    score: term.decided > 0 ? formatShare(term.low / term.decided) : "–",
    gives: formatShare(term.low),
    verdicts: contribution ? verdicts(findings.get(contribution.check) ?? []) : "",
  };
}

function worse(a: Finding, b: Finding): Finding {
  return byWorst(a, b) <= 0 ? a : b;
}

/** Only plain web addresses become links: `javascript:` and the like do not. */
function webAddress(link: string | undefined): string {
  return link !== undefined && /^https?:\/\/[^\s"'<>\\]+$/.test(link) ? link : "";
}

import type { Assessment, Finding } from "../model/assessment.ts";
import type { Decision, Option } from "../model/decision.ts";
import { byCodeUnit } from "../model/order.ts";
import { OUTCOME_NAMES } from "../model/outcome.ts";
import { listed } from "../model/text.ts";

/** Findings of one check that a record tells of; the rest is counted, and all ids stand in its marker. */
const TOLD = 5;
/** Checks and titles that one line names. */
const NAMED = 4;

interface DraftOption {
  name: string;
  gains: string;
  costs: string;
  /** The checks it mends, in one line; empty for none. */
  answers: string;
  accepts: boolean;
  /** A sentence for each pillar that pays. */
  tradeoffs: string[];
}

/** A decision with all that a record of it says, as templates show it. Texts are not escaped yet. */
export interface Draft {
  decision: string;
  title: string;
  /** The day of the evidence; drafts have no clock. */
  date: string;
  asOf: string;
  by: string;
  workload: string;
  context: {
    id: string;
    title: string;
    expected: string;
    measured: { id: string; subject: string; message: string; outcome: string }[];
    /** How many more findings there are, 0 for none. */
    more: number;
  }[];
  drivers: string[];
  options: DraftOption[];
  chosen?: DraftOption & { reason: string };
  confirmation: { id: string; expected: string }[];
  findings: string[];
}

/**
 * The drafts that an assessment asks for: those of its decisions that hold all a record needs. They are dated `today`, a day, and the
 * confirmation is asked for as long after it as the decision asks for it after its evidence.
 */
export function draftsOf(assessment: Assessment, today: string): Draft[] {
  const findings = new Map(assessment.findings.map((finding) => [finding.id, finding]));
  return assessment.decisions.flatMap((decision) => {
    const mine = decision.findings.flatMap((id) => findings.get(id) ?? []);
    return draftOf(decision, mine, assessment, today) ?? [];
  });
}

function draftOf(decision: Decision, findings: readonly Finding[], of: Assessment, today: string): Draft | undefined {
  const { checks, options, confirmation } = decision;
  // A document of before decisions held them.
  if (!checks || !options || !confirmation) return undefined;
  const written = options.map((option) => optionOf(option, decision));
  const chosen = written.find(({ name }) => name === decision.recommended?.option);
  const expected = (check: string) => findings.find((finding) => finding.check === check)?.expected ?? "it passes";
  return {
    decision: decision.id,
    title: decision.title,
    date: today,
    asOf: of.asOf,
    by: moved(confirmation.by, of.asOf.slice(0, 10), today),
    workload: of.workload.name,
    context: checks.flatMap((check) => {
      const mine = findings.filter((finding) => finding.check === check).sort(byWorst);
      const [first] = mine;
      if (!first) return [];
      const measured = mine
        .slice(0, TOLD)
        .map(({ id, subject, message, outcome }) => ({ id, subject, message, outcome }));
      return [
        { id: check, title: first.title, expected: first.expected, measured, more: mine.length - measured.length },
      ];
    }),
    drivers: [...new Set(checks.flatMap((check) => findings.find((finding) => finding.check === check)?.why ?? []))],
    options: written,
    ...(chosen && decision.recommended ? { chosen: { ...chosen, reason: decision.recommended.reason } } : {}),
    confirmation: confirmation.checks.map((id) => ({ id, expected: expected(id) })),
    findings: decision.findings,
  };
}

function optionOf(option: Option, { tradeoffs = [] }: Decision): DraftOption {
  const { name, gains, costs, answers, against } = option;
  return {
    name,
    gains,
    costs,
    answers: listed(answers, NAMED),
    accepts: answers.length === 0,
    tradeoffs: against.map((pillar) => {
      const titles = tradeoffs
        .filter((one) => one.option === name && one.against === pillar)
        .flatMap((one) => one.titles);
      const named =
        titles.length === 0
          ? ""
          : ` (trade-offs that Azure's framework names: ${listed([...new Set(titles)], NAMED, "; ")})`;
      return `it works against ${pillar.replaceAll("-", " ")}${named}`;
    }),
  };
}

function byWorst(a: Finding, b: Finding): number {
  return (
    OUTCOME_NAMES.indexOf(a.outcome) - OUTCOME_NAMES.indexOf(b.outcome) ||
    (a.score ?? 0) - (b.score ?? 0) ||
    byCodeUnit(a.subject, b.subject)
  );
}

/** The day as long after `to` as `day` is after `from`; all are days. */
function moved(day: string, from: string, to: string): string {
  const ms = Date.parse(to) + Date.parse(day) - Date.parse(from);
  return Number.isNaN(ms) ? day : new Date(ms).toISOString().slice(0, 10);
}

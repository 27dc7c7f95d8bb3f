import type { Assessment, Finding, PracticeResult } from "../model/assessment.ts";
import { byCodeUnit } from "../model/order.ts";
import { OUTCOME_NAMES, type OutcomeName } from "../model/outcome.ts";
import { missingSignal, noSource, plainReasons } from "./plain-reason.ts";
import { OUTCOME_WORDS, SEVERITY_ORDER } from "./words.ts";

/** Fails or is partly met, and nobody accepted it. */
export function isGap(finding: { outcome: OutcomeName }): boolean {
  return finding.outcome === "fail" || finding.outcome === "partial";
}

export function isOpen(item: { outcome: OutcomeName }): boolean {
  return item.outcome === "unknown" || item.outcome === "error";
}

/** Worst first: outcome, severity, score, then check and subject so that the order is the same everywhere. */
export function byWorst(a: Finding, b: Finding): number {
  return (
    OUTCOME_NAMES.indexOf(a.outcome) - OUTCOME_NAMES.indexOf(b.outcome) ||
    SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) ||
    (a.score ?? 1) - (b.score ?? 1) ||
    byCodeUnit(a.check, b.check) ||
    byCodeUnit(a.subject, b.subject)
  );
}

/** Severity before outcome: what to read first when only a few can be shown. */
export function byUrgency(a: Finding, b: Finding): number {
  return SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) || byWorst(a, b);
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** `3 failing, 1 unknown`, in the order people should read them. */
export function verdicts(findings: readonly { outcome: OutcomeName }[], separator = ", "): string {
  const counts = groupBy(findings, (finding) => finding.outcome);
  return OUTCOME_NAMES.flatMap((outcome) => {
    const count = counts.get(outcome)?.length ?? 0;
    return count > 0 ? [`${count} ${OUTCOME_WORDS[outcome].many}`] : [];
  }).join(separator);
}

/** Practices in groups of one outcome, in the order people should read them; empty groups are left out. */
export function practiceGroups(
  practices: readonly PracticeResult[],
): { outcome: OutcomeName; practices: PracticeResult[] }[] {
  const groups = groupBy(practices, (practice) => practice.outcome);
  return OUTCOME_NAMES.flatMap((outcome) => {
    const members = groups.get(outcome);
    return members ? [{ outcome, practices: members }] : [];
  });
}

/** A reason why something is not known, and how much rests on it. */
export interface Unknown {
  reason: string;
  /** The same in one line: a few of many names, without the remedy. */
  brief: string;
  /** Practices of all frameworks (or findings) that give this reason. */
  count: number;
  /** Components it is about. */
  places: string[];
  examples: string[];
  /** What would decide it, where the rules say so. */
  wouldDecide: string[];
}

/** Why checks could not decide, the reason that holds back most findings first. */
export function unknownFindings(assessment: Assessment): Unknown[] {
  const plain = plainReasons(assessment);
  return unknowns(
    assessment.findings.filter(isOpen).map((finding) => ({
      reason: plain(finding.reason ?? "no reason given"),
      example: `${finding.check} (${finding.subject})`,
      places: placesOf(finding),
    })),
  );
}

/** Why practices are open, the most frequent reason first. */
export function unknownPractices(assessment: Assessment): Unknown[] {
  const plain = plainReasons(assessment);
  return unknowns(
    assessment.frameworks.flatMap((framework) =>
      framework.pillars.flatMap((pillar) =>
        pillar.practices.filter(isOpen).map((practice) => ({
          reason: plain(practice.reason ?? "no reason given"),
          example: practice.id,
          places: [],
          wouldDecide: practice.wouldEvidence,
        })),
      ),
    ),
  );
}

interface Open {
  reason: string;
  example: string;
  places: readonly string[];
  wouldDecide?: string | undefined;
}

/** Signals that nothing supplies are one reason. */
function unknowns(items: Open[]): Unknown[] {
  return [...groupBy(items, (item) => (missingSignal(item.reason) === undefined ? item.reason : ""))]
    .map(([reason, members]) => ({
      ...(reason === ""
        ? noSource(members.flatMap((member) => missingSignal(member.reason) ?? []))
        : { reason, brief: reason.split(";")[0] ?? reason }),
      count: members.length,
      places: [...new Set(members.flatMap((member) => member.places))].sort(byCodeUnit),
      examples: [...new Set(members.map((member) => member.example))],
      wouldDecide: [...new Set(members.flatMap((member) => (member.wouldDecide ? [member.wouldDecide] : [])))],
    }))
    .sort((a, b) => b.count - a.count || byCodeUnit(a.reason, b.reason));
}

/** Where a finding is: its subject, or the components that share it. */
export function placesOf(finding: Finding): string[] {
  return finding.subjects && finding.subjects.length > 0 ? finding.subjects : [finding.subject];
}

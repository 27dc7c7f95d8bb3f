import type { Assessment, FrameworkResult, PillarResult } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { byCodeUnit } from "../../model/order.ts";
import { shellWord } from "../../model/text.ts";
import { groupBy } from "../findings.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import type { Comparison, FrameworkComparison, PillarComparison, Printed } from "./comparison.ts";
import { changedFindings } from "./findings.ts";
import { type BothFindings, lowMove } from "./low.ts";

export type { Comparison } from "./comparison.ts";
export { pillarMoves } from "./pillar-moves.ts";

export interface CompareOptions {
  /** Compare also when the workloads have different names. */
  anyWorkload?: boolean;
  /** The files they came from and the digest of today's rules, so that a refusal can say what to run instead. */
  from?: { base: string; head: string; todaysRules: string };
}

/**
 * What moved from `base` to `head`, and why. Scores under different rules are not compared, nor those of different workloads unless that
 * is wanted: UsageError (exit 2) with the way out.
 */
export function compareAssessments(base: Assessment, head: Assessment, options: CompareOptions = {}): Comparison {
  if (base.workload.name !== head.workload.name && !options.anyWorkload) {
    throw new UsageError(
      `the base is of the workload "${base.workload.name}", the head of "${head.workload.name}": nothing moved from one to the other`,
      ["name two assessments of one workload", "if it was renamed: --any-workload"],
    );
  }
  if (base.rulesDigest !== head.rulesDigest) throw otherRules(base, head, options.from);
  const [before, after] = [visibleAssessment(base), visibleAssessment(head)];
  const byCheck = (assessment: Assessment) => groupBy(assessment.findings, (finding) => finding.check);
  const findings = { base: byCheck(before), head: byCheck(after) };
  const names = (assessment: Assessment) =>
    assessment.frameworks.flatMap((framework) => framework.pillars.map((pillar) => `${framework.id}/${pillar.id}`));
  const componentsOf = (assessment: Assessment) => assessment.workload.components.map((component) => component.id);
  return {
    base: { workload: before.workload.name, asOf: before.asOf },
    head: { workload: after.workload.name, asOf: after.asOf },
    rulesDigest: after.rulesDigest,
    frameworks: after.frameworks.flatMap((framework) => {
      const other = before.frameworks.find((one) => one.id === framework.id);
      return other ? [compareFramework(other, framework, findings)] : [];
    }),
    onlyInBase: missingFrom(names(before), names(after)),
    onlyInHead: missingFrom(names(after), names(before)),
    ...changedFindings(before, after),
    components: {
      added: missingFrom(componentsOf(after), componentsOf(before)),
      removed: missingFrom(componentsOf(before), componentsOf(after)),
    },
  };
}

/** With the commands that score what is old again: only from its evidence can it be known what today's rules say to it. */
function otherRules(base: Assessment, head: Assessment, from: CompareOptions["from"]): UsageError {
  const argument = (side: Assessment, file: string | undefined, evidence: string) =>
    file === undefined || side.rulesDigest !== from?.todaysRules ? evidence : shellWord(file);
  const [first, second] = [
    argument(base, from?.base, "BASE-EVIDENCE.json"),
    argument(head, from?.head, "HEAD-EVIDENCE.json"),
  ];
  return new UsageError("the two assessments were scored by different rules, so their scores cannot be compared", [
    `name the kept evidence, which is scored again by today's rules: plumbrule compare ${first} ${second}`,
    "evidence is kept by plumbrule assess --save-evidence FILE; a new assessment of it: plumbrule assess --evidence FILE --format json:PATH",
    `rules of the base: ${base.rulesDigest}`,
    `rules of the head: ${head.rulesDigest}`,
  ]);
}

function compareFramework(base: FrameworkResult, head: FrameworkResult, findings: BothFindings): FrameworkComparison {
  return {
    id: head.id,
    title: head.title,
    pillars: head.pillars.flatMap((pillar) => {
      const other = base.pillars.find((one) => one.id === pillar.id);
      return other ? [comparePillar(other, pillar, findings)] : [];
    }),
  };
}

function comparePillar(base: PillarResult, head: PillarResult, findings: BothFindings): PillarComparison {
  return {
    id: head.id,
    title: head.title,
    before: printed(base),
    after: printed(head),
    move: lowMove(base, head, findings),
  };
}

function printed(pillar: PillarResult): Printed {
  const { value, low, high, coverage } = pillar.score;
  return { value, low, high, coverage };
}

function missingFrom(these: readonly string[], those: readonly string[]): string[] {
  const known = new Set(those);
  return these.filter((one) => !known.has(one)).sort(byCodeUnit);
}

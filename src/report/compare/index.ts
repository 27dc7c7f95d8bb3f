import type { Assessment, FrameworkResult, PillarResult } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { byCodeUnit } from "../../model/order.ts";
import { groupBy } from "../findings.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import type { Comparison, FrameworkComparison, PillarComparison, Printed } from "./comparison.ts";
import { changedFindings } from "./findings.ts";
import { type BothFindings, lowMove } from "./low.ts";

export type { Comparison } from "./comparison.ts";
export { renderComparison } from "./text.ts";

/**
 * What moved from `base` to `head`, and why. Scores under different rules are not compared, nor those of different workloads unless that
 * is wanted: UsageError (exit 2) with the way out.
 */
export function compareAssessments(
  base: Assessment,
  head: Assessment,
  options: { anyWorkload?: boolean } = {},
): Comparison {
  if (base.workload.name !== head.workload.name && !options.anyWorkload) {
    throw new UsageError(
      `the base is of the workload "${base.workload.name}", the head of "${head.workload.name}": nothing moved from one to the other`,
      ["name two assessments of one workload", "if it was renamed: --any-workload"],
    );
  }
  if (base.rulesDigest !== head.rulesDigest) {
    throw new UsageError("the two assessments were scored by different rules, so their scores cannot be compared", [
      "score the kept evidence of one of them again with today's rules: plumbrule assess --evidence FILE --format json:PATH",
      `rules of the base: ${base.rulesDigest}`,
      `rules of the head: ${head.rulesDigest}`,
    ]);
  }
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
    findings: changedFindings(before.findings, after.findings),
    components: {
      added: missingFrom(componentsOf(after), componentsOf(before)),
      removed: missingFrom(componentsOf(before), componentsOf(after)),
    },
  };
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

import type { Assessment } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { nearest, visible } from "../../model/text.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { decisionNode } from "./decision.ts";
import { checkNode, componentNode, evidenceNode, findingNode } from "./findings.ts";
import type { ExplainNode } from "./node.ts";
import { frameworkNode, pillarNode, practiceNode } from "./scores.ts";

export type { ExplainNode } from "./node.ts";
export { renderExplain } from "./text.ts";

/**
 * Why something is what it is. `id`: a framework, a pillar (of every framework that has it), `framework/pillar`, a practice, `framework/practice`, a
 * check, a finding, evidence, a component or a decision. Several meanings come as children of one `matches` node. Unknown: UsageError (exit 2).
 */
export function explain(assessment: Assessment, id: string): ExplainNode {
  const shown = visibleAssessment(assessment);
  const wanted = visible(id);
  const found = matches(shown, wanted);
  const [first] = found;
  if (!first) throw unknownId(shown, wanted);
  if (found.length === 1) return first;
  return {
    kind: "matches",
    id: wanted,
    title: `${found.length} things are called ${wanted}`,
    details: [],
    children: found,
  };
}

function matches(assessment: Assessment, id: string): ExplainNode[] {
  const scored = assessment.frameworks.flatMap((framework) =>
    framework.pillars.flatMap((pillar) => {
      const pillarHit = pillar.id === id || `${framework.id}/${pillar.id}` === id;
      const practices = pillar.practices.filter(
        (practice) => practice.id === id || `${framework.id}/${practice.id}` === id,
      );
      return [
        ...(pillarHit ? [pillarNode(assessment, framework, pillar)] : []),
        ...practices.map((practice) => practiceNode(assessment, framework, pillar, practice)),
      ];
    }),
  );
  return [
    ...assessment.frameworks.filter((framework) => framework.id === id).map(frameworkNode),
    ...scored,
    ...(assessment.findings.some((finding) => finding.check === id) || isMapped(assessment, id)
      ? [checkNode(assessment, id)]
      : []),
    ...assessment.findings.filter((finding) => finding.id === id).map((finding) => findingNode(assessment, finding)),
    ...assessment.evidence.filter((item) => item.id === id).map((item) => evidenceNode(assessment, item)),
    ...assessment.decisions
      .filter((decision) => decision.id === id && !assessment.findings.some(({ check }) => check === id))
      .map((decision) => decisionNode(assessment, decision)),
    ...(isSubject(assessment, id) ? [componentNode(assessment, id)] : []),
  ];
}

function isMapped(assessment: Assessment, check: string): boolean {
  return assessment.frameworks.some((framework) =>
    framework.pillars.some((pillar) =>
      pillar.practices.some((practice) => practice.contributions.some((one) => one.check === check)),
    ),
  );
}

function isSubject(assessment: Assessment, id: string): boolean {
  return assessment.workload.name === id || assessment.workload.components.some((component) => component.id === id);
}

/** Most ids named when none is near. */
const OFFERED = 3;

function unknownId(assessment: Assessment, id: string): UsageError {
  const ids = knownIds(assessment);
  const near: string[] = [];
  for (let pool = ids; near.length < OFFERED; pool = pool.filter((one) => !near.includes(one))) {
    const next = nearest(id, pool);
    if (next === undefined) break;
    near.push(next);
  }
  const hint = near.length > 0 ? `did you mean ${near.map((one) => `"${one}"`).join(", ")}?` : undefined;
  return new UsageError(`nothing in this assessment is called "${id}"`, [
    ...(hint ? [hint] : []),
    "give the id of a framework, pillar, practice, check, finding, piece of evidence, component or decision; `plumbrule frameworks show` and `plumbrule checks list` list them",
  ]);
}

function knownIds(assessment: Assessment): string[] {
  const ids = new Set<string>([assessment.workload.name]);
  for (const framework of assessment.frameworks) {
    ids.add(framework.id);
    for (const pillar of framework.pillars) {
      ids.add(pillar.id).add(`${framework.id}/${pillar.id}`);
      for (const practice of pillar.practices) ids.add(practice.id).add(`${framework.id}/${practice.id}`);
    }
  }
  for (const finding of assessment.findings) ids.add(finding.check).add(finding.id);
  for (const component of assessment.workload.components) ids.add(component.id);
  for (const item of assessment.evidence) ids.add(item.id);
  for (const decision of assessment.decisions) ids.add(decision.id);
  return [...ids].sort();
}

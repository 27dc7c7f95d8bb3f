import type { Finding } from "../../model/assessment.ts";
import { byUrgency, isOpen } from "../findings.ts";
import type { Comparison, FindingChange } from "./comparison.ts";

/** Findings by what became of them. Gone or unknown is never "resolved". */
export function changedFindings(base: readonly Finding[], head: readonly Finding[]): Comparison["findings"] {
  const [olds, nows] = [base, head].map((findings) => new Map(findings.map((finding) => [finding.id, finding])));
  const all = [...head, ...base.filter((finding) => !nows?.has(finding.id))].sort(byUrgency);
  const changes: Comparison["findings"] = { new: [], regressed: [], improved: [], resolved: [], lost: [] };
  for (const { id } of all) {
    const [was, is] = [olds?.get(id), nows?.get(id)];
    const kind = kindOf(was, is);
    if (kind) changes[kind].push(changeOf(was, is));
  }
  return changes;
}

function kindOf(was: Finding | undefined, is: Finding | undefined): keyof Comparison["findings"] | undefined {
  const [before, after] = [standing(was), standing(is)];
  if (before === undefined) return after === undefined || after === 1 ? undefined : "new";
  if (after === undefined) return "lost";
  if (after < before) return "regressed";
  if (after === before) return undefined;
  return after === 1 ? "resolved" : "improved";
}

/** 0..1 as the finding stands, 1 when nothing is asked; undefined when it is not known. */
function standing(finding: Finding | undefined): number | undefined {
  if (!finding || isOpen(finding)) return undefined;
  if (finding.outcome === "pass" || finding.outcome === "not-applicable") return 1;
  return finding.score ?? 0;
}

function changeOf(was: Finding | undefined, is: Finding | undefined): FindingChange {
  const { id, check, title, subject, severity } = (is ?? was) as Finding;
  const message = is ? (is.reason ?? is.message) : "the head has no such finding";
  return { id, check, title, subject, severity, before: was?.outcome ?? null, after: is?.outcome ?? null, message };
}

import type { Assessment } from "../model/assessment.ts";
import type { GatePolicy, Judgement } from "../model/gate.ts";
import { visibleDeep } from "../model/text.ts";
import { judgeBudgets } from "./budgets.ts";
import { judgeFindings } from "./findings.ts";
import { judgePillars } from "./pillars.ts";
import { judgeSources } from "./sources.ts";
import { judgeWaivers } from "./waivers.ts";

/**
 * Holds an assessment against a policy. Every rule is judged, also when another is violated or cannot be judged. What is not known
 * goes before what is violated: a run that could not see everything has no verdict, unless the policy says that missing evidence is
 * no matter. The baseline has to be of the same rules and workload (see `refuseBaseline`).
 * `change` is the kind of the change that is to be released, one that the workload's error-budget policy exempts (see `checkChange`).
 */
export function judge(assessment: Assessment, policy: GatePolicy, baseline?: Assessment, change?: string): Judgement {
  const shown = visibleDeep(assessment);
  const parts = [
    judgeSources(shown),
    judgeBudgets(shown, policy.errorBudget, change),
    judgePillars(shown, policy.pillars ?? {}),
    judgeFindings(shown, policy.findings, baseline && visibleDeep(baseline)),
    judgeWaivers(shown, policy.waivers),
  ];
  const violations = parts.flatMap((part) => part.violations);
  const missing = parts.flatMap((part) => part.missing);
  const onMissing = policy.onMissing ?? "fail";
  return {
    verdict: missing.length > 0 && onMissing === "fail" ? "unknown" : violations.length > 0 ? "fail" : "pass",
    violations,
    missing,
    held: parts.flatMap((part) => part.held),
    notes: parts.flatMap((part) => part.notes),
    onMissing,
  };
}

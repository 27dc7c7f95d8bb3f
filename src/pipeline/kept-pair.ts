import type { Assessment } from "../model/assessment.ts";
import { assessEvidence } from "./assessment.ts";
import { loadEither } from "./kept-documents.ts";
import { type AssessOptions, asKept } from "./run-assessment.ts";
import { refuseUnknownFramework } from "./workload.ts";

export interface KeptPair {
  base: Assessment;
  head: Assessment;
  /** Whether one of them was kept evidence, and so scored by today's rules. */
  rescored: boolean;
  /** The digest of today's rules, wherever they were needed: to score, or to tell which of two differing assessments is the old one. */
  todaysRules?: string;
}

/**
 * Reads two kept documents, each an assessment or evidence; evidence is scored by today's rules. Throws FileError or UsageError (exit 2).
 */
export async function loadPair(
  paths: { base: string; head: string },
  options: Pick<AssessOptions, "loadRules" | "frameworks" | "tracing">,
): Promise<KeptPair> {
  const [base, head] = [await loadEither(paths.base), await loadEither(paths.head)];
  if ("assessment" in base && "assessment" in head) {
    const pair = { base: base.assessment, head: head.assessment, rescored: false };
    if (pair.base.rulesDigest === pair.head.rulesDigest) return pair;
    return { ...pair, todaysRules: (await options.loadRules([])).digest };
  }
  const rules = await options.loadRules([]);
  refuseUnknownFramework(
    options.frameworks,
    rules.frameworks.map((framework) => framework.id),
  );
  const scored = (side: typeof base, path: string): Assessment =>
    "assessment" in side
      ? side.assessment
      : assessEvidence(asKept(side.evidence, path, rules, options.frameworks), rules, options.tracing);
  return {
    base: scored(base, paths.base),
    head: scored(head, paths.head),
    rescored: true,
    todaysRules: rules.digest,
  };
}

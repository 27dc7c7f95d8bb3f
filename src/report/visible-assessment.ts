import type { Assessment } from "../model/assessment.ts";
import { visibleDeep } from "../model/text.ts";

const known = new WeakMap<Assessment, Assessment>();

/**
 * The assessment with every control and bidirectional character shown instead of obeyed. One that has none, which is the usual case, is
 * given back as it is: copying hundreds of thousands of findings for each format would take longer than rendering them.
 */
export function visibleAssessment(assessment: Assessment): Assessment {
  const before = known.get(assessment);
  if (before) return before;
  const shown = visibleDeep(assessment);
  known.set(assessment, shown);
  return shown;
}

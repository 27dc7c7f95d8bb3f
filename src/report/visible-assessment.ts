import type { Assessment } from "../model/assessment.ts";
import { visible, visibleDeep } from "../model/text.ts";

const known = new WeakMap<Assessment, Assessment>();

/**
 * The assessment with every control and bidirectional character shown instead of obeyed. One that has none, which is the usual case, is
 * given back as it is: copying hundreds of thousands of findings for each format would take longer than rendering them.
 */
export function visibleAssessment(assessment: Assessment): Assessment {
  const before = known.get(assessment);
  if (before) return before;
  const shown = isVisible(assessment) ? assessment : visibleDeep(assessment);
  known.set(assessment, shown);
  return shown;
}

function isVisible(value: unknown): boolean {
  if (typeof value === "string") return visible(value) === value;
  if (Array.isArray(value)) return value.every(isVisible);
  if (value === null || typeof value !== "object") return true;
  for (const key of Object.keys(value)) {
    if (visible(key) !== key || !isVisible((value as { [key: string]: unknown })[key])) return false;
  }
  return true;
}

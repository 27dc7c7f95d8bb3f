import type { Assessment, Finding } from "../../model/assessment.ts";
import type { Severity } from "../../model/rules.ts";
import { counted, SEVERITY_ORDER } from "../words.ts";

/** The state of a component: its worst finding that is open. Nothing found is not known to be well while something is unknown. */
export type HealthLevel = Severity | "unknown" | "clear";

export interface Health {
  level: HealthLevel;
  /** Findings that fail, also partly, without a waiver. */
  open: number;
  /** `high: 3 open findings` */
  words: string;
}

/** Worst first. */
export const HEALTH_ORDER: readonly HealthLevel[] = [...SEVERITY_ORDER, "unknown", "clear"];

/** A mark goes with the word, so that neither stands alone. */
export const HEALTH_MARKS: { readonly [L in HealthLevel]: string } = {
  critical: "✖",
  high: "▲",
  medium: "◆",
  low: "▼",
  unknown: "?",
  clear: "✓",
};

/** The health of every component by id, from the findings about it and those it shares. */
export function healthOf(assessment: Assessment): Map<string, Health> {
  const findings = new Map<string, Finding[]>(assessment.workload.components.map(({ id }) => [id, []]));
  for (const finding of assessment.findings)
    for (const subject of finding.subjects ?? [finding.subject]) findings.get(subject)?.push(finding);
  return new Map([...findings].map(([id, mine]) => [id, healthFrom(mine)]));
}

function healthFrom(findings: readonly Finding[]): Health {
  const open = findings.filter(({ outcome }) => outcome === "fail" || outcome === "partial");
  const worst = SEVERITY_ORDER.find((severity) => open.some((finding) => finding.severity === severity));
  if (worst !== undefined)
    return { level: worst, open: open.length, words: `${worst}: ${counted(open.length, "open finding")}` };
  const unknown = findings.filter(({ outcome }) => outcome === "unknown" || outcome === "error").length;
  if (unknown > 0) return { level: "unknown", open: 0, words: `nothing open, ${unknown} unknown` };
  if (findings.length === 0) return { level: "unknown", open: 0, words: "nothing was judged" };
  return { level: "clear", open: 0, words: "nothing open" };
}

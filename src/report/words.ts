import type { PillarResult } from "../model/assessment.ts";
import type { OutcomeName } from "../model/outcome.ts";
import { PILLARS, type Severity } from "../model/rules.ts";

/** What people read for an outcome. The symbol goes with the word or its colour, so that neither stands alone. */
export const OUTCOME_WORDS: {
  readonly [O in OutcomeName]: { word: string; many: string; symbol: string; group: string };
} = {
  fail: { word: "fails", many: "failing", symbol: "✗", group: "Failing" },
  partial: { word: "partly met", many: "partly met", symbol: "◐", group: "Partly met" },
  unknown: { word: "unknown", many: "unknown", symbol: "?", group: "Unknown" },
  error: { word: "error", many: "in error", symbol: "!", group: "Could not be judged" },
  waived: { word: "waived", many: "waived", symbol: "~", group: "Waived" },
  pass: { word: "passes", many: "passed", symbol: "✓", group: "Passed" },
  "not-applicable": { word: "not applicable", many: "not applicable", symbol: "–", group: "Not applicable" },
};

export const EFFORT_WORDS = { S: "small", M: "medium", L: "large" } as const;

/** Worst first. */
export const SEVERITY_ORDER: readonly Severity[] = ["critical", "high", "medium", "low"];

export type RiskLevel = "high" | "medium" | "low" | "unanswered" | "none";

/** The worst risk found, or that something is still open: the word that stands beside a score. */
export function riskLevel(risks: PillarResult["risks"]): RiskLevel {
  if (risks.high > 0) return "high";
  if (risks.medium > 0) return "medium";
  if (risks.low > 0) return "low";
  return risks.unanswered > 0 ? "unanswered" : "none";
}

/** Where nothing was decided, that none was found would be taken for good news. */
export function riskPhrase({ risks, score }: Pick<PillarResult, "risks" | "score">): string {
  const level = riskLevel(risks);
  if (level === "none" || level === "unanswered") {
    if (score.coverage === 0) return "nothing was judged";
    return level === "none" ? "no risk found" : "no risk found yet";
  }
  return `${counted(risks[level], `${level} risk`)}`;
}

/** `2 high · 3 medium · 11 unanswered`; zeroes are left out. */
export function riskCounts(risks: PillarResult["risks"]): string {
  const parts = (["high", "medium", "low", "unanswered"] as const)
    .filter((level) => risks[level] > 0)
    .map((level) => `${risks[level]} ${level}`);
  return parts.length === 0 ? "none" : parts.join(" · ");
}

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `sha256:1f3c9a0b12…`: enough to tell two apart by eye. */
export function shortDigest(digest: string): string {
  const match = /^(sha256:)([0-9a-f]{64})$/.exec(digest);
  return match ? `${match[1]}${(match[2] ?? "").slice(0, 12)}` : digest;
}

/** Cut to so many letters, with an ellipsis where something was cut. */
export function shortened(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const all = Array.from(text);
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join("")}…`;
}

/** `cost-optimization` → `Cost optimization`; one that is not ours as it stands. */
export function pillarTitle(pillar: string): string {
  if (!(PILLARS as readonly string[]).includes(pillar)) return pillar;
  const words = pillar.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

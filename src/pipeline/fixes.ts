import type { Finding, Fix, FrameworkResult } from "../model/assessment.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Check, Framework } from "../model/rules.ts";
import type { CheckSummary } from "./check-summary.ts";
import { type ScoreInput, scoreFramework } from "./score.ts";

/** Gains below this many points are rounding. */
const LEAST_GAIN = 1e-9;

/**
 * What mending each failing check everywhere would add to `low`, by scoring again with that check passing.
 * Sorted by gain; a waived finding is not counted, since its risk is accepted.
 */
export function rankFixes(
  frameworks: readonly Framework[],
  results: readonly FrameworkResult[],
  input: ScoreInput,
  findings: readonly Finding[],
): Fix[] {
  const failing = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.outcome !== "fail" && finding.outcome !== "partial") continue;
    const list = failing.get(finding.check);
    if (list) list.push(finding);
    else failing.set(finding.check, [finding]);
  }
  const fixes: Fix[] = [];
  for (const [id, list] of failing) {
    const check = input.checks.find((one) => one.id === id);
    const summary = input.summaries.get(id);
    if (!check || !summary) continue;
    const pillars = gainsOf(check, summary, { frameworks, results, input });
    const first = pillars.filter((one) => one.framework === frameworks[0]?.id);
    fixes.push({
      check: id,
      title: check.title.fail,
      findings: list.map((finding) => finding.id).sort(),
      subjects: list.map((finding) => finding.subject).sort(),
      remediation: check.fix,
      effort: check.effort,
      gain: first.reduce((total, one) => total + one.gain, 0),
      pillars,
    });
  }
  return fixes
    .filter((fix) => fix.pillars.length > 0)
    .sort((a, b) => b.gain - a.gain || total(b) - total(a) || byCodeUnit(a.check, b.check));
}

function gainsOf(
  check: Check,
  summary: CheckSummary,
  context: { frameworks: readonly Framework[]; results: readonly FrameworkResult[]; input: ScoreInput },
): Fix["pillars"] {
  const mended: CheckSummary = { ...summary, low: summary.decided, fails: false };
  const summaries = new Map(context.input.summaries).set(check.id, mended);
  return context.frameworks.flatMap((framework, i) => {
    const touched = practicesNaming(framework, check);
    if (touched.size === 0) return [];
    // Only the pillars that the check speaks in can move.
    const pillars = framework.pillars.filter((pillar) => pillar.practices.some((practice) => touched.has(practice.id)));
    const after = scoreFramework({ ...framework, pillars }, { ...context.input, summaries });
    return after.pillars.flatMap((pillar) => {
      const before = context.results[i]?.pillars.find((one) => one.id === pillar.id);
      const gain = pillar.score.low - (before?.score.low ?? 0);
      return gain > LEAST_GAIN ? [{ framework: framework.id, pillar: pillar.id, gain }] : [];
    });
  });
}

function practicesNaming(framework: Framework, check: Check): Set<string> {
  const ids = new Set((check.practices[framework.id] ?? []).map((mapping) => mapping.id));
  for (const pillar of framework.pillars) {
    for (const practice of pillar.practices) {
      if (practice.checks?.some((mapping) => mapping.id === check.id)) ids.add(practice.id);
    }
  }
  return ids;
}

function total(fix: Fix): number {
  return fix.pillars.reduce((sum, one) => sum + one.gain, 0);
}

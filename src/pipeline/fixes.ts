import type { Finding, Fix, FrameworkResult, PillarGain } from "../model/assessment.ts";
import { STRENGTHS } from "../model/evidence.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Framework } from "../model/rules.ts";
import type { CheckSummary } from "./check-summary.ts";
import type { ScoreInput } from "./score.ts";
import { allMended, oneMended, WhatIf } from "./what-if.ts";

/** Steps whose order is computed one after the other; behind them the order is that of each fix alone. */
const STEPS = 10;

/** A fix with what only choosing the order needs. */
interface Candidate {
  fix: Fix;
  mended: CheckSummary;
}

/**
 * What mending each failing check everywhere would add to `low`, by scoring again with that check passing; and the same for each finding
 * alone, written to it as `gains`. In the order to take them: at each step the one that, with those before it done, gains most points, times
 * the weight of its severity, for its effort. A waived finding is not counted, since its risk is accepted.
 */
export function rankFixes(
  frameworks: readonly Framework[],
  results: readonly FrameworkResult[],
  input: ScoreInput,
  findings: readonly Finding[],
): Fix[] {
  const whatIf = new WhatIf(frameworks, results, input);
  const failing = Map.groupBy(
    findings.filter((finding) => finding.outcome === "fail" || finding.outcome === "partial"),
    (finding) => finding.check,
  );
  const first = frameworks[0]?.id;
  const candidates: Candidate[] = [];
  for (const [id, list] of failing) {
    const check = input.checks.find((one) => one.id === id);
    const summary = input.summaries.get(id);
    if (!check || !summary) continue;
    writeGains(list, summary, whatIf);
    const mended = allMended(summary);
    const pillars = whatIf.gains(new Map([[id, mended]]));
    if (pillars.length === 0) continue;
    const strength = STRENGTHS.findLast((one) => list.some((finding) => finding.strength === one));
    candidates.push({
      mended,
      fix: {
        check: id,
        title: check.title.fail,
        severity: check.severity,
        ...(strength ? { strength } : {}),
        findings: list.map((finding) => finding.id).sort(),
        subjects: list.map((finding) => finding.subject).sort(),
        remediation: check.fix,
        effort: check.effort,
        gain: within(pillars, first),
        pillars,
      },
    });
  }
  return inOrder(candidates, whatIf, input, first);
}

/** What mending this one alone would add; findings of one check that had reached as much add the same. */
function writeGains(findings: readonly Finding[], summary: CheckSummary, whatIf: WhatIf): void {
  const known = new Map<number, PillarGain[]>();
  const lastFailing = findings.filter((finding) => finding.outcome === "fail").length === 1;
  for (const finding of findings) {
    const score = finding.score ?? 0;
    const last = lastFailing && finding.outcome === "fail";
    const key = last ? -1 : score;
    const gains = known.get(key) ?? whatIf.gains(new Map([[summary.check, oneMended(summary, score, last)]]));
    known.set(key, gains);
    if (gains.length > 0) finding.gains = gains;
  }
}

function inOrder(
  candidates: readonly Candidate[],
  whatIf: WhatIf,
  { scoring }: ScoreInput,
  first: string | undefined,
): Fix[] {
  const worth = (fix: Fix, gain: number) =>
    (gain * scoring.severityWeights[fix.severity ?? "medium"]) / scoring.effort[fix.effort];
  const rest = [...candidates].sort(
    ({ fix: a }, { fix: b }) =>
      worth(b, b.gain) - worth(a, a.gain) || total(b.pillars) - total(a.pillars) || byCodeUnit(a.check, b.check),
  );
  const done = new Map<string, CheckSummary>();
  const steps: Fix[] = [];
  let reached: PillarGain[] = [];
  while (steps.length < STEPS && rest.length > 0) {
    let best: { at: number; rate: number; reached: PillarGain[] } | undefined;
    for (const [at, { fix, mended }] of rest.entries()) {
      const after = whatIf.gains(new Map(done).set(fix.check, mended));
      const rate = worth(fix, within(after, first) - within(reached, first));
      // Equal ones stay in the order they have.
      if (!best || rate > best.rate + 1e-9) best = { at, rate, reached: after };
    }
    const [step] = best ? rest.splice(best.at, 1) : [];
    if (!best || !step) break;
    done.set(step.fix.check, step.mended);
    reached = best.reached;
    steps.push({ ...step.fix, reached });
  }
  return [...steps, ...rest.map(({ fix }) => fix)];
}

/** Points within one framework: there is no sum over several. */
function within(pillars: readonly PillarGain[], framework: string | undefined): number {
  return total(pillars.filter((one) => one.framework === framework));
}

function total(pillars: readonly PillarGain[]): number {
  return pillars.reduce((sum, one) => sum + one.gain, 0);
}

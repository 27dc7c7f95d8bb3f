import type { Finding, Input } from "../model/assessment.ts";
import type { Derivation, EvidenceIndex, Fact, FactValue } from "../model/fact.ts";
import { findingId } from "../model/ids.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Outcome } from "../model/outcome.ts";
import { formatQuantity } from "../model/quantity.ts";
import type { Check, Rules, Threshold } from "../model/rules.ts";
import { listed } from "../model/text.ts";
import type { Waiver } from "../model/workload.ts";
import { contradictedConfiguration } from "./contradictions.ts";
import { type Evaluation, evaluate, type Judgement, liveIn, type ResolvedNeeds, waiverMatches } from "./evaluate.ts";

/** Items of a list that a message names; the rest is counted. */
const NAMED_ITEMS = 3;

/**
 * Puts the checks to the evidence and writes the findings out. Subjects that no configured source could measure share one finding
 * on the workload, so that a report of ten thousand components is not ten thousand times "no source".
 */
export function writeFindings(
  index: EvidenceIndex,
  rules: Rules,
  derivations: readonly Derivation[],
): { evaluation: Evaluation; findings: Finding[] } {
  const { workload } = index;
  const waivers = index.document.waivers.filter(liveIn(index.document));
  const findings: Finding[] = [];
  const said = new Map(rules.checks.map((check) => [check, saidByCheck(check)]));
  const unmeasured = new Map<Check, Judgement[]>();
  const evaluation = evaluate(index, rules, derivations, (check, judgement, needs) => {
    if (judgement.outcome.outcome === "unknown" && !judgement.planned) {
      const others = unmeasured.get(check);
      if (others) others.push(judgement);
      else unmeasured.set(check, [judgement]);
      return;
    }
    const { outcome, subject } = judgement;
    const waiver =
      outcome.outcome === "waived"
        ? waivers.find((one) => one.practice === undefined && waiverMatches(one, check.id, subject.id, workload))
        : undefined;
    findings.push({ ...(said.get(check) ?? saidByCheck(check)), ...write(check, judgement, needs, waiver) });
  });
  for (const [check, judgements] of unmeasured)
    findings.push({ ...(said.get(check) ?? saidByCheck(check)), ...writeUnmeasured(check, judgements, workload) });
  for (const one of evaluation.contradictions) findings.push(contradictedConfiguration(one));
  return { evaluation, findings: inOrder(findings) };
}

/** By pillar, check and subject. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      byCodeUnit(a.pillar, b.pillar) ||
      byCodeUnit(a.check, b.check) ||
      byCodeUnit(a.subject, b.subject) ||
      byCodeUnit(a.id, b.id),
  );
}

type SaidByCheck = ReturnType<typeof saidByCheck>;

function write(
  check: Check,
  judgement: Judgement,
  needs: ResolvedNeeds,
  waiver: Waiver | undefined,
): Omit<Finding, keyof SaidByCheck> {
  const { outcome, subject } = judgement;
  const measured = needs[check.measure]?.fact;
  return {
    id: findingId(check.id, subject.id),
    title: outcome.outcome === "pass" ? check.title.pass : check.title.fail,
    subject: subject.id,
    outcome: outcome.outcome,
    score: "score" in outcome ? outcome.score : outcome.outcome === "pass" ? 1 : outcome.outcome === "fail" ? 0 : null,
    ...("reason" in outcome ? { reason: outcome.reason } : {}),
    message: messageOf(check, outcome, needs),
    measured:
      measured?.value == null ? { value: null, unit: "" } : { value: bounded(measured.value), unit: measured.unit },
    strength: judgement.strength,
    evidence: [...new Set(Object.values(needs).flatMap((need) => need.fact.evidence))].sort(),
    inputs: Object.entries(needs).map(([name, need]): Input => {
      const { beside } = need;
      return {
        name,
        ...input(need.fact),
        from: need.from,
        ...(beside && beside.fact.value !== null
          ? {
              beside: {
                value: bounded(beside.fact.value),
                strength: beside.fact.strength,
                from: beside.from,
                evidence: beside.fact.evidence,
              },
            }
          : {}),
      };
    }),
    ...(outcome.outcome === "waived" ? { underlying: outcome.underlying } : {}),
    ...(waiver
      ? {
          waiver: {
            owner: waiver.owner,
            reason: waiver.reason,
            until: waiver.until,
            ...(waiver.adr === undefined ? {} : { adr: waiver.adr }),
          },
        }
      : {}),
  };
}

function writeUnmeasured(check: Check, judgements: Judgement[], workload: string): Omit<Finding, keyof SaidByCheck> {
  const names = judgements.map((one) => one.subject.id);
  const alone = names.length === 1 && names[0] === workload;
  const outcome = judgements[0]?.outcome;
  const why = outcome && "reason" in outcome ? outcome.reason : "";
  const reason = alone ? why : `no configured source measures it for ${listed(names, NAMED_ITEMS)}: ${why}`;
  return {
    id: findingId(check.id, workload),
    title: check.title.fail,
    subject: workload,
    outcome: "unknown",
    score: null,
    reason,
    message: reason,
    measured: { value: null, unit: "" },
    strength: null,
    evidence: [],
    inputs: [],
    ...(alone ? {} : { subjects: names }),
  };
}

/** What all findings of a check say: made once, since there may be ten thousand of them. */
function saidByCheck(check: Check) {
  return {
    check: check.id,
    pillar: check.pillar,
    severity: check.severity,
    expected: fill(check.expected, {}, check.thresholds),
    practices: Object.entries(check.practices)
      .flatMap(([framework, mappings]) => mappings.map((mapping) => `${framework}/${mapping.id}`))
      .sort(),
    remediation: check.fix,
    thresholds: Object.entries(check.thresholds).map(([name, threshold]) => ({
      name,
      value: threshold.value,
      ...(threshold.unit === undefined ? {} : { unit: threshold.unit }),
      source: threshold.source,
    })),
    blindSpot: check.blindSpot,
    why: check.why,
    effort: check.effort,
  } satisfies Partial<Finding>;
}

function messageOf(check: Check, outcome: Outcome, needs: ResolvedNeeds): string {
  const template = {
    pass: check.message.pass ?? check.title.pass,
    fail: check.message.fail,
    partial: check.message.partial ?? check.message.fail,
    waived: check.message.fail,
    unknown: undefined,
    error: undefined,
    "not-applicable": undefined,
  }[outcome.outcome];
  if (template === undefined) return "reason" in outcome ? outcome.reason : "";
  return fill(template, needs, check.thresholds);
}

/** `{name}` is a need's or a threshold's value, written for people. */
function fill(template: string, needs: ResolvedNeeds, thresholds: { [name: string]: Threshold }): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
    const fact = Object.hasOwn(needs, name) ? needs[name]?.fact : undefined;
    if (fact) return fact.value === null ? "?" : formatQuantity(fact.value, fact.unit, NAMED_ITEMS);
    const threshold = Object.hasOwn(thresholds, name) ? thresholds[name] : undefined;
    return threshold ? formatQuantity(threshold.value, threshold.unit ?? "", NAMED_ITEMS) : whole;
  });
}

function input(fact: Fact): Pick<Input, "value" | "unit" | "strength" | "evidence" | "reason"> {
  if (fact.value === null)
    return { value: null, unit: "", strength: null, evidence: fact.evidence, reason: fact.reason };
  return { value: bounded(fact.value), unit: fact.unit, strength: fact.strength, evidence: fact.evidence };
}

/** Long lists are cut in the assessment; the evidence they came from is named. */
const LONGEST_LIST = 50;

function bounded(value: FactValue): FactValue {
  return Array.isArray(value) && value.length > LONGEST_LIST ? (value.slice(0, LONGEST_LIST) as FactValue) : value;
}

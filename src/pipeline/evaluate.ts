import { type CompiledCheck, compileCheck } from "../checks/judge.ts";
import { STRENGTHS, type Strength } from "../model/evidence.ts";
import type { Derivation, EvidenceIndex, Fact } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Check, Rules } from "../model/rules.ts";
import { parseInstant } from "../model/time.ts";
import type { Waiver } from "../model/workload.ts";
import { type FactSource, factSource, type ResolvedNeed } from "./facts.ts";
import {
  applies,
  appliesToWorkload,
  type ComponentTypes,
  componentSubjects,
  type Subject,
  workloadSubject,
} from "./subjects.ts";
import { verdictsOf } from "./verdicts.ts";

/** What a check says of a subject. Equal ones are one object: there may be a million of them. */
interface Verdict {
  outcome: Outcome;
  /** Whether a configured source could have given its needs. */
  planned: boolean;
  /** Of the facts it rests on, the weakest; null when it was not decided. */
  strength: Strength | null;
}

export interface Judgement extends Verdict {
  subject: Subject;
}

/** A check and what it says of each subject. */
export interface JudgedCheck {
  compiled: CompiledCheck;
  check: Check;
  subjects: Subject[];
  /** One for each subject. */
  verdicts: Verdict[];
}

export function* judgementsOf({ subjects, verdicts }: JudgedCheck): Generator<Judgement> {
  for (const [i, subject] of subjects.entries()) {
    const verdict = verdicts[i];
    if (verdict) yield { subject, ...verdict };
  }
}

/** A claim (configuration or answer) that stronger evidence contradicts. */
export interface Contradiction {
  check: string;
  subject: string;
  need: string;
  claimed: Fact;
  found: Fact;
}

export interface Evaluation {
  judged: JudgedCheck[];
  contradictions: Contradiction[];
}

/** Told of each judgement while the facts it rests on are at hand: nothing keeps them. */
export type Witness = (check: Check, judgement: Judgement, needs: ResolvedNeeds) => void;

function interning(): (verdict: Verdict) => Verdict {
  const known = new Map<string, Verdict>();
  return (verdict) => {
    const key = JSON.stringify(verdict);
    const same = known.get(key);
    if (same) return same;
    if (known.size < MOST_INTERNED) known.set(key, verdict);
    return verdict;
  };
}

/** Partial scores of ten thousand components are all different: they are not worth keeping. */
const MOST_INTERNED = 10_000;

/** Puts every check to every subject it applies to, once. Pure. */
export function evaluate(
  index: EvidenceIndex,
  rules: Rules,
  derivations: readonly Derivation[],
  witness?: Witness,
): Evaluation {
  const facts = factSource(index, derivations, rules.scoring);
  const judged = [...rules.checks]
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map((check): JudgedCheck => ({ check, compiled: compileCheck(check), subjects: [], verdicts: [] }));
  const waivers = index.document.waivers.filter(liveIn(index.document));
  const contradictions: Contradiction[] = [];
  const intern = interning();
  const components = componentSubjects(
    index.document.workload,
    (rules.tables["component-types"] ?? {}) as ComponentTypes,
  );
  const put = (entry: JudgedCheck, subject: Subject, from: FactSource = facts) => {
    const needs = resolveNeeds(from, entry.check, subject);
    const outcome = waived(judge(entry.compiled, needs, subject), waivers, entry.check, subject, index.workload);
    const planned = Object.values(needs).some((need) => need.planned);
    const verdict = intern({ outcome, planned, strength: strengthOf(outcome, needs) });
    entry.subjects.push(subject);
    entry.verdicts.push(verdict);
    witness?.(entry.check, { subject, ...verdict }, needs);
    for (const one of contradicted(entry.compiled, needs, subject, outcome)) contradictions.push(one);
  };
  const forComponents = judged.filter((entry) => !appliesToWorkload(entry.check));
  for (const subject of components) {
    for (const entry of forComponents) if (applies(entry.check, subject)) put(entry, subject);
  }
  const workload = workloadSubject(index.document.workload);
  const late = new Set(
    derivations.filter(({ ofVerdicts }) => ofVerdicts).flatMap((one) => one.facts.map(({ id }) => id)),
  );
  const [after = [], before = []] = [true, false].map((wanted) =>
    judged.filter(({ check }) => appliesToWorkload(check) && readsAny(check, late) === wanted),
  );
  for (const entry of before) put(entry, workload);
  if (after.length > 0) {
    const verdicts = verdictsOf(judged, contradictions);
    const informed = factSource({ ...index, verdicts }, derivations, rules.scoring);
    for (const entry of after) put(entry, workload, informed);
  }
  return { judged, contradictions };
}

function readsAny(check: Check, facts: ReadonlySet<string>): boolean {
  return check.needs.some(({ readings }) => readings.some(({ fact }) => fact !== undefined && facts.has(fact)));
}

export type ResolvedNeeds = { [need: string]: ResolvedNeed };

function resolveNeeds(facts: FactSource, check: Check, subject: Subject): ResolvedNeeds {
  const resolved: ResolvedNeeds = {};
  for (const need of check.needs) resolved[need.as] = facts.resolve(need, subject.id);
  return resolved;
}

function judge(compiled: CompiledCheck, needs: ResolvedNeeds, subject: Subject): Outcome {
  const values: { [need: string]: Fact } = {};
  for (const name of Object.keys(needs)) {
    const need = needs[name];
    if (need) values[name] = need.fact;
  }
  return compiled.judge(values, { criticality: subject.criticality, componentType: subject.type });
}

function strengthOf(outcome: Outcome, needs: ResolvedNeeds): Strength | null {
  if (outcome.outcome === "unknown" || outcome.outcome === "error" || outcome.outcome === "not-applicable") return null;
  let least: number = STRENGTHS.length - 1;
  for (const need of Object.values(needs)) {
    if (need.fact.value !== null) least = Math.min(least, STRENGTHS.indexOf(need.fact.strength));
  }
  return STRENGTHS[least] ?? null;
}

/** Would the check have passed on the weaker readings alone? Then what was claimed is not what was seen. */
function contradicted(
  compiled: CompiledCheck,
  needs: ResolvedNeeds,
  subject: Subject,
  outcome: Outcome,
): Contradiction[] {
  if (outcome.outcome !== "fail" && outcome.outcome !== "partial" && outcome.outcome !== "waived") return [];
  const claims = Object.entries(needs).filter(([, need]) => need.beside !== undefined && need.fact.value !== null);
  if (claims.length === 0) return [];
  const claimed = Object.fromEntries(
    Object.entries(needs).map(([name, need]) => [name, need.beside ? { ...need, fact: need.beside.fact } : need]),
  );
  if (judge(compiled, claimed, subject).outcome !== "pass") return [];
  return claims.flatMap(([need, resolved]) =>
    resolved.beside
      ? [{ check: compiled.check.id, subject: subject.id, need, claimed: resolved.beside.fact, found: resolved.fact }]
      : [],
  );
}

/** Whether an answer or a waiver counts in a document: without an end always, else up to and including it. */
export function liveIn({ asOf }: { asOf: string }): (one: { until?: string }) => boolean {
  const now = parseInstant(asOf) ?? 0;
  return ({ until }) => until === undefined || (parseInstant(until) ?? 0) >= now;
}

/** Waivers that name a practice act on the practice alone (score.ts); the others on findings. */
function waived(outcome: Outcome, waivers: Waiver[], check: Check, subject: Subject, workload: string): Outcome {
  if (outcome.outcome !== "fail" && outcome.outcome !== "partial") return outcome;
  const waiver = waivers.find(
    (one) => one.practice === undefined && waiverMatches(one, check.id, subject.id, workload),
  );
  if (!waiver) return outcome;
  return {
    outcome: "waived",
    reason: `accepted by ${waiver.owner} until ${waiver.until}: ${waiver.reason}`,
    underlying: outcome.outcome,
    score: outcome.outcome === "partial" ? outcome.score : 0,
  };
}

export function waiverMatches(waiver: Waiver, check: string, subject: string, workload: string): boolean {
  if (waiver.check !== undefined && waiver.check !== check) return false;
  return waiver.component === undefined || waiver.component === subject || waiver.component === workload;
}

import { type BurnRate, judgedBudget, type ObjectiveStatus } from "../../model/budget.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { type Indicator, OBJECTIVE_PARTS } from "../../model/objective.ts";
import type { Objective } from "../../model/workload.ts";

const LEAST = "budget.least-remaining";
const AVAILABILITY = "budget.availability-judged";
const LATENCY_LEAST = "budget.latency-least-remaining";
const LATENCY = "budget.latency-judged";
const FIRING = "budget.firing-alerts";
const WATCHED = "budget.burn-judged";

/** What sources answer for objectives, and what recorded objectives are mostly made of. */
const SIGNALS = [
  ...OBJECTIVE_PARTS.map((part) => `objective.${part}`),
  "requests",
  "errors",
  "success-ratio",
  "latency.p50",
  "latency.p90",
  "latency.p95",
  "latency.p99",
];

/**
 * What is left of the error budgets of a component's objectives, and which burn-rate alerts fire. One objective that is not known makes
 * the least share unknown: it may be the one that is spent. An alert that fires is told whatever else is not known; that none fires is told
 * only when each was judged. A list of what was judged is empty for a component without such an objective, and unknown with its number.
 */
export function errorBudgets(): Derivation {
  const definition = { unit: "", subject: "component" as const, signals: SIGNALS, strength: "observed" as const };
  return {
    facts: [
      { ...definition, id: LEAST, unit: "1", title: "Least share left of the budgets of its availability objectives" },
      { ...definition, id: AVAILABILITY, title: "Its availability objectives that were judged, least left first" },
      {
        ...definition,
        id: LATENCY_LEAST,
        unit: "1",
        title: "Least share left of the budgets of its latency objectives",
      },
      { ...definition, id: LATENCY, title: "Its latency objectives that were judged, least left first" },
      { ...definition, id: FIRING, title: "Burn-rate alerts of its objectives that fire at the end of the run" },
      { ...definition, id: WATCHED, title: "Its objectives whose burn-rate alerts were judged" },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const all = promisedOf(index).get(subject) ?? [];
      const [least, availability] = leastRemaining(index, all, "availability");
      const [latencyLeast, latency] = leastRemaining(index, all, "latency");
      const [firing, watched] = firingAlerts(index, all);
      return {
        [LEAST]: least,
        [AVAILABILITY]: availability,
        [LATENCY_LEAST]: latencyLeast,
        [LATENCY]: latency,
        [FIRING]: firing,
        [WATCHED]: watched,
      };
    },
  };
}

/** An objective and its budget; undefined when it was not judged. */
interface Promised {
  objective: Objective;
  budget: ObjectiveStatus | undefined;
}

const promised = new WeakMap<EvidenceIndex, Map<string, Promised[]>>();

/** By component, for all of them at once. */
function promisedOf(index: EvidenceIndex): Map<string, Promised[]> {
  let found = promised.get(index);
  if (!found) {
    const all = index.document.objectives.map((objective, at) => ({ objective, budget: index.budgets[at] }));
    found = Map.groupBy(all, ({ objective }) => objective.service);
    promised.set(index, found);
  }
  return found;
}

function leastRemaining(index: EvidenceIndex, all: readonly Promised[], kind: Objective["kind"]): [Fact, Fact] {
  const mine = all.filter(({ objective }) => objective.kind === kind);
  if (mine.length === 0) return [missing(`no ${kind} objective names it`), observed([], "", [], 0)];
  const evidence = evidenceOf(index, mine);
  const shares: { name: string; left: number }[] = [];
  for (const { objective, budget } of mine) {
    const left = remainingOf(budget);
    if (left === null) {
      const unknown = missing(whyUnknown(objective, budget), evidence);
      return [unknown, unknown];
    }
    shares.push({ name: objective.name, left });
  }
  shares.sort((a, b) => a.left - b.left);
  return [
    observed(shares[0]?.left ?? 0, "1", evidence, mine.length),
    observed(
      shares.map(({ name }) => name),
      "",
      evidence,
      mine.length,
    ),
  ];
}

/** Never above zero for a budget that is exhausted: at 100 % there is none to have a share of, and rounding leaves a trace. */
function remainingOf(budget: ObjectiveStatus | undefined): number | null {
  if (budget === undefined || budget.status === "unknown") return null;
  const { remaining } = judgedBudget(budget);
  return budget.status === "exhausted" ? Math.min(remaining ?? 0, 0) : remaining;
}

function firingAlerts(index: EvidenceIndex, all: readonly Promised[]): [Fact, Fact] {
  if (all.length === 0) return [missing("no objective names it"), observed([], "", [], 0)];
  const firing: string[] = [];
  const judged: Promised[] = [];
  let open: string | undefined;
  for (const one of all) {
    const { objective, budget } = one;
    const fire = budget?.burnRates.filter((rate) => rate.firing) ?? [];
    firing.push(...fire.map((rate) => alertWords(objective, rate)));
    const why = whyOpen(objective, budget);
    if (why === undefined || fire.length > 0) judged.push(one);
    open ??= why;
  }
  const evidence = evidenceOf(index, all);
  if (firing.length === 0 && open !== undefined) return [missing(open, evidence), missing(open, evidence)];
  return [
    observed(firing, "", evidence, judged.length),
    observed(
      judged.map(({ objective }) => objective.name),
      "",
      evidence,
      judged.length,
    ),
  ];
}

/** Why it cannot be said that no alert of an objective fires. One of the two rates that is low enough settles a pair. */
function whyOpen(objective: Objective, budget: ObjectiveStatus | undefined): string | undefined {
  if (budget === undefined || budget.status === "unknown") return whyUnknown(objective, budget);
  if (budget.burnRates.length === 0) return `${objective.name}: how fast it burns is not measured`;
  const open = budget.burnRates.find(
    ({ longRate, shortRate, threshold, firing }) =>
      !firing && [longRate, shortRate].every((rate) => rate === null || rate > threshold),
  );
  return open && `${objective.name}: how fast it burns over ${open.long} and ${open.short} is not known`;
}

function whyUnknown({ name }: Objective, budget: ObjectiveStatus | undefined): string {
  return `${name}: ${budget ? (budget.reason ?? "its budget is not known") : "its budget was not judged"}`;
}

function alertWords({ name }: Objective, { severity, long, short, threshold, longRate, shortRate }: BurnRate): string {
  const times = (rate: number | null) => Number((rate ?? 0).toPrecision(3));
  return `${name} (${severity}: ${times(longRate)} times the even rate over ${long} and ${times(shortRate)} over ${short}; fires above ${times(threshold)})`;
}

function observed(value: number | string[], unit: string, evidence: string[], sampleSize: number): Fact {
  return { value, unit, strength: "observed", evidence, sampleSize };
}

/** The answers of sources for the objectives, and the recorded series that they name. */
function evidenceOf(index: EvidenceIndex, all: readonly Promised[]): string[] {
  const ids = new Set<string>();
  for (const { objective } of all) {
    const subject = objective.service;
    for (const part of OBJECTIVE_PARTS) {
      for (const { id, attributes } of index.of(subject, `objective.${part}`))
        if (attributes?.objective === objective.name) ids.add(id);
    }
    const indicators = objective.members?.map(({ indicator }) => indicator) ?? [objective.indicator];
    for (const signal of indicators.flatMap((indicator) => (indicator ? recordedIn(indicator) : []))) {
      for (const { id } of index.of(subject, signal)) ids.add(id);
    }
  }
  return [...ids].sort();
}

/** Series of the evidence that an indicator is read from; ratios are weighed by the requests. */
function recordedIn(indicator: Indicator): string[] {
  const queries =
    indicator.kind === "ratio"
      ? [indicator.total, indicator.good, indicator.bad]
      : [indicator.kind === "raw" ? indicator.raw : indicator.metric];
  const series = queries.flatMap((query) => (query?.type === "Recorded" ? [String(query.spec.series ?? "")] : []));
  return indicator.kind === "raw" && series.length > 0 ? [...series, "requests"] : series;
}

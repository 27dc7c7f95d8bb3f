import { isSeries, type Series } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, type FactDefinition, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { rankCorrelation } from "../telemetry/rank-correlation.ts";

/** The part of rules/toil.yaml that says how many weeks are enough. */
interface ToilRules {
  leastWeeks: { value: number };
  mostEmptyWeeks: { value: number };
  leastTrendWeeks: { value: number };
}

/** What toil is a share of. Hours say what it costs; of tickets one may take a minute and another a month. */
interface Measure {
  prefix: string;
  work: string;
  toil: string;
  /** Said of what was counted. */
  title: string;
}

/** Both measures have the same facts, so that a check reads each of them from the same one. */
const MEASURES: Measure[] = [
  { prefix: "toil.", work: "work.hours", toil: "toil.hours", title: "recorded hours" },
  { prefix: "toil.ticket-", work: "work.tickets", toil: "toil.tickets", title: "closed tickets" },
];

/** One week in which work was recorded. */
interface Week {
  index: number;
  work: number;
  toil: number;
}

interface Recorded {
  weeks: Week[];
  /** Weeks of the window, the empty ones too. */
  all: number;
  evidence: string[];
}

/**
 * The share of work that is toil, and whether it grows, by hours and by tickets. Weeks in which nothing was recorded are holes, not
 * weeks without toil, and where nothing at all is marked as toil there is no share: either there was none, or nobody marks it.
 */
export function toil(rules: Rules): Derivation {
  const table = rules.tables.toil as ToilRules | undefined;
  return {
    facts: MEASURES.flatMap(definitions),
    derive(index) {
      if (table === undefined) return {};
      return Object.assign({}, ...MEASURES.map((measure) => factsOf(index, measure, table))) as { [id: string]: Fact };
    },
  };
}

function definitions({ prefix, work, toil, title }: Measure): FactDefinition[] {
  const fact = (id: string, about: string, unit: string): FactDefinition => ({
    id: prefix + id,
    title: about,
    unit,
    subject: "workload",
    signals: [work, toil],
    strength: "attested",
  });
  return [
    fact("basis", `What toil is a share of, where ${title} say it`, ""),
    fact("recorded-weeks", `Weeks of the window with ${title}`, "{week}"),
    fact("marked-weeks", `Weeks of the window with ${title} that are marked as toil`, "{week}"),
    fact("share", `Toil's share of ${title}`, "1"),
    fact("trend", `Toil's share of ${title} in the later half of the window, less that in the earlier half`, "1"),
    fact("trend-order", `Rank correlation of the week and toil's share of its ${title}`, ""),
  ];
}

function factsOf(index: EvidenceIndex, measure: Measure, rules: ToilRules): { [id: string]: Fact } {
  const recorded = recordedWeeks(index, measure);
  const named = (facts: { [id: string]: Fact }) =>
    Object.fromEntries(Object.entries(facts).map(([id, fact]) => [measure.prefix + id, fact]));
  if ("reason" in recorded) {
    const none = missing(recorded.reason, recorded.evidence);
    const ids = ["basis", "recorded-weeks", "marked-weeks", "share", "trend", "trend-order"];
    return named(Object.fromEntries(ids.map((id) => [id, none])));
  }
  const { weeks, evidence } = recorded;
  const known = (value: number | string, unit: string): Fact => ({
    value,
    unit,
    strength: "attested",
    evidence,
    sampleSize: weeks.length,
  });
  return named({
    basis: known(measure.title, ""),
    "recorded-weeks": known(weeks.length, "{week}"),
    "marked-weeks": known(weeks.filter(({ toil }) => toil > 0).length, "{week}"),
    ...sharesOf(recorded, rules, known),
  });
}

/** The weeks in which work was recorded, or why they are not known. */
function recordedWeeks(
  index: EvidenceIndex,
  { work, toil }: Measure,
): Recorded | { reason: string; evidence: string[] } {
  const readings = [work, toil].flatMap((signal) => [...index.of(index.workload, signal)]);
  const evidence = readings.map(({ id }) => id);
  const [all, part, ...more] = readings;
  if (all === undefined) return { reason: `no source gives ${work}: providers.toil names no record of it`, evidence };
  if (part === undefined || more.length > 0)
    return { reason: `one reading each of ${work} and ${toil} is needed`, evidence };
  const blank = readings.find(({ value }) => value === null);
  if (blank) return { reason: blank.reason ?? `${blank.signal} has no value`, evidence };
  if (!isSeries(all.value) || !isSeries(part.value) || !alike(all.value, part.value))
    return { reason: `${work} and ${toil} are no series of the same weeks`, evidence };
  const weeks: Week[] = [];
  for (const [i, sum] of all.value.values.entries()) {
    const marked = part.value.values[i] ?? null;
    if (sum === null && marked === null) continue;
    if (sum === null || marked === null || !(marked >= 0 && marked <= sum * (1 + ROUNDING)))
      return { reason: `${toil} is no part of ${work} in every week`, evidence };
    // Hours of 0 are no more a week of work than none.
    if (sum > 0) weeks.push({ index: i, work: sum, toil: marked });
  }
  return { weeks, all: all.value.values.length, evidence };
}

/** Sums of the same numbers in another order differ by this much at most. */
const ROUNDING = 1e-9;

function alike(a: Series, b: Series): boolean {
  return a.start === b.start && a.step === b.step && a.values.length === b.values.length;
}

function sharesOf(
  { weeks, all, evidence }: Recorded,
  rules: ToilRules,
  known: (value: number, unit: string) => Fact,
): { share: Fact; trend: Fact; "trend-order": Fact } {
  const every = (fact: Fact) => ({ share: fact, trend: fact, "trend-order": fact });
  const least = rules.leastWeeks.value;
  if (weeks.length < least)
    return every(
      missing(`work is recorded in ${weeks.length} weeks, fewer than the ${least} that a share needs`, evidence),
    );
  const empty = all - weeks.length;
  if (empty > all * rules.mostEmptyWeeks.value)
    return every(missing(`nothing is recorded in ${empty} of the ${all} weeks of the window`, evidence));
  if (weeks.every(({ toil }) => toil === 0))
    return every(missing("nothing is marked as toil: either there was none, or nobody marks it", evidence));
  const share = known(shareOf(weeks), "1");
  const leastTrend = rules.leastTrendWeeks.value;
  if (weeks.length < leastTrend) {
    const short = missing(
      `work is recorded in ${weeks.length} weeks, fewer than the ${leastTrend} that a trend needs`,
      evidence,
    );
    return { share, trend: short, "trend-order": short };
  }
  const half = Math.floor(weeks.length / 2);
  const order = rankCorrelation(
    weeks.map(({ index }) => index),
    weeks.map((week) => shareOf([week])),
  );
  return {
    share,
    trend: known(shareOf(weeks.slice(-half)) - shareOf(weeks.slice(0, half)), "1"),
    // The same share in every week: no order.
    "trend-order": known(order ?? 0, ""),
  };
}

function shareOf(weeks: readonly Week[]): number {
  const sum = (of: (week: Week) => number) => weeks.reduce((total, week) => total + of(week), 0);
  return Math.min(1, sum(({ toil }) => toil) / sum(({ work }) => work));
}

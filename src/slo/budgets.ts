import type { ObjectiveStatus } from "../model/budget.ts";
import type { Evidence, EvidenceDocument } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import type { Indicator } from "../model/objective.ts";
import { parseInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import { sliceSeconds, windowOf } from "./asks.ts";
import { burnRates, burnWindows } from "./burn-rates.ts";
import { compositeConsumed, compositeRatioTimeslices, compositeTimeslices } from "./composite.ts";
import type { Counts } from "./counts.ts";
import { isUnknown, type Measured, measuredBy, type Unknown } from "./measured.ts";
import { measuredInEvidence } from "./recorded.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import { ratioTimeslices, type Slice, type Sliced, timeslices } from "./slices.ts";
import { type Seen, statusOf } from "./status.ts";
import { type Period, periodAt } from "./window.ts";

/** The budget of every objective of a document, in their order. Pure: the evidence and its end time are all there is. */
export function budgetsOf(index: EvidenceIndex, rules: ErrorBudgetRules): ObjectiveStatus[] {
  const { document } = index;
  const asOf = parseInstant(document.asOf) ?? 0;
  const answers = answersOf(document);
  return document.objectives.map((objective) => {
    const period = periodAt(windowOf(objective), asOf);
    const measured = period
      ? partsOf(objective).map((part, at) => measure(part, at, objective, period, index, answers, rules))
      : [];
    const seen = period ? seenOf(objective, period, measured, rules) : { reason: "" };
    const rates = period ? ratesOf(objective, period, measured, rules) : [];
    return statusOf({ ...objective, window: windowOf(objective) }, period, seen, rates, rules);
  });
}

interface Part {
  indicator: Indicator;
  target: number;
  weight: number;
  timeSliceTarget?: number;
}

function partsOf(objective: Objective): Part[] {
  if (objective.members) return objective.members;
  const { indicator, target, timeSliceTarget } = objective;
  return indicator
    ? [{ indicator, target, weight: 1, ...(timeSliceTarget === undefined ? {} : { timeSliceTarget }) }]
    : [];
}

type Answers = Map<string, Evidence[]>;

/** What providers answered, by objective and member. */
function answersOf(document: EvidenceDocument): Answers {
  const found: Answers = new Map();
  for (const reading of document.evidence) {
    if (!reading.signal.startsWith("objective.") || reading.attributes?.objective === undefined) continue;
    const key = keyOf(reading.attributes.objective, reading.attributes.member);
    const others = found.get(key);
    if (others) others.push(reading);
    else found.set(key, [reading]);
  }
  return found;
}

function keyOf(objective: string, member: string | undefined): string {
  return JSON.stringify([objective, member ?? ""]);
}

function measure(
  { indicator, timeSliceTarget = 1 }: Part,
  at: number,
  objective: Objective,
  period: Period,
  index: EvidenceIndex,
  answers: Answers,
  rules: ErrorBudgetRules,
): Measured {
  if (typeOf(indicator) === "Recorded") {
    const seconds = sliceSeconds(objective);
    const subject = index.component(objective.service) ? objective.service : index.workload;
    const slice = seconds === undefined ? undefined : { seconds, target: timeSliceTarget };
    return measuredInEvidence(index, subject, indicator, period, slice, rules.status.mostEmptySlices.value);
  }
  const answered = answers.get(keyOf(objective.name, objective.members ? String(at) : undefined));
  return answered ? measuredBy(answered, indicator) : unanswered(typeOf(indicator));
}

function typeOf(indicator: Indicator): string {
  if (indicator.kind === "ratio") return indicator.total.type;
  return (indicator.kind === "raw" ? indicator.raw : indicator.metric).type;
}

function unanswered(type: string): Measured {
  const reason = `no source that was asked measures metrics of the type ${type}`;
  return { counted: true, countsIn: () => ({ reason }), slices: () => ({ reason }) };
}

function seenOf(objective: Objective, period: Period, measured: readonly Measured[], rules: ErrorBudgetRules): Seen {
  const [only] = measured;
  if (!only) return { reason: "it has no indicator" };
  if (sliceSeconds(objective) !== undefined) return slicesSeen(objective, period, measured, rules);
  const seconds = (period.countedUntil - period.start) / 1000;
  if (!objective.members) {
    const counts = only.countsIn(seconds);
    return isUnknown(counts) ? counts : { counts, counted: only.counted };
  }
  const members: { target: number; weight: number; counts: Counts }[] = [];
  for (const [at, part] of objective.members.entries()) {
    const counts = measured[at]?.countsIn(seconds) ?? { reason: "was not measured" };
    if (isUnknown(counts)) return { reason: `member ${at + 1}: ${counts.reason}` };
    members.push({ ...part, counts });
  }
  const consumed = compositeConsumed(members);
  if (consumed === null) return { reason: "a member of 100 % had failures, which no weight can measure" };
  return { consumed };
}

function slicesSeen(
  objective: Objective,
  period: Period,
  measured: readonly Measured[],
  rules: ErrorBudgetRules,
): Seen {
  const sliced = slicedOf(objective, measured);
  if (isUnknown(sliced)) return sliced;
  const { counts, empty } = sliced;
  const all = counts.total + empty;
  if (counts.total === 0) return { reason: "no slice has data" };
  if (empty > all * rules.status.mostEmptySlices.value) return { reason: `${empty} of ${all} slices have no data` };
  const seconds = sliceSeconds(objective) ?? 60;
  // A calendar window's budget is that of its whole period; what lies ahead counts as slices to come.
  const ahead = objective.calendar ? (period.end - period.countedUntil) / (seconds * 1000) : 0;
  return { counts, counted: true, budgetEvents: counts.total + Math.floor(ahead) };
}

function slicedOf(objective: Objective, measured: readonly Measured[], last?: number): Sliced | Unknown {
  const parts: { slices: readonly Slice[]; sliceTarget: number }[] = [];
  for (const [at, one] of measured.entries()) {
    const slices = one.slices();
    if (isUnknown(slices)) return measured.length > 1 ? { reason: `member ${at + 1}: ${slices.reason}` } : slices;
    const sliceTarget = (objective.members?.[at] ?? objective).timeSliceTarget ?? 1;
    parts.push({ slices: last === undefined ? slices : slices.slice(-last), sliceTarget });
  }
  const [only] = parts;
  if (!only) return { reason: "it has no indicator" };
  const byRatio = objective.budgetingMethod === "RatioTimeslices";
  if (objective.members) return byRatio ? compositeRatioTimeslices(parts) : compositeTimeslices(parts);
  return byRatio ? ratioTimeslices(only.slices) : timeslices(only.slices, only.sliceTarget);
}

function ratesOf(objective: Objective, period: Period, measured: readonly Measured[], rules: ErrorBudgetRules) {
  const windows = burnWindows((period.end - period.start) / 1000, rules.burnRates);
  const slice = sliceSeconds(objective);
  const [only] = measured;
  // How fast a sum of weighted shares burns has no single target to be held against.
  if (!only || (objective.members && slice === undefined)) return [];
  return burnRates(windows, objective.target, (seconds) => {
    if (seconds * 1000 > period.countedUntil - period.start) return null;
    const counts =
      slice === undefined
        ? only.countsIn(seconds)
        : slicedOf(objective, measured, Math.max(1, Math.round(seconds / slice)));
    if (isUnknown(counts)) return null;
    if (!("counts" in counts)) return counts;
    const { counts: found, empty } = counts;
    const most = rules.status.mostEmptySlices.value * (found.total + empty);
    return found.total > 0 && empty <= most ? found : null;
  });
}

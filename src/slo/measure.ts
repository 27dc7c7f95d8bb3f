import type { Evidence, EvidenceDocument } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import type { Indicator } from "../model/objective.ts";
import type { Objective } from "../model/workload.ts";
import { sliceSeconds } from "./asks.ts";
import { type Measured, measuredBy } from "./measured.ts";
import { measuredInEvidence } from "./recorded.ts";
import type { ErrorBudgetRules } from "./rules.ts";
import type { Period } from "./window.ts";

/** What has to be measured: an objective is one part, a composite has several. */
export interface Part {
  indicator: Indicator;
  target: number;
  weight: number;
  timeSliceTarget?: number;
}

export function partsOf(objective: Objective): Part[] {
  if (objective.members) return objective.members;
  const { indicator, target, timeSliceTarget } = objective;
  return indicator
    ? [{ indicator, target, weight: 1, ...(timeSliceTarget === undefined ? {} : { timeSliceTarget }) }]
    : [];
}

export type Answers = Map<string, Evidence[]>;

/** What providers answered, by objective and member. */
export function answersOf(document: EvidenceDocument): Answers {
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

/** One part, by what a provider answered or by what is in the evidence already; in slices of `sliceSeconds` where that is given. */
export function measure(
  { indicator }: Part,
  at: number,
  objective: Objective,
  period: Period,
  index: EvidenceIndex,
  answers: Answers,
  rules: ErrorBudgetRules,
  seconds = sliceSeconds(objective),
): Measured {
  if (typeOf(indicator) === "Recorded") {
    const subject = index.component(objective.service) ? objective.service : index.workload;
    return measuredInEvidence(index, subject, indicator, period, seconds, rules.status.mostEmptySlices.value);
  }
  const answered = answers.get(keyOf(objective.name, objective.members ? String(at) : undefined));
  if (!answered) return unknownFor(`no source that was asked measures metrics of the type ${typeOf(indicator)}`);
  // What is left of damaged evidence may look better than it was.
  const lost = answered
    .map(({ subject, signal }) => index.lost(subject, signal))
    .find((reason) => reason !== undefined);
  return lost === undefined ? measuredBy(answered, indicator, rules.maintenance.mostAbove.value) : unknownFor(lost);
}

function typeOf(indicator: Indicator): string {
  if (indicator.kind === "ratio") return indicator.total.type;
  return (indicator.kind === "raw" ? indicator.raw : indicator.metric).type;
}

function unknownFor(reason: string): Measured {
  return { counted: true, countsIn: () => ({ reason }), slices: () => ({ reason }) };
}

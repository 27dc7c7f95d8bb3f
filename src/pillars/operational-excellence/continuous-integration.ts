import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { idsOf } from "./readings.ts";

/** Fact → the signal that says of each CI definition whether it does so. */
const DUTIES = [
  { id: "ci.testing", signal: "ci.runs-tests", title: "CI definitions that run tests" },
  { id: "ci.linting", signal: "ci.lints", title: "CI definitions that run a linter or static analysis" },
  { id: "ci.deploying", signal: "ci.deploys", title: "CI definitions that deploy" },
] as const;

/** How many CI definitions do each duty; 0 where the folder has none, which no reading per definition could say. */
export const continuousIntegration: Derivation = {
  facts: DUTIES.map((duty) => ({
    id: duty.id,
    title: duty.title,
    unit: "{count}",
    subject: "workload",
    signals: [duty.signal, "ci.count"],
    strength: "configured",
  })),
  derive: (index, subject) => Object.fromEntries(DUTIES.map((duty) => [duty.id, duties(index, subject, duty.signal)])),
};

function duties(index: EvidenceIndex, subject: string, signal: string): Fact {
  const definitions = index.of(subject, "ci.count");
  const readings = index.of(subject, signal);
  if (definitions.length === 0 && readings.length === 0) return missing("no repository was read");
  const all = [...definitions, ...readings];
  const value = readings.filter((reading) => reading.value === true).length;
  if (value === 0 && readings.length === 0 && definitions.some((reading) => reading.value !== 0)) {
    return missing("there are CI definitions, and what they do could not be read", idsOf(all));
  }
  return { value, unit: "{count}", strength: weakest(all), evidence: idsOf(all), sampleSize: readings.length };
}

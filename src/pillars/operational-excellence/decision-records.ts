import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { weakest } from "../statistics.ts";
import { idsOf } from "./readings.ts";

const FACT = "decisions.newest-age-days";

/** Days from the newest dated decision record to `asOf`. Records dated later than `asOf` do not count. */
export const decisionRecordAge: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Days since the newest architecture decision record",
      unit: "d",
      subject: "workload",
      signals: ["adr.date"],
      strength: "configured",
    },
  ],
  derive: (index, subject) => ({ [FACT]: newestAge(index, subject) }),
};

function newestAge(index: EvidenceIndex, subject: string): Fact {
  const readings = index.of(subject, "adr.date");
  const asOf = parseInstant(index.document.asOf);
  const dates = readings
    .map((reading) => (typeof reading.value === "string" ? dayOrInstant(reading.value) : undefined))
    .filter((date): date is number => date !== undefined && asOf !== undefined && date <= asOf);
  if (asOf === undefined || dates.length === 0) return missing("no decision record carries a date", idsOf(readings));
  const newest = dates.reduce((a, b) => Math.max(a, b));
  return {
    value: (asOf - newest) / DAY_MS,
    unit: "d",
    strength: weakest(readings),
    evidence: idsOf(readings),
    sampleSize: dates.length,
  };
}

/** `2024-05-01`, or RFC 3339 → milliseconds since the epoch. A bare day begins at midnight UTC. */
function dayOrInstant(text: string): number | undefined {
  return parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
}

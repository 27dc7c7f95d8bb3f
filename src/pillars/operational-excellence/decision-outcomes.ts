import type { Row } from "../../model/evidence.ts";
import type { CheckVerdict, Derivation, EvidenceIndex, Fact } from "../../model/fact.ts";
import { parseInstant } from "../../model/time.ts";
import { weakest } from "../statistics.ts";
import { idsOf, rowsOf } from "./readings.ts";

const DUE = "decisions.due";
const RELIED_ON = "decisions.relied-on";

/**
 * What became of accepted decisions: the checks that should show by now that they were carried out, and those that they take for granted,
 * as they were judged in this run. A record without a day of its own is due from its date on.
 */
export const decisionOutcomes: Derivation = {
  ofVerdicts: true,
  facts: [
    {
      id: DUE,
      title:
        "Checks that accepted decisions named for their confirmation, of those whose day has come, with their outcome",
      unit: "",
      subject: "workload",
      signals: ["adr.count", "adr.record"],
      strength: "configured",
    },
    {
      id: RELIED_ON,
      title: "Checks that accepted decisions rest on, with their outcome and whether it was observed",
      unit: "",
      subject: "workload",
      signals: ["adr.count", "adr.record"],
      strength: "configured",
    },
  ],
  derive: (index, subject) => ({ [DUE]: fact(index, subject, due), [RELIED_ON]: fact(index, subject, reliedOn) }),
};

type Rows = (record: Row, path: string, index: EvidenceIndex) => Row[];

function fact(index: EvidenceIndex, subject: string, rows: Rows): Fact {
  const count = index.of(subject, "adr.count");
  if (!count.some(({ value }) => value !== null))
    return { value: null, reason: "nothing was read of the workload's decision records", evidence: idsOf(count) };
  const readings = index.of(subject, "adr.record");
  const value = readings.flatMap((reading) =>
    rowsOf(reading)
      .filter(({ status }) => status === "accepted")
      .flatMap((record) => rows(record, reading.source.path ?? "", index)),
  );
  const all = [...count, ...readings];
  return { value, unit: "", strength: weakest(all), evidence: idsOf(all), sampleSize: readings.length };
}

function due(record: Row, path: string, index: EvidenceIndex): Row[] {
  const day = typeof record.by === "string" ? record.by : record.date;
  const from = typeof day === "string" ? parseInstant(`${day}T00:00:00Z`) : undefined;
  const now = parseInstant(index.document.asOf);
  if (typeof day !== "string" || from === undefined || now === undefined || from > now) return [];
  return texts(record.confirmation).map((check) => ({
    record: path,
    check,
    due: day,
    outcome: index.verdicts.get(check)?.outcome ?? "unknown",
  }));
}

function reliedOn(record: Row, path: string, index: EvidenceIndex): Row[] {
  const assumed = texts(record.assumes).map((check) => {
    const verdict = index.verdicts.get(check);
    return row(path, check, verdict?.outcome ?? "unknown", verdict?.failsObserved ?? false);
  });
  // A confirmation that is not due yet may fail; one that only configuration gives is contradicted whenever telemetry says so.
  const confirmed = texts(record.confirmation).flatMap((check) => {
    const verdict = index.verdicts.get(check);
    if (verdict?.contradicted) return [row(path, check, "fail", true)];
    return verdict?.outcome === "pass" ? [row(path, check, "pass", false)] : [];
  });
  return [...assumed, ...confirmed];
}

function row(record: string, check: string, outcome: CheckVerdict["outcome"], observed: boolean): Row {
  return { record, check, outcome, observed };
}

function texts(value: Row[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

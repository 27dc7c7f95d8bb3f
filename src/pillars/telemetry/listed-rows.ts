import type { Evidence, Row } from "../../model/evidence.ts";
import { type EvidenceIndex, type Fact, type FactValue, missing } from "../../model/fact.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { weakest } from "../statistics.ts";
import { isRow } from "./call-graph.ts";

interface ListedRows {
  rows: Row[];
  readings: readonly Evidence[];
}

/** The rows that all readings of a signal list, or a fact that says why they are not known: one reading without a value is enough. */
export function listedRows(
  index: EvidenceIndex,
  subject: string,
  signal: string,
): ListedRows | Extract<Fact, { value: null }> {
  const readings = index.of(subject, signal);
  const evidence = readings.map(({ id }) => id);
  const reason =
    index.gap(subject, signal) ??
    (readings.length === 0 ? `no source gives ${signal}` : undefined) ??
    readings.find(({ value }) => !Array.isArray(value))?.reason;
  if (reason !== undefined) return { value: null, reason, evidence };
  return { rows: readings.flatMap(({ value }) => (Array.isArray(value) ? value.filter(isRow) : [])), readings };
}

/** A fact that rests on all of the readings. */
export function factFrom(readings: readonly Evidence[], value: FactValue, unit: string, sampleSize: number): Fact {
  if (readings.length === 0) return missing("no reading");
  return { value, unit, strength: weakest(readings), evidence: readings.map(({ id }) => id), sampleSize };
}

/** Whole days from an instant (RFC 3339) of a row until the end of the run; undefined where the row names none. */
export function daysSince(instant: Row[string] | undefined, index: EvidenceIndex): number | undefined {
  const at = typeof instant === "string" ? parseInstant(instant) : undefined;
  const end = parseInstant(index.document.asOf);
  return at === undefined || end === undefined ? undefined : Math.max(0, Math.floor((end - at) / DAY_MS));
}

export function text(field: Row[string] | undefined): string {
  return typeof field === "string" ? field : "";
}

import { type Evidence, isSeries, type Row } from "../../model/evidence.ts";

/** Whether a reading holds any sample: an interval of a series, or a plain number. */
export function hasSamples(reading: Evidence): boolean {
  if (typeof reading.value === "number") return true;
  return isSeries(reading.value) && reading.value.values.some((sample) => sample !== null);
}

/** The samples of a series; anything else has none. */
export function samplesIn(reading: Evidence): number[] {
  return isSeries(reading.value) ? reading.value.values.filter((sample) => sample !== null) : [];
}

/** Whether any sample of the reading is above zero. */
export function hasPositive(reading: Evidence): boolean {
  if (typeof reading.value === "number") return reading.value > 0;
  return isSeries(reading.value) && reading.value.values.some((sample) => sample !== null && sample > 0);
}

/** The rows of a reading's value; a list of texts or anything else has none. */
export function rowsOf(reading: Evidence): Row[] {
  if (!Array.isArray(reading.value)) return [];
  return reading.value.filter((item): item is Row => typeof item === "object" && item !== null);
}

/** The texts of a reading's value. */
export function textsOf(reading: Evidence): string[] {
  if (typeof reading.value === "string") return [reading.value];
  if (!Array.isArray(reading.value)) return [];
  return reading.value.filter((item): item is string => typeof item === "string");
}

/** Distinct and in code-unit order. */
export function distinctSorted(items: Iterable<string>): string[] {
  return [...new Set(items)].sort();
}

export function idsOf(readings: readonly Evidence[]): string[] {
  return readings.map((reading) => reading.id);
}

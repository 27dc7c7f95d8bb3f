import type { EvidenceValue } from "../../model/evidence.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";

/** Events on each whole day; `start` is the beginning of the first. What lies outside is not counted. Milliseconds. */
export function dailyCounts(events: readonly { at: number }[], start: number, days: number): EvidenceValue {
  const values = new Array<number>(days).fill(0);
  for (const { at } of events) {
    const day = Math.floor((at - start) / DAY_MS);
    if (day >= 0 && day < days) values[day] = (values[day] ?? 0) + 1;
  }
  return { start: formatInstant(start), step: DAY_MS / 1000, values };
}

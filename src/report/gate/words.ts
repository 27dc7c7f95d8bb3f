import type { GateReport } from "../../model/gate.ts";
import { counted } from "../words.ts";

export const VERDICT_WORDS = { pass: "passes", fail: "fails", unknown: "has no verdict" } as const;

/** `2 violations, 1 not known, 4 rules hold` */
export function summary({ violations, missing, held }: GateReport): string {
  return [
    counted(violations.length, "violation"),
    `${missing.length} not known`,
    held.length === 1 ? "1 rule holds" : `${held.length} rules hold`,
  ].join(", ");
}

/** Four digits that count, for people; what is judged is never rounded, and a figure that would look like the threshold is shown whole. */
export function shownMeasure(measured: number | string, expected: string): string {
  if (typeof measured === "string") return measured;
  const short = String(Number(measured.toPrecision(4)));
  return expected.endsWith(` ${short}`) ? String(measured) : short;
}

import type { Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";

export type AnomalyKind =
  | "clock-disagreement"
  | "constant"
  | "disordered-time"
  | "duplicate-time"
  | "empty"
  | "gap"
  | "not-a-number"
  | "out-of-range"
  | "ragged"
  | "repeated"
  | "reset"
  | "truncated"
  | "unreadable";

/** What was done with the odd samples: their values stand, or their intervals are null. */
export type Treatment = "kept" | "left out";

const MOST_ROWS = 5000;
const LONGEST_EXAMPLE = 120;

/** What is odd about a recording; one row for each file, column and kind. */
export class Anomalies {
  readonly #rows = new Map<string, Row>();
  overflow = 0;

  add(file: string, column: string, kind: AnomalyKind, count: number, example: string, treatment: Treatment): void {
    if (count === 0) return;
    const key = JSON.stringify([file, column, kind]);
    // The same file read for two mappings has the same oddities.
    if (this.#rows.has(key)) return;
    if (this.#rows.size >= MOST_ROWS) {
      this.overflow++;
      return;
    }
    this.#rows.set(key, { file, column, kind, count, example: example.slice(0, LONGEST_EXAMPLE), treatment });
  }

  rows(): Row[] {
    return [...this.#rows].sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row);
  }
}

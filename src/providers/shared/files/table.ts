/** A cell as it was read: text, a number, nothing in it (null), or not there at all in this row (undefined). */
export type Cell = string | number | null | undefined;

/** Receives a table row by row. */
export interface TableSink {
  /** Called once, before the first row. */
  header(columns: readonly string[]): void;
  row(cells: readonly Cell[], line: number): void;
}

/** What was odd about the file itself. */
export interface TableEnd {
  rows: number;
  /** Rows with more or fewer cells than the header; they are left out. */
  ragged: number;
  firstRagged: string;
  /** Where the file stops in the middle; what was whole before it is kept. */
  truncated: string | undefined;
  /** Why the file is not the table it should be: nothing of it is used. */
  reason: string | undefined;
}

export function tableEnd(): TableEnd {
  return { rows: 0, ragged: 0, firstRagged: "", truncated: undefined, reason: undefined };
}

/** The number in a cell, or why there is none. */
export type CellNumber = { value: number } | { kind: "empty" } | { kind: "not-a-number" };

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const EMPTY: CellNumber = { kind: "empty" };
const NOT_A_NUMBER: CellNumber = { kind: "not-a-number" };

export function cellNumber(cell: string | number | null): CellNumber {
  if (cell === null) return EMPTY;
  if (typeof cell === "number") return Number.isFinite(cell) ? { value: cell } : NOT_A_NUMBER;
  const text = cell.trim();
  if (text === "") return EMPTY;
  if (text.length > 40 || !DECIMAL.test(text)) return NOT_A_NUMBER;
  const value = Number(text);
  return Number.isFinite(value) ? { value } : NOT_A_NUMBER;
}

import { byCodeUnit } from "../../model/order.ts";
import { type Batch, LABEL } from "./combining.ts";
import type { Answer, Question } from "./questions.ts";

interface Row {
  labels: { [name: string]: unknown };
  points: [unknown, unknown][];
  /** A native histogram is no number. */
  histogram: boolean;
}

/** Rows of answers, put together from requests. */
export class Answers {
  readonly #rows: Map<string, (number | null)[]>[] = [];
  readonly #reasons: (string | undefined)[] = [];
  readonly #questions: readonly Question[];
  /** Values that came. */
  points = 0;

  constructor(questions: readonly Question[]) {
    this.#questions = questions;
  }

  fail(batch: Batch, reason: string): void {
    for (const number of batch.questions) this.#reasons[number] ??= reason;
  }

  /** Takes what a server answered to a batch; false when that is no answer to it. */
  take(batch: Batch, data: unknown): boolean {
    const rows = rowsOf(data);
    if (!rows) return false;
    for (const row of rows) {
      const number = batch.questions.length === 1 ? batch.questions[0] : batch.questions[Number(row.labels[LABEL])];
      if (number === undefined) return false;
      if (!this.#put(number, row, batch)) return false;
    }
    return true;
  }

  #put(number: number, row: Row, batch: Batch): boolean {
    const question = this.#questions[number];
    if (!question) return false;
    if (row.histogram) {
      this.#reasons[number] ??= "the query gives a histogram, not a number";
      return true;
    }
    const { grid } = question;
    const rows = this.#rows[number] ?? new Map<string, (number | null)[]>();
    this.#rows[number] = rows;
    const { [LABEL]: _place, ...labels } = row.labels;
    const key = JSON.stringify(Object.entries(labels).sort(([a], [b]) => byCodeUnit(a, b)));
    const values = rows.get(key) ?? new Array<number | null>(grid.count).fill(null);
    rows.set(key, values);
    const end = batch.grid.first + (batch.grid.count - 1) * grid.stepSeconds * 1000;
    for (const [time, value] of row.points) {
      if (typeof time !== "number") return false;
      const at = Math.round(time * 1000);
      const place = (at - grid.first) / (grid.stepSeconds * 1000);
      // A server that moves the times to its own grid answers another question.
      if (!Number.isInteger(place) || at < batch.grid.first || at > end) return false;
      values[place] = numberOf(value);
      this.points += 1;
    }
    return true;
  }

  of(number: number): Answer {
    const reason = this.#reasons[number];
    if (reason !== undefined) return { reason };
    return { rows: [...(this.#rows[number]?.values() ?? [])] };
  }
}

function numberOf(value: unknown): number {
  if (value === "+Inf" || value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  return typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
}

/** Rows of a vector, a matrix or a scalar; undefined for anything else. */
function rowsOf(data: unknown): Row[] | undefined {
  if (!isObject(data)) return undefined;
  const { resultType, result } = data;
  if (resultType === "scalar")
    return isPoint(result) ? [{ labels: {}, points: [result], histogram: false }] : undefined;
  if (!Array.isArray(result) || (resultType !== "vector" && resultType !== "matrix")) return undefined;
  const rows: Row[] = [];
  for (const one of result as unknown[]) {
    if (!isObject(one) || !isObject(one.metric)) return undefined;
    const { metric, value, values, histogram, histograms } = one;
    const points = resultType === "vector" ? (value === undefined ? [] : [value]) : (values ?? []);
    if (!Array.isArray(points) || !points.every(isPoint)) return undefined;
    rows.push({ labels: metric, points, histogram: histogram !== undefined || histograms !== undefined });
  }
  return rows;
}

function isPoint(value: unknown): value is [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

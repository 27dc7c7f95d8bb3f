import { visible } from "../../../model/text.ts";
import { formatInstant } from "../../../model/time.ts";
import type { TimeFormat } from "../../shared/files/instant.ts";
import { parseCellInstant } from "../../shared/files/instant.ts";
import { type Cell, cellNumber, type TableEnd, type TableSink } from "../../shared/files/table.ts";
import type { Anomalies } from "../anomalies.ts";
import { Spacing } from "./spacing.ts";

const MINUTE_MS = 60_000;
/** A second clock that is off by more than the finest interval kept tells another minute. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;
/** Fewer equal samples than this say nothing about a column. */
const CONSTANT_FROM = 30;
/** Two years of minutes; a file that spans more distinct minutes is refused. */
const MOST_MINUTES = 1_100_000;
const TIME_NAMES = ["time", "timestamp", "date", "datetime", "@timestamp", "timestamps"];

/** A column to read, and which of its values cannot be. */
export interface ColumnRequest {
  column: string;
  scale: number;
  /** Values below zero are no measurement (after scaling). */
  nonNegative: boolean;
  /** A share of 0..1: values outside are reported. */
  ratio: boolean;
  /** Values above 1 are no measurement either (a success ratio; a saturation may exceed its limit), up to `most`. */
  strictRatio: boolean;
  /** Values above it say that the column is not what it is taken for: they stay, so that this shows. */
  most: number;
  /** Watched for being constant, not measured. */
  watchOnly?: boolean;
}

export interface TableTime {
  column?: string;
  format: TimeFormat;
  compare?: string | undefined;
}

interface Odd {
  count: number;
  example: string;
}

/** What one column came to: sums and numbers of samples by minute slot. */
export class ColumnSamples {
  readonly request: ColumnRequest;
  /** Place in the header; -1 when it is not there, -2 when its name is there twice. */
  readonly index: number;
  sums: number[] = [];
  counts: number[] = [];
  samples = 0;
  first: number | undefined;
  changes = false;
  /** Of the values out of range, how many cannot be a measurement and are left out. */
  impossible = 0;
  readonly odd: { [kind in "empty" | "not-a-number" | "out-of-range"]: Odd } = {
    empty: { count: 0, example: "" },
    "not-a-number": { count: 0, example: "" },
    "out-of-range": { count: 0, example: "" },
  };

  constructor(request: ColumnRequest, index: number) {
    this.request = request;
    this.index = index;
  }
}

/** Gathers the samples of one table into minutes counted back from asOf, and what is odd about them. */
export class TableSamples implements TableSink {
  readonly spacing = new Spacing();
  columns: ColumnSamples[] = [];
  names: readonly string[] = [];
  /** Minutes before asOf (1 is the last one) → slot in the columns' sums and counts. */
  readonly minutes = new Map<number, number>();
  /** Why no row could be read. */
  reason: string | undefined;
  rowsInWindow = 0;

  readonly #select: (columns: readonly string[]) => ColumnRequest[];
  readonly #time: TableTime;
  readonly #startMs: number;
  readonly #asOfMs: number;
  #timeIndex = -1;
  #compareIndex = -1;
  #previousMs: number | undefined;
  readonly #odd = {
    time: { count: 0, example: "" },
    duplicate: { count: 0, example: "" },
    disordered: { count: 0, example: "" },
    clock: { count: 0, example: "" },
  };
  #ascending = 0;
  #descending = 0;

  constructor(
    select: (columns: readonly string[]) => ColumnRequest[],
    time: TableTime,
    window: { startMs: number; asOfMs: number },
  ) {
    this.#select = select;
    this.#time = time;
    this.#startMs = window.startMs;
    this.#asOfMs = window.asOfMs;
  }

  header(names: readonly string[]): void {
    this.names = names;
    this.columns = this.#select(names).map((request) => {
      const index = names.indexOf(request.column);
      return new ColumnSamples(request, index >= 0 && names.indexOf(request.column, index + 1) >= 0 ? -2 : index);
    });
    this.#timeIndex = timeColumn(names, this.#time.column);
    if (this.#timeIndex < 0)
      this.reason = `it has no time column "${this.#time.column ?? TIME_NAMES.slice(0, 3).join('", "')}"`;
    this.#compareIndex = this.#time.compare === undefined ? -1 : names.indexOf(this.#time.compare);
  }

  row(cells: readonly Cell[], line: number): void {
    if (this.reason !== undefined) return;
    const timeCell = cells[this.#timeIndex];
    const ms = parseCellInstant(String(timeCell ?? ""), this.#time.format);
    if (ms === undefined) {
      note(this.#odd.time, () => `line ${line}: ${String(timeCell ?? "")}`);
      return;
    }
    if (ms < this.#startMs || ms >= this.#asOfMs) return;
    this.rowsInWindow++;
    this.#order(ms, line);
    this.#compareClock(cells, ms, line);
    const slot = this.#slot(Math.ceil((this.#asOfMs - ms) / MINUTE_MS));
    if (slot < 0) return;
    for (const column of this.columns) if (column.index >= 0) take(column, cells[column.index], slot, line);
  }

  /** Why there is no sample at all, where the file itself says why. */
  emptyBecause(end: TableEnd): string | undefined {
    if (this.minutes.size > 0) return undefined;
    const { count, example } = this.#odd.time;
    if (count > 0 && this.rowsInWindow === 0 && count + end.ragged >= end.rows)
      return `none of its times can be read (${visible(example.slice(0, 80))})`;
    if (end.rows === 0 && end.ragged > 0)
      return `no row has as many cells as the header (${visible(end.firstRagged.slice(0, 80))})`;
    return end.rows === 0 ? (end.truncated ?? "it holds no row") : undefined;
  }

  #order(ms: number, line: number): void {
    const previous = this.#previousMs;
    this.#previousMs = ms;
    if (previous === undefined) return;
    this.spacing.add(previous, ms);
    if (ms === previous) note(this.#odd.duplicate, () => `line ${line}: ${formatInstant(Math.floor(ms))}`);
    else if (ms < previous) {
      this.#descending++;
      note(
        this.#odd.disordered,
        () => `line ${line}: ${formatInstant(Math.floor(ms))} after ${formatInstant(Math.floor(previous))}`,
      );
    } else this.#ascending++;
  }

  #compareClock(cells: readonly Cell[], ms: number, line: number): void {
    if (this.#compareIndex < 0) return;
    const other = parseCellInstant(String(cells[this.#compareIndex] ?? ""), "auto");
    if (other === undefined || Math.abs(other - ms) <= CLOCK_TOLERANCE_MS) return;
    const name = this.names[this.#compareIndex] ?? "";
    note(
      this.#odd.clock,
      () => `line ${line}: ${formatInstant(Math.floor(ms))}, by ${name} ${formatInstant(Math.floor(other))}`,
    );
  }

  #slot(minute: number): number {
    const known = this.minutes.get(minute);
    if (known !== undefined) return known;
    if (this.minutes.size >= MOST_MINUTES) {
      this.reason = `its samples are spread over more than ${MOST_MINUTES} minutes: ask for a shorter window`;
      return -1;
    }
    const slot = this.minutes.size;
    this.minutes.set(minute, slot);
    for (const column of this.columns) {
      column.sums.push(0);
      column.counts.push(0);
    }
    return slot;
  }

  /** Writes down what was odd about the file and its columns. */
  report(file: string, end: TableEnd, anomalies: Anomalies): void {
    const time = this.names[this.#timeIndex] ?? "";
    if (end.truncated !== undefined) anomalies.add(file, "", "truncated", 1, end.truncated, "left out");
    anomalies.add(file, "", "ragged", end.ragged, end.firstRagged, "left out");
    anomalies.add(file, time, "unreadable", this.#odd.time.count, this.#odd.time.example, "left out");
    anomalies.add(file, time, "duplicate-time", this.#odd.duplicate.count, this.#odd.duplicate.example, "kept");
    // A file that runs backwards throughout is in order, the other way round.
    if (this.#ascending > 0)
      anomalies.add(file, time, "disordered-time", this.#odd.disordered.count, this.#odd.disordered.example, "kept");
    if (this.#ascending === 0 || this.#descending === 0) {
      const gaps = this.spacing.gaps();
      anomalies.add(
        file,
        time,
        "gap",
        gaps.count,
        `${gaps.longest} s after ${formatInstant(Math.floor(gaps.afterMs))}`,
        "left out",
      );
    }
    anomalies.add(
      file,
      this.#time.compare ?? "",
      "clock-disagreement",
      this.#odd.clock.count,
      this.#odd.clock.example,
      "kept",
    );
    const lively = this.columns.some((column) => column.changes);
    for (const column of this.columns) {
      const name = column.request.column;
      if (!column.request.watchOnly) {
        anomalies.add(file, name, "empty", column.odd.empty.count, column.odd.empty.example, "left out");
        anomalies.add(
          file,
          name,
          "not-a-number",
          column.odd["not-a-number"].count,
          column.odd["not-a-number"].example,
          "left out",
        );
        const out = column.odd["out-of-range"];
        anomalies.add(file, name, "out-of-range", out.count, out.example, column.impossible > 0 ? "left out" : "kept");
      }
      if (lively && !column.changes && column.samples >= CONSTANT_FROM) {
        anomalies.add(
          file,
          name,
          "constant",
          column.samples,
          `${column.first} in all ${column.samples} samples`,
          "kept",
        );
      }
    }
  }
}

function take(column: ColumnSamples, cell: Cell, slot: number, line: number): void {
  if (cell === undefined) return;
  const read = cellNumber(cell);
  if ("kind" in read) {
    note(column.odd[read.kind], () => `line ${line}${read.kind === "empty" ? "" : `: ${String(cell)}`}`);
    return;
  }
  const { request } = column;
  const value = read.value * request.scale;
  const below = value < 0 && (request.nonNegative || request.ratio);
  // A hair above 1 is a rounded 100 %.
  const above = request.ratio && value > 1 + 1e-9;
  if (below || above) note(column.odd["out-of-range"], () => `line ${line}: ${read.value}`);
  if (below || (above && request.strictRatio && value <= request.most)) {
    column.impossible++;
    return;
  }
  column.samples++;
  if (column.first === undefined) column.first = read.value;
  else if (column.first !== read.value) column.changes = true;
  column.sums[slot] = (column.sums[slot] ?? 0) + value;
  column.counts[slot] = (column.counts[slot] ?? 0) + 1;
}

function note(odd: Odd, example: () => string): void {
  if (odd.count++ === 0) odd.example = example();
}

export function timeColumn(names: readonly string[], wanted: string | undefined): number {
  if (wanted !== undefined) return names.indexOf(wanted);
  for (const known of TIME_NAMES) {
    const index = names.findIndex((name) => name.toLowerCase() === known);
    if (index >= 0) return index;
  }
  return -1;
}

import { endOf } from "../shared/grid.ts";
import type { Answer, Question } from "../shared/questions.ts";
import { type Batch, keyOf } from "./batches.ts";
import { spreadOf, taken } from "./distribution.ts";
import type { Point, TimeSeries } from "./monitoring.ts";
import { isPromql, type Of } from "./series.ts";

/** Values of the questions, put together from pages. */
export class Answers {
  readonly #questions: readonly Question<Of>[];
  /** NaN: no value. A number is 8 bytes here, and 24 in an array that holds null too. */
  readonly #values: Float64Array[] = [];
  readonly #reasons: (string | undefined)[] = [];
  /** Points that came. */
  points = 0;

  constructor(questions: readonly Question<Of>[]) {
    this.#questions = questions;
  }

  fail({ questions }: Batch, reason: string): void {
    for (const number of [...questions.values()].flat()) this.refuse(number, reason);
  }

  refuse(number: number, reason: string): void {
    this.#reasons[number] ??= reason;
  }

  /** The values of a question that is not asked by series. */
  set(number: number, values: (number | null)[]): void {
    this.#values[number] = Float64Array.from(values, (value) => value ?? Number.NaN);
    this.points += values.filter((value) => value !== null).length;
  }

  /** Takes a page of a batch; false when it is no answer to it. `seen`: the series of the earlier pages by their labels, which may go on. */
  take(batch: Batch, page: readonly TimeSeries[], seen: Set<string>): boolean {
    const here = new Set<string>();
    for (const series of page) {
      const labels = series.resource?.labels ?? {};
      const key = keyOf(batch.names.map((name) => labels[name] ?? ""));
      // Of a filter alone, several series are several answers.
      if (here.has(key) || (batch.names.length === 0 && seen.size > 0 && !seen.has(identity(series)))) {
        for (const number of batch.questions.get(key) ?? [])
          this.#reasons[number] ??= "the filter finds several time series where one is needed: narrow it";
        continue;
      }
      here.add(key);
      seen.add(identity(series));
      const numbers = batch.questions.get(key);
      if (!numbers) continue;
      if (!this.#put(batch, numbers, series.points ?? [])) return false;
    }
    return true;
  }

  #put(batch: Batch, numbers: readonly number[], points: readonly Point[]): boolean {
    const { start, stepSeconds, count } = batch.grid;
    for (const point of points) {
      const at = instantOf(point.interval?.endTime);
      if (at === undefined) return false;
      this.points += 1;
      // Each point stands at the end of its interval: the first is one step after the start, which itself is not asked for.
      const place = (at - start) / (stepSeconds * 1000) - 1;
      if (at <= start || at > endOf(batch.grid)) continue;
      // A server that aligns to a grid of its own answers another question.
      if (!Number.isInteger(place) || place >= count) return false;
      const { distributionValue } = point.value ?? {};
      const spread = distributionValue ? spreadOf(distributionValue) : undefined;
      for (const number of numbers) {
        this.#values[number] ??= new Float64Array(count).fill(Number.NaN);
        const values = this.#values[number];
        const of = this.#questions[number]?.of;
        const take = of === undefined || isPromql(of) ? undefined : of.take;
        const value = !distributionValue
          ? numberIn(point)
          : take === undefined
            ? undefined
            : spread === undefined
              ? null
              : taken(spread, take);
        if (value === undefined) this.#reasons[number] ??= NO_NUMBER;
        else values[place] = value ?? Number.NaN;
      }
    }
    return true;
  }

  /** Its values are put together whenever they are read: those of all questions at once would take three times the room. */
  of(number: number): Answer {
    const reason = this.#reasons[number];
    if (reason !== undefined) return { reason };
    const count = this.#questions[number]?.grid.count ?? 0;
    const values = this.#values[number];
    return {
      get values() {
        return Array.from({ length: count }, (_, at) => {
          const value = values?.[at] ?? Number.NaN;
          return Number.isNaN(value) ? null : value;
        });
      },
    };
  }
}

const NO_NUMBER =
  "the metric gives no number: a distribution needs an aligner that makes one, such as ALIGN_PERCENTILE_99";

function identity({ metric, resource }: TimeSeries): string {
  return JSON.stringify([metric?.labels ?? {}, resource?.labels ?? {}]);
}

/** Undefined for what is no number; null for one that is not finite. */
function numberIn({ value }: Point): number | null | undefined {
  const { doubleValue, int64Value, boolValue } = value ?? {};
  const given = doubleValue ?? int64Value ?? boolValue;
  if (given === undefined) return undefined;
  const number = Number(given);
  return Number.isFinite(number) ? number : null;
}

/** Milliseconds. */
function instantOf(time: unknown): number | undefined {
  const at = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

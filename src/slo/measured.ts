import { type Evidence, isSeries, type Series } from "../model/evidence.ts";
import type { Indicator, ObjectivePart } from "../model/objective.ts";
import { formatInstant, parseInstant } from "../model/time.ts";
import { type Counts, countsOf } from "./counts.ts";
import { type Span, wholeInside } from "./maintenance.ts";
import type { Slice } from "./slices.ts";
import { isUnknown, type Unknown } from "./unknown.ts";

/** What a source says of one indicator. */
export interface Measured {
  /** Events of the last seconds; without those of spans that lie in that time. */
  countsIn(seconds: number, without?: readonly Span[]): Counts | Unknown;
  /** Whether those are events; a ratio that came as one number has none. */
  counted: boolean;
  /** The slices of the window, oldest first; without those that lie wholly inside spans. */
  slices(without?: readonly Span[]): readonly Slice[] | Unknown;
}

/** What a provider answered to an ask: one reading for each part and window, or one series for each part. */
export function measuredBy(readings: readonly Evidence[], indicator: Indicator, mostAbove: number): Measured {
  const find = (part: ObjectivePart, attribute: "window" | "slices" | "maintenance", value: string) =>
    readings.find((one) => one.signal === `objective.${part}` && one.attributes?.[attribute] === value);
  const numberOf = (reading: Evidence | undefined, what: string): number | Unknown => {
    if (!reading) return { reason: `${what} were not measured` };
    return typeof reading.value === "number" ? reading.value : { reason: reading.reason ?? "no data" };
  };
  const inside = (part: ObjectivePart, span: Span): number | Unknown => {
    const name = spanName(span);
    const found = numberOf(find(part, "maintenance", name), `the ${part} events`);
    return typeof found === "number" ? found : { reason: `in the maintenance window ${name}: ${found.reason}` };
  };
  // A source that counts samples itself gives their number and that of the good ones; else one sample came for each window or slice.
  const parts = partsOf(
    indicator,
    readings.some((one) => one.signal === "objective.total"),
  );
  return {
    counted: indicator.kind !== "raw",
    countsIn(seconds, without = []) {
      if (without.length > 0 && !parts.includes("total"))
        return { reason: "what its source gives is one number for the whole window, which cannot be taken apart" };
      return combined(indicator, parts, (part) => {
        const whole = numberOf(find(part, "window", String(seconds)), `the ${part} events of ${seconds} s`);
        if (typeof whole !== "number") return whole;
        let left = whole;
        for (const span of without) {
          const taken = inside(part, span);
          if (typeof taken !== "number") return taken;
          left -= taken;
        }
        if (left >= 0 || left < -whole * mostAbove) return left;
        return 0;
      });
    },
    slices(without = []) {
      const series = new Map<ObjectivePart, Series>();
      for (const part of parts) {
        const reading = find(part, "slices", "true");
        if (!reading) return { reason: `the ${part} events of its slices were not measured` };
        if (reading.value === null || !isSeries(reading.value)) return { reason: reading.reason ?? "no data" };
        series.set(part, reading.value);
      }
      const length = Math.max(...[...series.values()].map(({ values }) => values.length));
      const slices: Slice[] = [];
      const [first] = series.values();
      const leftOut = wholeInside(without);
      for (let at = 0; at < length; at++) {
        if (first && leftOut(...bounds(first, at))) continue;
        const slice = combined(indicator, parts, (part) => series.get(part)?.values[at] ?? { reason: NO_DATA });
        // A slice without data or traffic is left out; one whose numbers contradict each other spoils the rest.
        if (!isUnknown(slice)) slices.push(slice);
        else if (slice.reason === NO_DATA || slice.reason.startsWith("no traffic")) slices.push(null);
        else return slice;
      }
      return slices;
    },
  };
}

const NO_DATA = "no data";

/** How a stretch of maintenance is named in the evidence: `2026-01-10T00:00:00Z/2026-01-10T02:00:00Z`. */
function spanName({ start, end }: Span): string {
  return `${formatInstant(start)}/${formatInstant(end)}`;
}

function bounds({ start, step }: Series, at: number): [number, number] {
  const begin = (parseInstant(start) ?? 0) + at * step * 1000;
  return [begin, begin + step * 1000];
}

function partsOf(indicator: Indicator, counted: boolean): ObjectivePart[] {
  if (indicator.kind === "ratio") return [indicator.good ? "good" : "bad", "total"];
  if (indicator.kind === "threshold" && counted) return ["good", "total"];
  return [indicator.kind === "raw" ? "raw" : "threshold"];
}

/** Counts from the parts of an indicator; the first part that is not known says why. */
function combined(
  indicator: Indicator,
  parts: readonly ObjectivePart[],
  measuredOf: (part: ObjectivePart) => number | Unknown,
): Counts | Unknown {
  const values: { [part in ObjectivePart]?: number } = {};
  for (const part of parts) {
    const value = measuredOf(part);
    if (typeof value !== "number") return value;
    values[part] = value;
  }
  if (values.total !== undefined) return countsOf(values);
  if (indicator.kind === "ratio") return { reason: NO_DATA };
  if (indicator.kind === "threshold") return verdictOf(indicator, values.threshold ?? Number.NaN);
  const share = values.raw ?? Number.NaN;
  if (!(share >= 0 && share <= 1)) return { reason: `the ratio is ${share}, not from 0 to 1` };
  return countsOf({ [indicator.means === "success" ? "good" : "bad"]: share, total: 1 });
}

/** One sample is one event: good when it holds. */
export function verdictOf({ op, value }: Extract<Indicator, { kind: "threshold" }>, sample: number): Counts | Unknown {
  if (!Number.isFinite(sample)) return { reason: "a sample is not a number" };
  const holds = { lte: sample <= value, gte: sample >= value, lt: sample < value, gt: sample > value }[op];
  return { good: holds ? 1 : 0, bad: holds ? 0 : 1, total: 1 };
}

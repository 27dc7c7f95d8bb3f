import { type Evidence, isSeries } from "../model/evidence.ts";
import type { Indicator, ObjectivePart } from "../model/objective.ts";
import { type Counts, countsOf } from "./counts.ts";
import type { Slice } from "./slices.ts";
import { isUnknown, type Unknown } from "./unknown.ts";

/** What a source says of one indicator. */
export interface Measured {
  /** Events of the last seconds. */
  countsIn(seconds: number): Counts | Unknown;
  /** Whether those are events; a ratio that came as one number has none. */
  counted: boolean;
  /** The slices of the window, oldest first. */
  slices(): readonly Slice[] | Unknown;
}

/** What a provider answered to an ask: one reading for each part and window, or one series for each part. */
export function measuredBy(readings: readonly Evidence[], indicator: Indicator): Measured {
  const find = (part: ObjectivePart, attribute: "window" | "slices", value: string) =>
    readings.find((one) => one.signal === `objective.${part}` && one.attributes?.[attribute] === value);
  // A source that counts samples itself gives their number and that of the good ones; else one sample came for each window or slice.
  const parts = partsOf(
    indicator,
    readings.some((one) => one.signal === "objective.total"),
  );
  return {
    counted: indicator.kind !== "raw",
    countsIn: (seconds) =>
      combined(indicator, parts, (part) => {
        const reading = find(part, "window", String(seconds));
        if (!reading) return { reason: `the ${part} events of ${seconds} s were not measured` };
        return typeof reading.value === "number" ? reading.value : { reason: reading.reason ?? "no data" };
      }),
    slices() {
      const values = new Map<ObjectivePart, (number | null)[]>();
      for (const part of parts) {
        const reading = find(part, "slices", "true");
        if (!reading) return { reason: `the ${part} events of its slices were not measured` };
        if (reading.value === null || !isSeries(reading.value)) return { reason: reading.reason ?? "no data" };
        values.set(part, reading.value.values);
      }
      const length = Math.max(...[...values.values()].map((one) => one.length));
      const slices: Slice[] = [];
      for (let at = 0; at < length; at++) {
        const slice = combined(indicator, parts, (part) => values.get(part)?.[at] ?? { reason: NO_DATA });
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

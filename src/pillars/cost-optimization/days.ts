import type { Series } from "../../model/evidence.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import { isSample } from "../telemetry/usable-series.ts";

/** A rate per second → the amount by UTC day (days since the epoch). */
export function amountByDay(series: Series): Map<number, number> {
  const start = Date.parse(series.start) / 1000;
  const days = new Map<number, number>();
  series.values.forEach((rate, i) => {
    if (!isSample(rate)) return;
    const day = Math.floor((start + i * series.step) / DAY_SECONDS);
    days.set(day, (days.get(day) ?? 0) + rate * series.step);
  });
  return days;
}

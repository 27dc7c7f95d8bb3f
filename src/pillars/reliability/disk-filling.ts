import type { Series } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const FACT = "disk.days-to-full";
const DISK = "saturation.disk";
/** Standard errors on each side of a slope that hold 95 % of the normal distribution. */
const Z_95 = 1.96;
/** Days. Ours: ten years say that no end is in sight. */
const HORIZON = 3650;

/**
 * Days until the disk is full, when it goes on filling as in the window: a straight line through the highest value of each UTC day,
 * as steep as it may be with 95 % confidence. At most ten years. Unit: d; the samples are days.
 */
export function diskFilling({ series }: Pick<TelemetryRules, "series">): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "Days until its disk is full, at the pace of the window",
        unit: "d",
        subject: "component",
        signals: [DISK],
        strength: "observed",
      },
    ],
    derive(index, subject) {
      const disk = oneSeries(index, subject, DISK, series);
      if ("reason" in disk) return { [FACT]: missing(disk.reason) };
      const days = [...dailyMaxima(disk.found.series)].sort(([a], [b]) => a - b);
      const last = days.at(-1)?.[1];
      // A line through two points has no spread, so nothing says how sure it is.
      if (days.length < 3 || last === undefined)
        return { [FACT]: missing(`its disk was seen on ${days.length} day(s) only`, [disk.found.reading.id]) };
      const pace = steepest(days);
      const left = Math.max(0, 1 - last);
      const value = pace * HORIZON <= left ? HORIZON : left / pace;
      return { [FACT]: factFrom([disk.found.reading], value, "d", days.length) };
    },
  };
}

function dailyMaxima(series: Series): Map<number, number> {
  const start = Date.parse(series.start) / 1000;
  const days = new Map<number, number>();
  series.values.forEach((value, i) => {
    if (!isSample(value)) return;
    const day = Math.floor((start + i * series.step) / DAY_SECONDS);
    days.set(day, Math.max(days.get(day) ?? value, value));
  });
  return days;
}

/** Upper bound of the slope of an ordinary least squares line. */
function steepest(points: readonly (readonly [number, number])[]): number {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const sxx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / sxx;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return slope + Z_95 * Math.sqrt(residual / (n - 2) / sxx);
}

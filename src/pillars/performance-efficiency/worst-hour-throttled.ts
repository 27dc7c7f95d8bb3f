import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { HOUR_SECONDS } from "../../model/time.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, seriesOf } from "../telemetry/usable-series.ts";

/** Fact → the share of which its worst hour is taken. */
const WORST_HOURS: { [factId: string]: { signal: string; title: string } } = {
  "throttling.worst-hour": {
    signal: "cpu.throttled",
    title: "Share of scheduler periods in which it was throttled, in its worst hour",
  },
  "calls.worst-hour-throttled": {
    signal: "throttled-ratio",
    title: "Share of calls that were refused for want of capacity, in its worst hour",
  },
};

/** Highest mean of a share over any hour of the recording, 0..1: of throttled periods and of refused calls. */
export function worstHourThrottled(rules: TelemetryRules): Derivation[] {
  return Object.entries(WORST_HOURS).map(([id, { signal, title }]) => ({
    facts: [{ id, title, unit: "1", subject: "component", signals: [signal], strength: "observed" }],
    derive: (index, subject) => ({ [id]: worstHour(index, subject, signal, rules) }),
  }));
}

function worstHour(index: EvidenceIndex, subject: string, signal: string, rules: TelemetryRules): Fact {
  const { usable, problems } = seriesOf(index, subject, signal, rules.series);
  const evidence = usable.map((one) => one.reading.id);
  if (problems[0] !== undefined) return missing(problems[0], evidence);
  if (usable.length === 0) return missing(`no source gives ${signal}`);
  let worst = 0;
  let samples = 0;
  for (const { series } of usable) {
    const width = Math.max(1, Math.round(HOUR_SECONDS / series.step));
    let sum = 0;
    let count = 0;
    series.values.forEach((value, i) => {
      if (isSample(value)) {
        sum += value;
        count++;
        samples++;
      }
      const gone = series.values[i - width];
      if (i >= width && isSample(gone)) {
        sum -= gone;
        count--;
      }
      // An hour with fewer samples than its share is no hour.
      if (count >= width * rules.series.minCoverage.value) worst = Math.max(worst, sum / count);
    });
  }
  return { value: worst, unit: "1", strength: "observed", evidence, sampleSize: samples };
}

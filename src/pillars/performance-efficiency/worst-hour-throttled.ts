import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, seriesOf } from "../telemetry/usable-series.ts";

const WORST = "throttling.worst-hour";
const HOUR_SECONDS = 3600;

/** `throttling.worst-hour`: highest mean of the throttled share over any hour of the recording, 0..1. */
export function worstHourThrottled(rules: TelemetryRules): Derivation {
  return {
    facts: [
      {
        id: WORST,
        title: "Share of scheduler periods in which it was throttled, in its worst hour",
        unit: "1",
        subject: "component",
        signals: ["cpu.throttled"],
        strength: "observed",
      },
    ],
    derive: (index, subject) => ({ [WORST]: worstHour(index, subject, rules) }),
  };
}

function worstHour(index: EvidenceIndex, subject: string, rules: TelemetryRules): Fact {
  const { usable, problems } = seriesOf(index, subject, "cpu.throttled", rules.series);
  const evidence = usable.map((one) => one.reading.id);
  if (problems[0] !== undefined) return missing(problems[0], evidence);
  if (usable.length === 0) return missing("no source gives cpu.throttled");
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

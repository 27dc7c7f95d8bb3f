import { isSeries } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { isSample } from "../telemetry/usable-series.ts";

/** "Nothing happened" needs to be watched for long enough; these say for how long. Fact → the signal that was watched. */
const WATCHED: { [factId: string]: { signal: string; title: string } } = {
  "compute.observed-days": { signal: "saturation.cpu", title: "Days for which its CPU was seen" },
  "connections.observed-days": { signal: "saturation.connections", title: "Days for which its connections were seen" },
  "disk.observed-days": { signal: "saturation.disk", title: "Days for which its disk was seen" },
  "queue.observed-days": { signal: "queue.arrivals", title: "Days for which what comes into it was seen" },
  "traffic.observed-days": { signal: "requests", title: "Days for which its requests were seen" },
  "traffic.traced-days": { signal: "trace.requests", title: "Days for which its spans were seen" },
};

/** Days that a signal's samples cover: samples × step, so that gaps do not count as seen. Unit: d. */
export function observedDays(rules: Pick<SeriesRules, "minCoverage">): Derivation[] {
  return Object.entries(WATCHED).map(([id, { signal, title }]) => ({
    facts: [{ id, title, unit: "d", subject: "component", signals: [signal], strength: "observed" }],
    derive: (index, subject) => ({ [id]: daysOf(index, subject, signal, rules) }),
  }));
}

function daysOf(index: EvidenceIndex, subject: string, signal: string, rules: Pick<SeriesRules, "minCoverage">): Fact {
  const readings = index.of(subject, signal);
  const evidence = readings.map((reading) => reading.id);
  const only = readings[0];
  if (only === undefined) return missing(`no source gives ${signal}`);
  if (readings.length > 1)
    return missing(`${readings.length} series for ${signal}; which one counts is not stated`, evidence);
  if (only.value === null || !isSeries(only.value))
    return missing(only.reason ?? `${signal} is not a series`, evidence);
  const { values, step } = only.value;
  const samples = values.reduce<number>((count, value) => (isSample(value) ? count + 1 : count), 0);
  if (samples === 0) return missing(`${signal} has no sample`, evidence);
  if (!(step > 0)) return missing(`${signal} has no step`, evidence);
  if (samples / values.length < rules.minCoverage.value) {
    return missing(
      `${signal} has a sample in only ${Math.floor((samples / values.length) * 100)} % of its intervals`,
      evidence,
    );
  }
  return { value: (samples * step) / DAY_SECONDS, unit: "d", strength: only.strength, evidence, sampleSize: samples };
}

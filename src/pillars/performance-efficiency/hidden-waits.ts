import { type Evidence, type EvidenceValue, isSeries, type Row, type Series } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { quantile } from "../../model/quantile.ts";
import { pairedSamples } from "../telemetry/paired-samples.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const WAITS = "calls.hidden-waits";
const SOURCE = "edge-latency.source";
const DESTINATION = "edge-latency.destination";

/**
 * Of every edge that both ends measure: the caller's median time, the callee's, and their difference (the gap) in
 * seconds, as medians over intervals. The gap is network, proxy, connection set-up and queueing before the callee's clock
 * starts. Widest gap first. Edges that only one end measures are not judged; when there is no other, the fact is unknown.
 */
export function hiddenWaits(rules: TelemetryRules): Derivation {
  return {
    facts: [
      {
        id: WAITS,
        title: "Time of its calls that neither it nor the callee accounts for, by callee",
        unit: "",
        subject: "component",
        signals: [SOURCE, DESTINATION],
        strength: "observed",
      },
    ],
    derive(index, subject) {
      const ends = new Map<string, Evidence>();
      for (const reading of index.of(subject, DESTINATION)) {
        const target = reading.attributes?.target;
        if (target !== undefined) ends.set(target, reading);
      }
      const rows: Row[] = [];
      const evidence: string[] = [];
      let samples = 0;
      for (const reading of index.of(subject, SOURCE)) {
        const target = reading.attributes?.target;
        const other = target === undefined ? undefined : ends.get(target);
        if (target === undefined || !other) continue;
        evidence.push(reading.id, other.id);
        if (!isUsable(reading.value) || !isUsable(other.value)) {
          const reason = reading.reason ?? other.reason ?? `the time of calls to ${target} is no series`;
          return { [WAITS]: missing(reason, evidence) };
        }
        const pairs = pairedSamples(reading.value, other.value);
        if (pairs.length < rules.performance.pairSamples.value) {
          const reason = `both ends measured the calls to ${target} in ${pairs.length} intervals, fewer than the ${rules.performance.pairSamples.value} that this needs`;
          return { [WAITS]: missing(reason, evidence) };
        }
        samples += pairs.length;
        rows.push({
          target,
          gap: middle(pairs.map(({ a, b }) => a - b)),
          caller: middle(pairs.map(({ a }) => a)),
          callee: middle(pairs.map(({ b }) => b)),
          intervals: pairs.length,
        });
      }
      if (rows.length === 0) return { [WAITS]: missing("no call of it is measured at both ends") };
      rows.sort((a, b) => Number(b.gap) - Number(a.gap) || byCodeUnit(String(a.target), String(b.target)));
      const value = rows.slice(0, rules.episodes.listed.value);
      return { [WAITS]: { value, unit: "", strength: "observed", evidence, sampleSize: samples } };
    },
  };
}

function isUsable(value: EvidenceValue): value is Series {
  return value !== null && isSeries(value) && value.step > 0;
}

function middle(values: number[]): number {
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}

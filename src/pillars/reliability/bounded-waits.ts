import { type Derivation, type Episode, missing } from "../../model/fact.ts";
import { calleesOf, callGraphOf } from "../telemetry/call-graph.ts";
import { episodesOf } from "../telemetry/collect-episodes.ts";
import { minutesOf, problemOf } from "../telemetry/episode-facts.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, seriesOf } from "../telemetry/usable-series.ts";

const LONGEST = "waits.longest";
const STRESSED = "waits.stressed-minutes";
const LATENCIES = ["latency.p50", "latency.p90", "latency.p95", "latency.p99"];

/**
 * `waits.longest`: the highest interval of the highest percentile of a component's answers. `waits.stressed-minutes`:
 * minutes in which a component it calls, or the calls to it, were in trouble (trouble of two at a time counts once): only then a
 * timeout could show. Losing a
 * callee's evidence makes fewer of them, which can never help: a wait that was never put to the test is not bounded.
 */
export function boundedWaits(rules: TelemetryRules): Derivation {
  return {
    facts: [
      {
        id: LONGEST,
        title: "Longest time to answer in any interval, at the highest percentile that is measured",
        unit: "s",
        subject: "component",
        signals: LATENCIES,
        strength: "observed",
      },
      {
        id: STRESSED,
        title: "Minutes in which a component it calls was slow, busy or hard to reach",
        unit: "min",
        subject: "component",
        signals: [...LATENCIES, "edge-latency.source"],
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const own = episodesOf(index, subject, rules);
      const stress: Episode[] = [...own.calls.episodes];
      const evidence = [...own.calls.evidence];
      for (const callee of calleesOf(callGraphOf(index), subject)) {
        // A callee that was not read whole is no test: without its traffic, chance may look like trouble.
        if (problemOf(index, callee, "latency", rules) !== undefined) continue;
        const { latency } = episodesOf(index, callee, rules);
        for (const id of latency.evidence) evidence.push(id);
        for (const episode of latency.episodes) stress.push(episode);
      }
      return {
        [LONGEST]: longest(),
        [STRESSED]:
          evidence.length === 0
            ? missing("no source tells how the components it calls were")
            : { value: minutesOf(stress), unit: "min", strength: "observed", evidence, sampleSize: evidence.length },
      };

      function longest() {
        for (const signal of LATENCIES) {
          const gap = index.gap(subject, signal);
          if (gap !== undefined) return missing(gap);
        }
        let most = Number.NEGATIVE_INFINITY;
        let samples = 0;
        const used: string[] = [];
        for (const signal of LATENCIES) {
          const { usable, problems } = seriesOf(index, subject, signal, rules.series);
          if (problems[0] !== undefined) return missing(problems[0], used);
          for (const { reading, series } of usable) {
            used.push(reading.id);
            for (const value of series.values) {
              if (!isSample(value)) continue;
              most = Math.max(most, value);
              samples++;
            }
          }
        }
        if (samples === 0) return missing("no source gives its latency");
        return { value: most, unit: "s", strength: "observed" as const, evidence: used, sampleSize: samples };
      }
    },
  };
}

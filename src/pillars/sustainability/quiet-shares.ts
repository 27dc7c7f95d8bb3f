import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { HOUR_SECONDS } from "../../model/time.ts";
import { weakest } from "../statistics.ts";
import { type Pair, pairedSeries } from "../telemetry/paired-series.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { oneSeries, type UsableSeries } from "../telemetry/usable-series.ts";

const DEMAND = "demand.quiet-share";
const COMPUTE = "compute.quiet-share";
const REQUESTS = "requests";
/** Either says how much CPU was used; the ratio of two times is the same. */
const CPU = ["cpu.usage", "saturation.cpu"];
/**
 * Hours are compared, not minutes: sources average CPU over minutes and count requests at other instants, so that from minute to
 * minute the two do not meet.
 */
const QUARTERS = 4;

/**
 * Hours are ordered by demand; the quarter with least is compared with the quarter with most. Both facts are the mean in the
 * quiet quarter over the mean in the busy one, of requests and of CPU. Unit: 1. With use in proportion to work they are equal.
 */
export function quietShares(rules: SeriesRules): Derivation {
  const definition = { unit: "1", subject: "component" as const, strength: "observed" as const };
  return {
    facts: [
      {
        ...definition,
        id: DEMAND,
        title: "Demand in the quiet quarter of the hours, of that in the busy quarter",
        signals: [REQUESTS, ...CPU],
      },
      {
        ...definition,
        id: COMPUTE,
        title: "CPU in the quiet quarter of the hours, of that in the busy quarter",
        signals: [REQUESTS, ...CPU],
      },
    ],
    derive(index, subject) {
      const requests = oneSeries(index, subject, REQUESTS, rules);
      if ("reason" in requests) return both(missing(requests.reason));
      const cpu = cpuOf(index, subject, rules);
      if ("reason" in cpu) return both(missing(cpu.reason));
      const readings = [requests.found.reading, cpu.found.reading];
      const evidence = readings.map((reading) => reading.id);
      const pairs = pairedSeries(requests.found.series, cpu.found.series, HOUR_SECONDS);
      if (pairs.length < QUARTERS) {
        return both(missing(`requests and CPU were seen together in only ${pairs.length} hours`, evidence));
      }
      const { quiet, busy } = quarters(pairs);
      if (!(busy.first > 0)) return both(missing("there was no demand", evidence));
      if (!(busy.second > 0)) return both(missing("no CPU was used", evidence));
      const fact = (value: number): Fact => ({
        value,
        unit: "1",
        strength: weakest(readings),
        evidence,
        sampleSize: pairs.length,
      });
      return { [DEMAND]: fact(quiet.first / busy.first), [COMPUTE]: fact(quiet.second / busy.second) };
    },
  };
}

function both(fact: Fact): { [factId: string]: Fact } {
  return { [DEMAND]: fact, [COMPUTE]: fact };
}

function cpuOf(
  index: EvidenceIndex,
  subject: string,
  rules: SeriesRules,
): { found: UsableSeries } | { reason: string } {
  const signal = CPU.find((one) => index.of(subject, one).length > 0);
  return signal === undefined ? { reason: "no source gives its CPU" } : oneSeries(index, subject, signal, rules);
}

/** Means over the quarter of the pairs with the least `first` and over the quarter with the most; ties go by time. */
export function quarters(pairs: readonly Pair[]): { quiet: Pair; busy: Pair } {
  const ordered = [...pairs].sort((a, b) => a.first - b.first);
  const size = Math.floor(ordered.length / QUARTERS);
  return { quiet: meanOf(ordered.slice(0, size)), busy: meanOf(ordered.slice(-size)) };
}

function meanOf(pairs: readonly Pair[]): Pair {
  const sum = pairs.reduce((total, pair) => ({ first: total.first + pair.first, second: total.second + pair.second }), {
    first: 0,
    second: 0,
  });
  return { first: sum.first / pairs.length, second: sum.second / pairs.length };
}

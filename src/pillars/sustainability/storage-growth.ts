import type { Series } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { quantile } from "../../model/quantile.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const STORAGE = "storage.growth";
const DEMAND = "storage.demand-growth";
const DAYS = "storage.observed-days";
const BYTES = "storage.bytes";
const REQUESTS = "requests";
const QUARTERS = 4;
const MEDIAN = 0.5;

/** Growth from the first quarter of the window to the last, by their medians: of what is stored and of its requests (1: doubled), and over how many days. */
export function storageGrowth(daily: SeriesRules): Derivation {
  const definition = { subject: "component" as const, strength: "observed" as const };
  return {
    facts: [
      { ...definition, id: STORAGE, title: "Growth of what it stores over the window", unit: "1", signals: [BYTES] },
      { ...definition, id: DEMAND, title: "Growth of its requests over the window", unit: "1", signals: [REQUESTS] },
      { ...definition, id: DAYS, title: "Days over which what it stores was seen", unit: "d", signals: [BYTES] },
    ],
    derive: (index, subject) => ({
      [STORAGE]: growth(index, subject, BYTES, daily),
      [DEMAND]: growth(index, subject, REQUESTS, daily),
      [DAYS]: days(index, subject, daily),
    }),
  };
}

function growth(index: EvidenceIndex, subject: string, signal: string, rules: SeriesRules): Fact {
  const found = oneSeries(index, subject, signal, rules);
  if ("reason" in found) return missing(found.reason);
  const { series, reading, samples } = found.found;
  const size = Math.floor(series.values.length / QUARTERS);
  const first = median(series.values.slice(0, size));
  const last = median(series.values.slice(-size));
  if (first === undefined || last === undefined || first <= 0)
    return missing(`${signal} was 0, or has no sample, at the start or the end`, [reading.id]);
  return factFrom([reading], last / first - 1, "1", samples);
}

function median(values: Series["values"]): number | undefined {
  const samples = values.filter(isSample).sort((a, b) => a - b);
  return samples.length === 0 ? undefined : quantile(samples, MEDIAN);
}

function days(index: EvidenceIndex, subject: string, rules: SeriesRules): Fact {
  const found = oneSeries(index, subject, BYTES, rules);
  if ("reason" in found) return missing(found.reason);
  const { series, reading, samples } = found.found;
  return factFrom([reading], (samples * series.step) / DAY_SECONDS, "d", samples);
}

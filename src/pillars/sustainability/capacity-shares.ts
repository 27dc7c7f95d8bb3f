import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { HOUR_SECONDS } from "../../model/time.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import { pairedSeries } from "../telemetry/paired-series.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { oneSeries } from "../telemetry/usable-series.ts";
import { quarters } from "./quiet-shares.ts";

const DEMAND = "capacity.demand-quiet-share";
const CAPACITY = "capacity.quiet-share";
const REQUESTS = "requests";
/** Either counts what runs; the ratio of two times is the same. */
const RUNNING = ["capacity", "replicas"];
const QUARTERS = 4;

/** As demand and CPU in quiet-shares.ts: instances in the quarter of the hours with least demand, of those in the quarter with most. Unit: 1. */
export function capacityShares(rules: SeriesRules): Derivation {
  const definition = {
    unit: "1",
    subject: "component" as const,
    strength: "observed" as const,
    signals: [REQUESTS, ...RUNNING],
  };
  return {
    facts: [
      { ...definition, id: DEMAND, title: "Demand in the quiet quarter of the hours, of that in the busy quarter" },
      {
        ...definition,
        id: CAPACITY,
        title: "Instances in the quiet quarter of the hours, of those in the busy quarter",
      },
    ],
    derive(index, subject) {
      const both = (fact: Fact) => ({ [DEMAND]: fact, [CAPACITY]: fact });
      const signal = RUNNING.find((one) => index.of(subject, one).length > 0);
      if (signal === undefined) return both(missing("no source counts its instances"));
      const requests = oneSeries(index, subject, REQUESTS, rules);
      if ("reason" in requests) return both(missing(requests.reason));
      const running = oneSeries(index, subject, signal, rules);
      if ("reason" in running) return both(missing(running.reason));
      const readings = [requests.found.reading, running.found.reading];
      const pairs = pairedSeries(requests.found.series, running.found.series, HOUR_SECONDS);
      const evidence = readings.map(({ id }) => id);
      if (pairs.length < QUARTERS)
        return both(missing(`requests and instances were seen together in only ${pairs.length} hours`, evidence));
      const { quiet, busy } = quarters(pairs);
      if (!(busy.first > 0 && busy.second > 0)) return both(missing("there was no demand, or nothing ran", evidence));
      return {
        [DEMAND]: factFrom(readings, quiet.first / busy.first, "1", pairs.length),
        [CAPACITY]: factFrom(readings, quiet.second / busy.second, "1", pairs.length),
      };
    },
  };
}

import { type Derivation, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { oneSeries } from "../telemetry/usable-series.ts";
import { amountByDay } from "./days.ts";

const FACT = "network.busiest-day-bytes";
const RECEIVE = "network.receive";
const TRANSMIT = "network.transmit";

/** Bytes in and out on the busiest UTC day. Unit: By. Both directions are needed: one alone would make it look idler than it is. */
export function busiestDayBytes(rules: SeriesRules): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "Bytes received and sent on its busiest day",
        unit: "By",
        subject: "component",
        signals: [RECEIVE, TRANSMIT],
        strength: "observed",
      },
    ],
    derive(index, subject) {
      const receive = oneSeries(index, subject, RECEIVE, rules);
      if ("reason" in receive) return { [FACT]: missing(receive.reason) };
      const transmit = oneSeries(index, subject, TRANSMIT, rules);
      if ("reason" in transmit) return { [FACT]: missing(transmit.reason) };
      const days = amountByDay(receive.found.series);
      for (const [day, bytes] of amountByDay(transmit.found.series)) days.set(day, (days.get(day) ?? 0) + bytes);
      const readings = [receive.found.reading, transmit.found.reading];
      return {
        [FACT]: {
          value: [...days.values()].reduce((most, bytes) => Math.max(most, bytes), 0),
          unit: "By",
          strength: weakest(readings),
          evidence: readings.map((reading) => reading.id),
          sampleSize: Math.min(receive.found.samples, transmit.found.samples),
        },
      };
    },
  };
}

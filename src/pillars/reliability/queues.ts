import type { Series } from "../../model/evidence.ts";
import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { DAY_SECONDS, HOUR_SECONDS } from "../../model/time.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import { pairedSeries } from "../telemetry/paired-series.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const EXCESS = "queue.excess-share";
const UNREAD = "queue.dead-letter-days";
const IN = "queue.arrivals";
const OUT = "queue.departures";
const DEAD = "queue.dead-letters";

/**
 * Of a queue: what came in and was not taken out, of all that came in (below 0 where a backlog shrank), and on how many UTC days in a
 * row, up to the last one, its dead letters were never gone.
 */
export function queues({ series: rules }: Pick<TelemetryRules, "series">): Derivation {
  const definition = { subject: "component" as const, strength: "observed" as const };
  return {
    facts: [
      {
        ...definition,
        id: EXCESS,
        title: "What came in and was not taken out, of all that came in",
        unit: "1",
        signals: [IN, OUT],
      },
      {
        ...definition,
        id: UNREAD,
        title: "Days in a row on which its dead letters were never gone",
        unit: "d",
        signals: [DEAD],
      },
    ],
    derive(index, subject) {
      const dead = oneSeries(index, subject, DEAD, rules);
      const unread: Fact =
        "reason" in dead
          ? missing(dead.reason)
          : factFrom([dead.found.reading], daysWithSome(dead.found.series), "d", dead.found.samples);
      const arrivals = oneSeries(index, subject, IN, rules);
      if ("reason" in arrivals) return { [UNREAD]: unread, [EXCESS]: missing(arrivals.reason) };
      const departures = oneSeries(index, subject, OUT, rules);
      if ("reason" in departures) return { [UNREAD]: unread, [EXCESS]: missing(departures.reason) };
      const pairs = pairedSeries(arrivals.found.series, departures.found.series, HOUR_SECONDS);
      const came = pairs.reduce((sum, { first }) => sum + first, 0);
      const left = pairs.reduce((sum, { second }) => sum + second, 0);
      return {
        [UNREAD]: unread,
        [EXCESS]:
          came > 0
            ? factFrom([arrivals.found.reading, departures.found.reading], 1 - left / came, "1", pairs.length)
            : missing("no message came in"),
      };
    },
  };
}

/** Days in a row up to the last sample's, none of whose samples is 0; a day without a sample ends the row. */
function daysWithSome(series: Series): number {
  const start = Date.parse(series.start) / 1000;
  const days = new Map<number, boolean>();
  let last = 0;
  series.values.forEach((value, i) => {
    if (!isSample(value)) return;
    last = Math.floor((start + i * series.step) / DAY_SECONDS);
    days.set(last, (days.get(last) ?? true) && value > 0);
  });
  let count = 0;
  while (days.get(last - count) === true) count++;
  return count;
}

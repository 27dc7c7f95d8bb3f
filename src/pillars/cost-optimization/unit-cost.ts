import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";
import { amountByDay } from "./days.ts";
import { entryPoints } from "./entry-bytes.ts";

const CHANGE = "cost.unit-change";
const BUSIEST = "requests.busiest-day";
const TOTAL = "cost.total";
const REQUESTS = "requests";

/**
 * How what a request costs changed from the first half of the days to the second, 0 being no change: the cost of those days over the
 * requests of the entry points. Only days on which both are known; the samples are days. Unit: 1.
 */
export function unitCost(
  rules: Pick<Rules, "tables">,
  telemetry: Pick<TelemetryRules, "series" | "daily">,
): Derivation {
  return {
    facts: [
      {
        id: CHANGE,
        title: "Change of the cost of a request, from the first half of the days to the second",
        unit: "1",
        subject: "workload",
        signals: [TOTAL, REQUESTS],
        strength: "observed",
      },
    ],
    derive: (index, subject) => ({ [CHANGE]: change(index, subject, rules, telemetry) }),
  };
}

function change(
  index: EvidenceIndex,
  subject: string,
  rules: Pick<Rules, "tables">,
  { series, daily }: Pick<TelemetryRules, "series" | "daily">,
): Fact {
  const total = oneSeries(index, subject, TOTAL, daily);
  if ("reason" in total) return missing(total.reason);
  const entries = entryPoints(index, rules);
  if (entries.length === 0)
    return missing("which components are entry points cannot be told from the declared dependencies");
  const readings = [total.found.reading];
  const requests = new Map<number, number>();
  const seen = new Map<number, number>();
  for (const { id } of entries) {
    const found = oneSeries(index, id, REQUESTS, series);
    if ("reason" in found) return missing(`${id}: ${found.reason}`);
    readings.push(found.found.reading);
    for (const [day, amount] of amountByDay(found.found.series)) {
      requests.set(day, (requests.get(day) ?? 0) + amount);
      seen.set(day, (seen.get(day) ?? 0) + 1);
    }
  }
  const start = Date.parse(total.found.series.start) / 1000;
  const days = total.found.series.values.flatMap((usd, i) => {
    const day = Math.floor((start + i * total.found.series.step) / DAY_SECONDS);
    return isSample(usd) && seen.get(day) === entries.length ? [{ usd, requests: requests.get(day) ?? 0 }] : [];
  });
  const half = Math.floor(days.length / 2);
  const [before, after] = [costOfOne(days.slice(0, half)), costOfOne(days.slice(days.length - half))];
  const evidence = readings.map(({ id }) => id);
  if (before === undefined || after === undefined)
    return missing("there was no cost or no request in one half of the days", evidence);
  return factFrom(readings, after / before - 1, "1", days.length);
}

function costOfOne(days: readonly { usd: number; requests: number }[]): number | undefined {
  const usd = days.reduce((sum, day) => sum + day.usd, 0);
  const requests = days.reduce((sum, day) => sum + day.requests, 0);
  return usd > 0 && requests > 0 ? usd / requests : undefined;
}

/** Requests on the busiest UTC day. Unit: {count}. */
export function busiestDayRequests({ series }: Pick<TelemetryRules, "series">): Derivation {
  return {
    facts: [
      {
        id: BUSIEST,
        title: "Requests on its busiest day",
        unit: "{count}",
        subject: "component",
        signals: [REQUESTS],
        strength: "observed",
      },
    ],
    derive(index, subject) {
      const found = oneSeries(index, subject, REQUESTS, series);
      if ("reason" in found) return { [BUSIEST]: missing(found.reason) };
      const busiest = [...amountByDay(found.found.series).values()].reduce((most, count) => Math.max(most, count), 0);
      return { [BUSIEST]: factFrom([found.found.reading], busiest, "{count}", found.found.samples) };
    },
  };
}

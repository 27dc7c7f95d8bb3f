import type { Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import { daysSince, factFrom, listedRows, text } from "../telemetry/listed-rows.ts";
import { pairedSeries } from "../telemetry/paired-series.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { isSample, oneSeries } from "../telemetry/usable-series.ts";

const ATTRIBUTED = "cost.attributed-share";
const RISES = "cost.rises";
const OPEN = "savings.open-share";
const STALE = "savings.stale-share";
const TOTAL = "cost.total";
const OWNED = "cost.attributed";
const SERVICES = "cost.services";
const ADVICE = "advice";
/** A month of 30 days, as savings are given by the month. */
const MONTH_DAYS = 30;

/** What the bill says: which share of it has an owner, which service rose, and what open advice would save of it. */
export function spend(rules: Pick<TelemetryRules, "daily" | "advice">): Derivation {
  const definition = { subject: "workload" as const, strength: "observed" as const };
  return {
    facts: [
      {
        ...definition,
        id: ATTRIBUTED,
        title: "Cost that carries the tag of an owner, of all",
        unit: "1",
        signals: [TOTAL, OWNED],
      },
      {
        ...definition,
        id: RISES,
        title: "Services by what they rose: service, before and now (US dollars a day), share (of the cost now)",
        unit: "",
        signals: [SERVICES],
      },
      {
        ...definition,
        id: OPEN,
        title: "What open advice would save, of the cost",
        unit: "1",
        signals: [ADVICE, TOTAL],
      },
      {
        ...definition,
        id: STALE,
        title: "What old open advice would save, of the cost",
        unit: "1",
        signals: [ADVICE, TOTAL],
      },
    ],
    derive: (index, subject) => ({
      [ATTRIBUTED]: attributed(index, subject, rules),
      [RISES]: rises(index, subject),
      ...savings(index, subject, rules),
    }),
  };
}

function attributed(index: EvidenceIndex, subject: string, { daily }: Pick<TelemetryRules, "daily">): Fact {
  const total = oneSeries(index, subject, TOTAL, daily);
  if ("reason" in total) return missing(total.reason);
  const owned = oneSeries(index, subject, OWNED, daily);
  if ("reason" in owned) return missing(owned.reason);
  const pairs = pairedSeries(owned.found.series, total.found.series, DAY_SECONDS);
  const all = pairs.reduce((sum, { second }) => sum + second, 0);
  if (!(all > 0)) return missing("there was no cost in the window");
  const known = pairs.reduce((sum, { first }) => sum + first, 0);
  return factFrom([total.found.reading, owned.found.reading], known / all, "1", pairs.length);
}

function rises(index: EvidenceIndex, subject: string): Fact {
  const list = listedRows(index, subject, SERVICES);
  if ("reason" in list) return list;
  const evidence = list.readings.map(({ id }) => id);
  const services: { service: string; before: number; now: number }[] = [];
  for (const { service, last14, before56 } of list.rows) {
    if (typeof last14 !== "number" || typeof before56 !== "number")
      return missing(`the bill of ${text(service)} does not reach back ten weeks`, evidence);
    services.push({ service: text(service), before: before56, now: last14 });
  }
  const total = services.reduce((sum, { now }) => sum + now, 0);
  if (!(total > 0)) return missing("there was no cost in the last two weeks", evidence);
  services.sort((a, b) => b.now - b.before - (a.now - a.before) || byCodeUnit(a.service, b.service));
  const rows = services.map((one): Row => ({ ...one, share: (one.now - one.before) / total }));
  return factFrom(list.readings, rows, "", rows.length);
}

/** Advice that does not say since when it is open counts as open and not as old. */
function savings(
  index: EvidenceIndex,
  subject: string,
  rules: Pick<TelemetryRules, "daily" | "advice">,
): { [id: string]: Fact } {
  const both = (fact: Fact) => ({ [OPEN]: fact, [STALE]: fact });
  const list = listedRows(index, subject, ADVICE);
  if ("reason" in list) return both(list);
  const total = oneSeries(index, subject, TOTAL, rules.daily);
  if ("reason" in total) return both(missing(total.reason));
  const days = total.found.series.values.filter(isSample);
  const monthly = (days.reduce((sum, usd) => sum + usd, 0) / days.length) * MONTH_DAYS;
  if (!(monthly > 0)) return both(missing("there was no cost in the window"));
  const usdOf = ({ usdPerMonth }: Row) => (typeof usdPerMonth === "number" ? Math.max(0, usdPerMonth) : 0);
  const cost = list.rows.filter(({ category }) => category === "cost");
  const old = cost.filter(({ since }) => (daysSince(since, index) ?? 0) > rules.advice.stale.value);
  const share = (rows: readonly Row[]): Fact =>
    factFrom(
      [...list.readings, total.found.reading],
      rows.reduce((sum, row) => sum + usdOf(row), 0) / monthly,
      "1",
      list.rows.length,
    );
  return { [OPEN]: share(cost), [STALE]: share(old) };
}

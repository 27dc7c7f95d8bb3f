import type { Derivation } from "../../model/fact.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

const FACT = "alarms.flaps-on-worst-day";
const FIRINGS = "alarm.firings";
/** Seconds. Ours: what clears by itself within ten minutes was over before anybody could have looked. */
const SHORT_SECONDS = 600;

/** Most times on one UTC day that one alarm of the component began to fire and cleared by itself soon after. Unit: {count}. */
export const alarmFlaps: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Firings of one alarm that cleared within ten minutes, on its worst day",
      unit: "{count}",
      subject: "component",
      signals: [FIRINGS],
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const list = listedRows(index, subject, FIRINGS);
    if ("reason" in list) return { [FACT]: list };
    const counts = new Map<string, number>();
    let worst = 0;
    for (const { name, at, seconds } of list.rows) {
      const instant = parseInstant(text(at));
      if (instant === undefined || typeof seconds !== "number" || seconds > SHORT_SECONDS) continue;
      const key = JSON.stringify([text(name), Math.floor(instant / DAY_MS)]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      worst = Math.max(worst, count);
    }
    return { [FACT]: factFrom(list.readings, worst, "{count}", list.rows.length) };
  },
};

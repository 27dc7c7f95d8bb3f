import type { Derivation } from "../../model/fact.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { factFrom, listedRows, text } from "../telemetry/listed-rows.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const FACT = "alarms.flaps-on-worst-day";
const FIRINGS = "alarm.firings";

/** Most times on one UTC day that one alarm of the component began to fire and cleared by itself soon after. Unit: {count}. */
export function alarmFlaps({ alarms }: Pick<TelemetryRules, "alarms">): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: `Firings of one alarm that cleared within ${alarms.flap.value / 60} minutes, on its worst day`,
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
        if (instant === undefined || typeof seconds !== "number" || seconds > alarms.flap.value) continue;
        const key = JSON.stringify([text(name), Math.floor(instant / DAY_MS)]);
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        worst = Math.max(worst, count);
      }
      return { [FACT]: factFrom(list.readings, worst, "{count}", list.rows.length) };
    },
  };
}

import type { Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { daysSince, factFrom, listedRows, text } from "../telemetry/listed-rows.ts";
import { hasPositive, hasSamples } from "./readings.ts";

const LIST = "alarm.list";
const TOTAL = "alarms.total";
const DISABLED = "alarms.disabled";
const FIRING = "alarms.firing";
const BLIND = "alarms.blind";

/**
 * What becomes of the alarms that name a component's resource: those that are turned off, those that fire and those that have no data
 * although the component has traffic, each with its name and, where it is in a state, whole days since it is.
 */
export const alarmStates: Derivation = {
  facts: [
    {
      id: TOTAL,
      title: "Alarms of it",
      unit: "{count}",
      subject: "component",
      signals: [LIST],
      strength: "configured",
    },
    {
      id: DISABLED,
      title: "Alarms of it that are turned off",
      unit: "",
      subject: "component",
      signals: [LIST],
      strength: "configured",
    },
    {
      id: FIRING,
      title: "Alarms of it that fire: name, days since they do",
      unit: "",
      subject: "component",
      signals: [LIST],
      strength: "configured",
    },
    {
      id: BLIND,
      title: "Alarms of it that have no data although it has traffic: name, days since they have none",
      unit: "",
      subject: "component",
      signals: [LIST, "requests"],
      strength: "configured",
    },
  ],
  derive(index, subject) {
    const list = listedRows(index, subject, LIST);
    if ("reason" in list) return { [TOTAL]: list, [DISABLED]: list, [FIRING]: list, [BLIND]: list };
    const { readings } = list;
    // A row is an alarm on one golden group; one that watches several is one alarm.
    const rows = [...new Map(list.rows.map((row) => [text(row.name), row])).values()];
    const enabled = rows.filter(({ enabled }) => enabled !== false);
    const fact = (value: Row[] | string[]): Fact => factFrom(readings, value, "", rows.length);
    const evidence = readings.map(({ id }) => id);
    const inState = (state: string, isTold: (row: Row) => boolean): Fact => {
      const untold = enabled.find((row) => !isTold(row));
      if (untold) return missing(`the state of the alarm ${text(untold.name)} is not told`, evidence);
      const found = enabled.filter((row) => row.state === state);
      const aged = found.map((row): Row => ({ name: text(row.name), days: daysSince(row.since, index) ?? null }));
      const ageless = aged.find(({ days }) => days === null);
      if (ageless) return missing(`since when the alarm ${ageless.name} is so is not told`, evidence);
      return fact(aged);
    };
    const known = ({ state }: Row) => typeof state === "string";
    // Who tells only which alarms fire says "ok" of all others, without a time: whether they have data is not known then.
    const seen = (row: Row) => known(row) && (row.state !== "ok" || daysSince(row.since, index) !== undefined);
    return {
      [TOTAL]: factFrom(readings, rows.length, "{count}", rows.length),
      [DISABLED]: fact(rows.filter((row) => row.enabled === false).map(({ name }) => text(name))),
      [FIRING]: inState("firing", known),
      [BLIND]: blind(index, subject, inState("no-data", seen)),
    };
  },
};

/** Without traffic an alarm has nothing to see. */
function blind(index: EvidenceIndex, subject: string, dark: Fact): Fact {
  if (dark.value === null || !Array.isArray(dark.value) || dark.value.length === 0) return dark;
  const requests = index.of(subject, "requests");
  if (requests.some(hasPositive)) return dark;
  if (requests.some(hasSamples)) return { ...dark, value: [] };
  return missing("an alarm has no data, and whether there was traffic is not known", dark.evidence);
}

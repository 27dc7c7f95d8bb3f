import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

const DEFINED = "alerts.defined";
const ROUTED = "alerts.routed-share";
const IN_CODE = "alert.count";
const ROUTES = "alert.receiver";
const RUNNING = "alarm.list";

/**
 * Alerts that are defined, in the repository and in the vendor's monitoring, and which share of the running ones (of those in code
 * where none runs) tells somebody. Each place counts for itself: what one of them holds is there whatever the other one is.
 */
export const definedAlerts: Derivation = {
  facts: [
    {
      id: DEFINED,
      title: "Alerts that are defined, in the repository and in the vendor's monitoring",
      unit: "{count}",
      subject: "workload",
      signals: [IN_CODE, RUNNING],
      strength: "configured",
    },
    {
      id: ROUTED,
      title: "Alarms and routes that name a receiver, of all",
      unit: "1",
      subject: "workload",
      signals: [ROUTES, RUNNING],
      strength: "configured",
    },
  ],
  // A gap takes alerts away and adds none; with none left the count is unknown.
  handlesGaps: true,
  derive: (index) => ({ [DEFINED]: defined(index), [ROUTED]: routed(index) }),
};

function defined(index: EvidenceIndex): Fact {
  const inCode = index.of(index.workload, IN_CODE).filter(({ value }) => typeof value === "number");
  const gaps = [index.gap(index.workload, IN_CODE), ...gapsOf(index)].filter((gap) => gap !== undefined);
  const running = runningAlarms(index);
  const readings = [...inCode, ...running.readings];
  const count = inCode.reduce((sum, { value }) => sum + Number(value), 0) + running.receivers.length;
  if (readings.length === 0 || (count === 0 && gaps.length > 0))
    return missing(gaps[0] ?? "no source tells which alerts there are");
  return factFrom(readings, count, "{count}", count);
}

function routed(index: EvidenceIndex): Fact {
  const routes = index.of(index.workload, ROUTES);
  // A share gets better when what lacks a receiver is lost.
  const gap = [index.gap(index.workload, ROUTES), ...gapsOf(index)].find((one) => one !== undefined);
  if (gap !== undefined) return missing(gap);
  const running = runningAlarms(index);
  const told = [...routes.map(({ value }) => value === true), ...running.receivers.map((receivers) => receivers > 0)];
  if (told.length === 0) return missing("no source tells whom alerts reach");
  return factFrom([...routes, ...running.readings], told.filter(Boolean).length / told.length, "1", told.length);
}

function gapsOf(index: EvidenceIndex): (string | undefined)[] {
  return index.components.map(({ id }) => index.gap(id, RUNNING));
}

/** Receivers of each enabled alarm that a component's resource has. An alarm that watches several of them is one. */
function runningAlarms(index: EvidenceIndex) {
  const lists = index.components
    .map(({ id }) => listedRows(index, id, RUNNING))
    .flatMap((list) => ("reason" in list ? [] : [list]));
  const receivers = new Map<string, number>();
  for (const { name, enabled, receivers: told } of lists.flatMap(({ rows }) => rows))
    if (enabled !== false) {
      // Of two with one name the one that tells fewer people speaks for both.
      const count = typeof told === "number" ? told : 0;
      receivers.set(text(name), Math.min(count, receivers.get(text(name)) ?? count));
    }
  return { readings: lists.flatMap(({ readings }) => readings), receivers: [...receivers.values()] };
}

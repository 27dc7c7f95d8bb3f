import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { neutralType } from "../component-type.ts";
import { weakest } from "../statistics.ts";

const SPOT = "capacity.spot";
const INTERRUPTIBLE = "capacity.interruptible-components";
const SIGNALS = ["kubernetes.spot", "iac.compute.spot"];

/** Whether any compute runs on spot capacity, and how many components could. One use found stands, whatever else could not be read. */
export function spareCapacity(rules: Pick<Rules, "tables">): Derivation {
  return {
    facts: [
      {
        id: SPOT,
        title: "Some compute uses spot or preemptible capacity",
        unit: "",
        subject: "workload",
        signals: SIGNALS,
        strength: "configured",
      },
      {
        id: INTERRUPTIBLE,
        title: "Components whose work may be interrupted: workers",
        unit: "{count}",
        subject: "workload",
        signals: [],
        strength: "attested",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const workers = index.components.filter((component) => neutralType(rules, component.type) === "worker").length;
      return {
        [SPOT]: spot(index, subject),
        [INTERRUPTIBLE]: {
          value: workers,
          unit: "{count}",
          strength: "attested",
          evidence: [],
          sampleSize: index.components.length,
        },
      };
    },
  };
}

function spot(index: EvidenceIndex, subject: string): Fact {
  const readings = SIGNALS.flatMap((signal) => index.of(subject, signal));
  const evidence = readings.map((reading) => reading.id);
  const using = readings.filter((reading) => reading.value === true);
  if (using.length === 0) {
    const gap = SIGNALS.map((signal) => index.gap(subject, signal)).find((reason) => reason !== undefined);
    if (gap !== undefined) return missing(gap, evidence);
    const unread = readings.find((reading) => typeof reading.value !== "boolean");
    if (unread) return missing(unread.reason ?? `${unread.signal} is not true or false`, evidence);
    if (readings.length === 0) return missing("no compute is declared in code");
  }
  return {
    value: using.length > 0,
    unit: "",
    strength: weakest(using.length > 0 ? using : readings),
    evidence,
    sampleSize: readings.length,
  };
}

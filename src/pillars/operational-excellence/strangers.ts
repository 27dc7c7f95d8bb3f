import { type Derivation, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { distinctSorted, idsOf, textsOf } from "./readings.ts";

const FACT = "telemetry.strangers";
const SIGNALS = ["recorded.strangers", "service.strangers", "trace.strangers"];

/** Names that telemetry knows and the workload does not, from traces and from tables. */
export const telemetryStrangers: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Names seen in telemetry that are not components",
      unit: "",
      subject: "workload",
      signals: SIGNALS,
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const readings = SIGNALS.flatMap((signal) => index.of(subject, signal));
    if (readings.length === 0) return { [FACT]: missing("no telemetry was read that names services") };
    return {
      [FACT]: {
        value: namesFirst(distinctSorted(readings.flatMap(textsOf))),
        unit: "",
        strength: weakest(readings),
        evidence: idsOf(readings),
        sampleSize: readings.length,
      },
    };
  },
};

/** Names before addresses: a sentence names only a few, and a name tells more. */
function namesFirst(strangers: string[]): string[] {
  const isName = (stranger: string) => /^[A-Za-z_]/.test(stranger);
  return [...strangers.filter(isName), ...strangers.filter((stranger) => !isName(stranger))];
}

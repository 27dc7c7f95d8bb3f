import { type Derivation, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { samplesIn } from "./readings.ts";

const FACT = "trace.spans-seen";
const SIGNAL = "trace.requests";

/** Server spans of a component in all the traces that were read. However few minutes were traced, what was seen was seen. */
export const spansSeen: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Server spans of it in the traces that were read",
      unit: "{count}",
      subject: "component",
      signals: [SIGNAL],
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const readings = index.of(subject, SIGNAL);
    const evidence = readings.map((reading) => reading.id);
    if (readings.length === 0) return { [FACT]: missing("no traces were read") };
    const samples = readings.flatMap(samplesIn);
    if (samples.length === 0) return { [FACT]: missing("no span of it is in the traces", evidence) };
    return {
      [FACT]: {
        value: samples.reduce((total, sample) => total + sample, 0),
        unit: "{count}",
        strength: weakest(readings),
        evidence,
        sampleSize: samples.length,
      },
    };
  },
};

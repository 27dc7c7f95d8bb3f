import type { Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

/** Fact → the graph that it is read from. */
const FACTS: { [factId: string]: string } = {
  "edges.failures": "service.edges",
  "edges.traced-failures": "trace.edges",
};

/**
 * Calls between parts of the workload and the share of them that failed: source, target, calls, failed (0..1); the worst come first.
 * Failed are those that the callee could not answer (faults) where the graph tells these apart, else those with an error.
 */
export const edgeFailures: Derivation[] = Object.entries(FACTS).map(([id, signal]) => ({
  facts: [
    {
      id,
      title: "Calls to each dependency and the share that failed: source, target, calls, failed",
      unit: "",
      subject: "workload",
      signals: [signal],
      strength: "observed",
    },
  ],
  derive: (index, subject) => ({ [id]: failures(index, subject, signal) }),
}));

function failures(index: EvidenceIndex, subject: string, signal: string): Fact {
  const list = listedRows(index, subject, signal);
  if ("reason" in list) return list;
  const evidence = list.readings.map(({ id }) => id);
  const rows: Row[] = [];
  for (const { source, target, calls, faults, errors } of list.rows) {
    if (typeof calls !== "number" || calls <= 0) continue;
    const failed = typeof faults === "number" ? faults : errors;
    if (typeof failed !== "number")
      return missing(`whether calls of ${text(source)} to ${text(target)} failed was not recorded`, evidence);
    rows.push({ source: text(source), target: text(target), calls, failed: failed / calls });
  }
  if (rows.length === 0) return missing("the graph shows no call", evidence);
  rows.sort(
    (a, b) => Number(b.failed) - Number(a.failed) || byCodeUnit(`${a.source} ${a.target}`, `${b.source} ${b.target}`),
  );
  return factFrom(list.readings, rows, "", rows.length);
}

import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { type Expectations, expectationsOf } from "./expectations.ts";
import { distinctSorted, hasPositive, idsOf } from "./readings.ts";

const UNTRACED = "trace.untraced-components";
const SHARE = "trace.traced-share";

/** Which components whose code could be traced appear in the traces with a span of their own. */
export function traceCoverage(rules: Rules): Derivation {
  const expectations = expectationsOf(rules);
  const definition = {
    subject: "workload" as const,
    signals: ["trace.requests", "trace.traces"],
    strength: "observed" as const,
  };
  return {
    facts: [
      { ...definition, id: UNTRACED, title: "Components that could be traced and are in no trace", unit: "" },
      {
        ...definition,
        id: SHARE,
        title: "Share of the components that could be traced which are in a trace",
        unit: "1",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const facts = coverage(index, subject, expectations);
      return { [UNTRACED]: facts.untraced, [SHARE]: facts.share };
    },
  };
}

function coverage(index: EvidenceIndex, subject: string, expectations: Expectations): { untraced: Fact; share: Fact } {
  const both = (fact: Fact) => ({ untraced: fact, share: fact });
  const traces = index.of(subject, "trace.traces");
  const gap = index.gap(subject, "trace.traces");
  if (gap !== undefined) return both(missing(gap, idsOf(traces)));
  const count = traces.find((reading) => typeof reading.value === "number")?.value;
  if (typeof count !== "number") return both(missing("no trace was read"));
  if (count < expectations.leastTraces) {
    return both(missing(`${count} traces, fewer than the ${expectations.leastTraces} that this needs`, idsOf(traces)));
  }
  const components = index.components
    .filter((component) => expectations.isTraced(component.type))
    .map((component) => component.id);
  if (components.length === 0) return both(missing("the workload has no component whose code could be traced"));
  const untraced: string[] = [];
  const evidence = idsOf(traces);
  for (const id of components) {
    const readings = index.of(id, "trace.requests");
    for (const id of idsOf(readings)) evidence.push(id);
    if (readings.some(hasPositive)) continue;
    const loss = index.lost(id, "trace.requests");
    if (loss !== undefined) return both(missing(`${id}: ${loss}`, evidence));
    untraced.push(id);
  }
  const known = { strength: "observed" as const, evidence, sampleSize: components.length };
  return {
    untraced: { ...known, value: distinctSorted(untraced), unit: "" },
    share: { ...known, value: (components.length - untraced.length) / components.length, unit: "1" },
  };
}

import type { Evidence } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { weakest } from "../statistics.ts";
import { expectationsOf } from "./expectations.ts";
import { distinctSorted, hasSamples, idsOf, rowsOf } from "./readings.ts";

const DECLARED = "graph.declared-dependencies";
const UNOBSERVED = "graph.unobserved-dependencies";
const UNDECLARED = "graph.undeclared-dependencies";

/** Call graphs of the workload, and series of one component that name the callee in the attribute `target`. */
const GRAPHS = ["trace.edges", "service.edges", "recorded.edges"];
const EDGE_SERIES = ["edge-latency.source", "edge-latency.destination"];

/**
 * The declared call graph against the observed one, for one caller. Names that are no components are left to
 * `telemetry.strangers`. A gap in any source makes "undeclared" unknown, since less telemetry would show fewer surprises;
 * it makes "unobserved" unknown unless every declared dependency was seen all the same.
 */
export function callGraphAgreement(rules: Rules): Derivation {
  const { leastTraces } = expectationsOf(rules);
  const signals = [...GRAPHS, ...EDGE_SERIES, "trace.traces"];
  const definition = { unit: "", subject: "component" as const, signals, strength: "observed" as const };
  return {
    facts: [
      {
        ...definition,
        id: DECLARED,
        title: "Dependencies that the workload declares for it",
        unit: "{count}",
        signals: [],
        strength: "attested",
      },
      { ...definition, id: UNOBSERVED, title: "Declared dependencies that no telemetry shows it to call" },
      {
        ...definition,
        id: UNDECLARED,
        title: "Components that telemetry shows it to call and that it does not declare",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const declared = distinctSorted(index.component(subject)?.dependsOn ?? []);
      const observed = observedCalls(index, subject, leastTraces);
      return {
        [DECLARED]: {
          value: declared.length,
          unit: "{count}",
          strength: "attested",
          evidence: [],
          sampleSize: declared.length,
        },
        [UNOBSERVED]: unobserved(declared, observed),
        [UNDECLARED]: undeclared(index, subject, declared, observed),
      };
    },
  };
}

interface ObservedCalls {
  targets: Set<string>;
  /** Callees that have a series of their own which holds no sample: called or not, it does not say. */
  silent: Set<string>;
  readings: Evidence[];
  /** Why more calls may have been seen than are in the document. */
  gap: string | undefined;
  /** The same, without the edges of which the source says that they carried nothing. */
  loss: string | undefined;
  /** Why what is not there cannot be told to be absent. */
  thin: string | undefined;
}

function observedCalls(index: EvidenceIndex, subject: string, leastTraces: number): ObservedCalls {
  const graphs = GRAPHS.flatMap((signal) => index.of(index.workload, signal));
  const { callsBySource } = workloadGraph(index);
  const series = EDGE_SERIES.flatMap((signal) => index.of(subject, signal));
  const targets = new Set(callsBySource.get(subject));
  const silent = new Set<string>();
  for (const reading of series) {
    const target = reading.attributes?.target;
    if (target !== undefined) (hasSamples(reading) ? targets : silent).add(target);
  }
  const gaps = [
    ...GRAPHS.map((signal) => index.gap(index.workload, signal)),
    ...EDGE_SERIES.map((signal) => index.gap(subject, signal)),
  ];
  const losses = [
    ...GRAPHS.map((signal) => index.gap(index.workload, signal)),
    // An edge's series without a value is what the source says of an edge that nobody used.
    ...EDGE_SERIES.map((signal) => index.lost(subject, signal)),
  ];
  return {
    targets,
    silent,
    readings: [...graphs, ...series],
    gap: gaps.find((gap) => gap !== undefined),
    loss: losses.find((loss) => loss !== undefined),
    thin: thinness(index, series, leastTraces),
  };
}

interface WorkloadGraph {
  callsBySource: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether any component declares a dependency. */
  declares: boolean;
}

/** Read once a document: going through all edges again for every component would grow with the square of their number. */
const workloadGraphs = new WeakMap<EvidenceIndex, WorkloadGraph>();

function workloadGraph(index: EvidenceIndex): WorkloadGraph {
  const known = workloadGraphs.get(index);
  if (known) return known;
  const callsBySource = new Map<string, Set<string>>();
  for (const row of GRAPHS.flatMap((signal) => index.of(index.workload, signal)).flatMap(rowsOf)) {
    const { source, target, calls } = row;
    if (typeof source !== "string" || typeof target !== "string" || calls === 0) continue;
    const targets = callsBySource.get(source);
    if (targets) targets.add(target);
    else callsBySource.set(source, new Set([target]));
  }
  const graph = { callsBySource, declares: index.components.some((component) => component.dependsOn.length > 0) };
  workloadGraphs.set(index, graph);
  return graph;
}

/** A graph from a handful of traces alone cannot show that something is not called. */
function thinness(index: EvidenceIndex, series: readonly Evidence[], leastTraces: number): string | undefined {
  if (series.some((reading) => hasSamples(reading))) return undefined;
  if (index.of(index.workload, "recorded.edges").some((reading) => reading.value !== null)) return undefined;
  // The vendor's service graph is made of traces that are counted by their calls.
  const calls = index
    .of(index.workload, "service.edges")
    .flatMap(rowsOf)
    .reduce((sum, { calls }) => sum + (typeof calls === "number" ? calls : 0), 0);
  if (calls >= leastTraces) return undefined;
  const traces = index.of(index.workload, "trace.traces").find((reading) => typeof reading.value === "number")?.value;
  if (typeof traces === "number" && traces >= leastTraces) return undefined;
  return `only ${typeof traces === "number" ? traces : "an unknown number of"} traces were read, fewer than the ${leastTraces} that this needs`;
}

function unobserved(declared: readonly string[], observed: ObservedCalls): Fact {
  const evidence = idsOf(observed.readings);
  const value = declared.filter((target) => !observed.targets.has(target));
  if (value.length > 0) {
    if (observed.loss !== undefined) return missing(observed.loss, evidence);
    if (observed.readings.length === 0) return missing("no call graph was recorded");
    if (observed.thin !== undefined) return missing(observed.thin, evidence);
  }
  return {
    value,
    unit: "",
    strength: observed.readings.length > 0 ? weakest(observed.readings) : "attested",
    evidence,
    sampleSize: declared.length,
  };
}

function undeclared(index: EvidenceIndex, subject: string, declared: readonly string[], observed: ObservedCalls): Fact {
  const evidence = idsOf(observed.readings);
  if (observed.gap !== undefined) return missing(observed.gap, evidence);
  if (observed.readings.length === 0) return missing("no call graph was recorded");
  if (!workloadGraph(index).declares) {
    return missing("the workload declares no dependency at all", evidence);
  }
  const surprises = (target: string) =>
    target !== subject && index.component(target) !== undefined && !declared.includes(target);
  const silent = [...observed.silent].find((target) => surprises(target) && !observed.targets.has(target));
  if (silent !== undefined) return missing(`no sample tells whether it calls ${silent}`, evidence);
  const value = distinctSorted(observed.targets).filter(surprises);
  return { value, unit: "", strength: weakest(observed.readings), evidence, sampleSize: observed.targets.size };
}

import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { callGraphAgreement } from "../../../src/pillars/operational-excellence/call-graph-agreement.ts";
import {
  component,
  factOf,
  indexOf,
  planOf,
  reading,
  reasonOf,
  series,
  shippedRules,
  valueIn,
  WORKLOAD,
} from "./evidence-fixture.ts";

const derivations = [callGraphAgreement(shippedRules())];
const components = [
  component("front", { dependsOn: ["cart", "mail"] }),
  component("cart"),
  component("mail"),
  component("ads"),
];
const edge = (source: string, target: string, calls = 10) => ({
  source,
  target,
  calls,
  errors: null,
  p50: 0.1,
  p99: 0.2,
});
const traces = (count: number) => reading(WORKLOAD, "trace.traces", count);

function ofFront(evidence: Evidence[], plan: Evidence[] = evidence) {
  const index = indexOf({ components, evidence, plan: planOf(plan) });
  return {
    declared: valueIn(factOf(index, derivations, "graph.declared-dependencies", "front")),
    unobserved: factOf(index, derivations, "graph.unobserved-dependencies", "front"),
    undeclared: factOf(index, derivations, "graph.undeclared-dependencies", "front"),
  };
}

describe("declared and observed calls", () => {
  it("agree where traces show every declared call and no other", () => {
    const facts = ofFront([
      traces(500),
      reading(WORKLOAD, "trace.edges", [edge("front", "cart"), edge("front", "mail"), edge("cart", "front")]),
    ]);
    expect(facts.declared).toBe(2);
    expect(valueIn(facts.unobserved)).toEqual([]);
    expect(valueIn(facts.undeclared)).toEqual([]);
  });

  it("are read from a vendor's service graph, once it has counted enough calls to show what is not called", () => {
    const graph = (calls: number) => [
      reading(WORKLOAD, "service.edges", [edge("front", "cart", calls), edge("front", "ads", 1)]),
    ];
    expect(valueIn(ofFront(graph(99)).unobserved)).toEqual(["mail"]);
    expect(valueIn(ofFront(graph(99)).undeclared)).toEqual(["ads"]);
    expect(reasonOf(ofFront(graph(98)).unobserved)).toContain("traces were read, fewer than the 100");
  });

  it("name what is declared and not seen, and what is seen and not declared", () => {
    const facts = ofFront([
      traces(500),
      reading(WORKLOAD, "trace.edges", [edge("front", "cart"), edge("front", "mail", 0), edge("front", "ads")]),
    ]);
    expect(valueIn(facts.unobserved)).toEqual(["mail"]);
    expect(valueIn(facts.undeclared)).toEqual(["ads"]);
  });

  it("leave names that are no components, and the component itself, to others", () => {
    const rows = [edge("front", "front"), edge("front", "33.33.33.76"), edge("front", "__proto__")];
    expect(valueIn(ofFront([traces(500), reading(WORKLOAD, "trace.edges", rows)]).undeclared)).toEqual([]);
  });

  it("count series of an edge that hold samples", () => {
    const to = (target: string, values: (number | null)[]) =>
      reading("front", "edge-latency.source", series(values), { attributes: { target } });
    const facts = ofFront([to("cart", [0.1]), to("mail", [null]), to("ads", [0.1])]);
    expect(valueIn(facts.unobserved)).toEqual(["mail"]);
    expect(valueIn(facts.undeclared)).toEqual(["ads"]);
  });

  it("claim nothing to be unseen from a handful of traces", () => {
    const facts = ofFront([traces(20), reading(WORKLOAD, "trace.edges", [edge("front", "cart")])]);
    expect(valueIn(facts.unobserved)).toBeNull();
    expect(reasonOf(facts.unobserved)).toContain("only 20 traces were read");
    expect(valueIn(facts.undeclared)).toEqual([]);
  });

  it("are unknown without a call graph", () => {
    const facts = ofFront([]);
    expect(reasonOf(facts.unobserved)).toBe("no call graph was recorded");
    expect(reasonOf(facts.undeclared)).toBe("no call graph was recorded");
  });

  it("do not look better when a graph is lost", () => {
    const tables = reading(WORKLOAD, "recorded.edges", [edge("front", "cart"), edge("front", "mail")]);
    const spans = reading(WORKLOAD, "trace.edges", [edge("front", "ads")]);
    const facts = ofFront([traces(500), tables], [traces(500), tables, spans]);
    expect(valueIn(facts.undeclared)).toBeNull();
    expect(valueIn(facts.unobserved)).toEqual([]);
  });

  it("are not judged where nobody declared anything", () => {
    const index = indexOf({
      components: [component("a"), component("b")],
      evidence: [traces(500), reading(WORKLOAD, "trace.edges", [edge("a", "b")])],
    });
    expect(reasonOf(factOf(index, derivations, "graph.undeclared-dependencies", "a"))).toBe(
      "the workload declares no dependency at all",
    );
  });
});

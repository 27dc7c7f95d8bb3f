import { describe, expect, it } from "vitest";
import type { EvidenceDocument } from "../../../src/model/evidence.ts";
import { dependenciesOf } from "../../../src/pillars/telemetry/dependencies.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { emptyDocument, reading } from "../../support/sample-evidence.ts";

const component = (id: string, dependsOn: string[] = []) => ({ id, type: "http-service", dependsOn });
const workload = {
  name: "shop",
  components: [component("a", ["b", "c"]), component("b"), component("c"), component("d")],
};
const edges = (changes: Partial<EvidenceDocument>) =>
  dependenciesOf(indexEvidence(emptyDocument({ workload, ...changes })));

describe("the dependencies of an assessment", () => {
  it("are what is declared and what was observed, each with what shows it", () => {
    const graph = reading("shop", "trace.edges", [
      { source: "a", target: "b", calls: 10, errors: 1, p50: 0.1, p99: 0.2 },
      { source: "b", target: "d", calls: 3, errors: null, p50: null, p99: null },
      { source: "b", target: "stranger", calls: 3, errors: 0, p50: 1, p99: 1 },
      { source: "b", target: "b", calls: 3, errors: 0, p50: 1, p99: 1 },
    ]);
    expect(edges({ evidence: [graph] })).toEqual({
      dependencies: [
        {
          source: "a",
          target: "b",
          declared: true,
          observed: true,
          calls: 10,
          errors: 1,
          p50: 0.1,
          p99: 0.2,
          evidence: [graph.id],
        },
        { source: "a", target: "c", declared: true, observed: false, evidence: [] },
        { source: "b", target: "d", declared: false, observed: true, calls: 3, evidence: [graph.id] },
      ],
    });
  });

  it("take no edge for observed that carried nothing", () => {
    const graph = reading("shop", "service.edges", [{ source: "a", target: "b", calls: 0 }]);
    const attributes = { target: "c" };
    const silent = reading("a", "edge-latency.source", null, { attributes, reason: "no sample" });
    const { dependencies, callsReason } = edges({ evidence: [graph, silent] });
    expect(dependencies.map(({ observed }) => observed)).toEqual([false, false]);
    expect(callsReason).toBe("no source shows who calls whom");
  });

  it("are shown by series between two components, without a count", () => {
    const series = { start: "2026-01-30T00:00:00Z", step: 86_400, values: [0.1] };
    const seen = reading("a", "edge-latency.destination", series, { attributes: { target: "d" } });
    expect(edges({ evidence: [seen] }).dependencies).toContainEqual({
      source: "a",
      target: "d",
      declared: false,
      observed: true,
      evidence: [seen.id],
    });
  });

  it("have the numbers of the source that counted the most calls, whatever the order", () => {
    const few = reading("shop", "trace.edges", [
      { source: "a", target: "b", calls: 10, errors: 1, p50: 0.1, p99: 0.2 },
    ]);
    const many = reading("shop", "service.edges", [{ source: "a", target: "b", calls: 500 }]);
    for (const evidence of [
      [few, many],
      [many, few],
    ]) {
      const [edge] = edges({ evidence }).dependencies;
      expect(edge).toMatchObject({ calls: 500, evidence: [few.id, many.id] });
      expect(edge).not.toHaveProperty("errors");
    }
  });

  it("say why calls may be missing when a planned source of them is lost", () => {
    const plan = [
      { subject: "shop", signal: "trace.edges", provider: "test", strength: "observed" as const, taken: 1 },
    ];
    expect(edges({ plan }).callsReason).toBe("trace.edges was planned and is missing");
  });

  it("are bounded, the most called ones first, and what is left out is counted", () => {
    const components = Array.from({ length: 2002 }, (_, at) => component(`c${at}`, at === 0 ? [] : ["c0"]));
    const graph = reading("big", "trace.edges", [{ source: "c2001", target: "c0", calls: 5 }]);
    const { dependencies, dependenciesLeftOut } = edges({ workload: { name: "big", components }, evidence: [graph] });
    expect(dependencies).toHaveLength(2000);
    expect(dependenciesLeftOut).toBe(1);
    expect(dependencies).toContainEqual(expect.objectContaining({ source: "c2001", calls: 5 }));
  });
});

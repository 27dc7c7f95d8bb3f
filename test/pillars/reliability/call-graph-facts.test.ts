import { expect, test } from "vitest";
import { singlePoints } from "../../../src/pillars/reliability/single-points.ts";
import { synchronousDepth } from "../../../src/pillars/reliability/synchronous-depth.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { component, documentOf, indexOf, reading, rules, series } from "../telemetry/documents.ts";

test("depth is the longest chain over declared and recorded edges", () => {
  const components = [component("web", ["cart"]), component("cart"), component("db")];
  const depth = (...evidence: ReturnType<typeof reading>[]) =>
    synchronousDepth().derive(indexOf(components, evidence), "shop")["graph.depth"];
  expect(depth()).toMatchObject({ value: 1, strength: "attested" });
  const edges = reading("shop", "recorded.edges", [
    { source: "cart", target: "db" },
    { source: "cart", target: "10.0.0.1" },
  ]);
  expect(depth(edges)).toMatchObject({ value: 2, strength: "observed", evidence: [edges.id] });
});

test("a circle is named and counts each member once", () => {
  const components = [component("a", ["b"]), component("b", ["c"]), component("c", ["a", "d"]), component("d")];
  expect(synchronousDepth().derive(indexOf(components, []), "shop")).toMatchObject({
    "graph.cycles": { value: [{ components: "a, b, c", size: 3 }] },
    "graph.depth": { value: 3 },
  });
});

test("a chain of ten thousand components is no trouble; no edge at all is unknown", () => {
  const chain = Array.from({ length: 10_000 }, (_, i) => component(`c${i}`, i === 9999 ? [] : [`c${i + 1}`]));
  expect(synchronousDepth().derive(indexOf(chain, []), "shop")["graph.depth"]).toMatchObject({ value: 9999 });
  const apart = [component("a"), component("b")];
  expect(synchronousDepth().derive(indexOf(apart, []), "shop")["graph.depth"]).toMatchObject({ value: null });
});

test("single points are components with one instance that are called once a trace", () => {
  const components = [component("web"), component("cart"), component("mail"), component("ads")];
  const traces = (n: number) => reading("shop", "trace.traces", n);
  const edges = reading("shop", "trace.edges", [
    { source: "web", target: "cart", calls: 300 },
    { source: "mail", target: "cart", calls: 100 },
    { source: "web", target: "ads", calls: 390 },
    { source: "web", target: "mail", calls: 20 },
  ]);
  const replicas = (n: number) => reading("cart", "replicas", series(Array.from({ length: 100 }, () => n)));
  const facts = (...evidence: ReturnType<typeof reading>[]) =>
    singlePoints(rules).derive(indexOf(components, evidence), "shop");
  const one = facts(edges, traces(400), replicas(1), reading("ads", "kubernetes.replicas", 3));
  expect(one).toMatchObject({
    "graph.single-points": { value: [{ component: "cart", callsPerTrace: 1, replicas: 1 }] },
    "graph.replicas-unknown": { value: [] },
  });
  expect(facts(edges, traces(400), replicas(2))).toMatchObject({
    "graph.single-points": { value: [] },
    "graph.replicas-unknown": { value: [{ component: "ads" }] },
  });
  expect(facts(edges, traces(40), replicas(1))["graph.single-points"]).toMatchObject({ value: null });
});

test("instances that were to be observed and were not are not replaced by declared ones", () => {
  const components = [component("web"), component("cart")];
  const edges = reading("shop", "trace.edges", [{ source: "web", target: "cart", calls: 400 }]);
  const evidence = [
    edges,
    reading("shop", "trace.traces", 400),
    reading("cart", "replicas", null),
    reading("cart", "kubernetes.replicas", 3),
  ];
  expect(singlePoints(rules).derive(indexOf(components, evidence), "shop")).toMatchObject({
    "graph.replicas-unknown": { value: [{ component: "cart" }] },
  });
});

test("a lost source of edges makes depth and circles unknown, an edge that carried nothing does not", () => {
  const components = [component("a", ["b"]), component("b")];
  const edge = reading("b", "edge-latency.source", null, { target: "c" });
  const document = documentOf([...components, component("c")], [edge]);
  expect(synchronousDepth().derive(indexEvidence(document), "shop")["graph.depth"]).toMatchObject({ value: 2 });
  const lost = indexEvidence({ ...document, evidence: [] });
  expect(synchronousDepth().derive(lost, "shop")["graph.depth"]).toMatchObject({
    value: null,
    reason: "1 of 1 readings of edge-latency.source of b are missing",
  });
});

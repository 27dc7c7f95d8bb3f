import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileCheck } from "../../../src/checks/judge.ts";
import type { Evidence, EvidenceDocument } from "../../../src/model/evidence.ts";
import type { Rules, ScoringRules } from "../../../src/model/rules.ts";
import type { Objective } from "../../../src/model/workload.ts";
import { derivations as performance } from "../../../src/pillars/performance-efficiency/index.ts";
import { derivations as reliability } from "../../../src/pillars/reliability/index.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";
import { factSource } from "../../../src/pipeline/facts.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, documentOf, noise, objective, reading, rules, series } from "./documents.ts";

const root = new URL("../../../", import.meta.url);
const scoring = parse(readFileSync(new URL("rules/scoring.yaml", root), "utf8")) as ScoringRules;
const derivations = analyses();

function analyses() {
  const all = { tables: { telemetry: rules } } as unknown as Rules;
  return [...reliability(all), ...performance(all)];
}

/** Every shipped check of the two pillars that these analyses and the signals feed. */
const known = new Set(derivations.flatMap((derivation) => derivation.facts.map((fact) => fact.id)));
const checks = (await shippedRules()).checks
  .filter((check) => ["reliability", "performance-efficiency"].includes(check.pillar))
  .filter((check) =>
    check.needs.every((need) => need.readings.every(({ fact }) => fact === undefined || known.has(fact))),
  )
  .map(compileCheck);

const components = [
  component("web", ["cart"]),
  component("cart", ["store"], "worker"),
  component("store", [], "database"),
];

/** Outcome of every check for every subject, whatever it applies to: the promise holds for all. */
function outcomes(document: EvidenceDocument): Map<string, string> {
  const facts = factSource(indexEvidence(document), derivations, scoring);
  const found = new Map<string, string>();
  for (const subject of [...components.map((one) => one.id), "shop"]) {
    for (const compiled of checks) {
      const { check } = compiled;
      if (check.appliesTo.includes("workload") !== (subject === "shop")) continue;
      const needs = Object.fromEntries(check.needs.map((need) => [need.as, facts.resolve(need, subject).fact]));
      found.set(
        `${check.id} of ${subject}`,
        compiled.judge(needs, { criticality: "medium", componentType: "http-service" }).outcome,
      );
    }
  }
  return found;
}

const N = 130;
const SERIES_SIGNALS = [
  ["latency.p50", 0.2],
  ["latency.p90", 0.4],
  ["latency.p99", 0.9],
  ["requests", 20],
  ["success-ratio", 0.9],
  ["saturation.cpu", 0.4],
  ["saturation.memory", 0.5],
  ["cpu.throttled", 0.1],
  ["restarts", 0.01],
  ["replicas", 2],
] as const;

const shape = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  factor: fc.constantFrom(0.01, 0.1, 1, 3),
  from: fc.integer({ min: 0, max: N }),
  length: fc.integer({ min: 0, max: 20 }),
  trouble: fc.constantFrom(0, 0.2, 5, 100),
  holes: fc.constantFrom(0, 0, 0, 3, 2),
});

function values(
  base: number,
  s: { seed: number; factor: number; from: number; length: number; trouble: number; holes: number },
) {
  return noise(N, s.seed).map((v, i) => {
    if (s.holes > 0 && i % s.holes === 0) return null;
    return v * base * s.factor * (i >= s.from && i < s.from + s.length ? s.trouble : 1);
  });
}

const seriesReading = fc
  .tuple(fc.constantFrom("web", "cart", "store"), fc.constantFrom(...SERIES_SIGNALS), shape)
  .map(([subject, [signal, base], s]) => reading(subject, signal, series(values(base, s))));

const edgeReading = fc
  .tuple(
    fc.constantFrom(["web", "cart"], ["cart", "store"], ["web", "store"], ["store", "web"]),
    fc.constantFrom("edge-latency.source", "edge-latency.destination"),
    shape,
  )
  .map(([[source = "", target = ""], signal, s]) => reading(source, signal, series(values(0.01, s)), { target }));

const edges = fc.array(
  fc.record({
    source: fc.constantFrom("web", "cart", "store"),
    target: fc.constantFrom("web", "cart", "store", "stranger"),
    calls: fc.integer({ min: 1, max: 2000 }),
    p50: fc.constantFrom(0.001, 0.02, 0.5),
  }),
  { maxLength: 5 },
);

const workloadReading = fc.oneof(
  edges.map((rows) => reading("shop", "trace.edges", rows)),
  edges.map((rows) => reading("shop", "recorded.edges", rows)),
  fc.constantFrom(50, 500).map((n) => reading("shop", "trace.traces", n)),
  fc.constantFrom(0.5, 0.97, 1).map((share) => reading("shop", "trace.complete", share)),
  fc.constantFrom(2, 9).map((depth) => reading("shop", "trace.depth", depth)),
  fc
    .constantFrom(2, 9)
    .map((median) => reading("shop", "trace.repeated-calls", [{ source: "web", target: "cart", median, traces: 90 }])),
  fc
    .constantFrom(0.1, 1)
    .map((share) => reading("shop", "trace.serial-share", [{ source: "web", parents: 90, share }])),
  fc
    .tuple(
      fc.constantFrom(
        "alert.count",
        "chaos-test.count",
        "load-test.count",
        "recovery-plan.count",
        "iac.database.count",
        "iac.count",
      ),
      fc.constantFrom(0, 1, 3),
    )
    .map(([signal, n]) => reading("shop", signal, n)),
  fc
    .tuple(
      fc.constantFrom(
        "iac.database.multi-zone",
        "recovery-plan.objectives",
        "kubernetes.mesh",
        "kubernetes.rate-limit",
      ),
      fc.boolean(),
      fc.constantFrom("a", "b"),
    )
    .map(([signal, value, name]) => reading("shop", signal, value, { name })),
);

const componentReading = fc
  .tuple(
    fc.constantFrom("web", "cart"),
    fc.oneof(
      fc.tuple(fc.constantFrom("kubernetes.replicas", "kubernetes.autoscaler-max"), fc.constantFrom(0, 1, 3)),
      fc.tuple(
        fc.constantFrom("kubernetes.readiness-probe", "kubernetes.disruption-budget", "kubernetes.zone-spread"),
        fc.boolean(),
      ),
    ),
    fc.constantFrom("a", "b"),
  )
  .map(([subject, [signal, value], name]) => reading(subject, signal, value, { name }));

const objectives: fc.Arbitrary<Objective[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom("web", "cart", "store"),
      fc.constantFrom("availability", "latency"),
      fc.constantFrom(0.9, 0.99, 0.999),
    )
    .map(([service, kind, target]) => objective(service, kind as Objective["kind"], target)),
  { maxLength: 4 },
);

const evidence: fc.Arbitrary<Evidence[]> = fc.uniqueArray(
  fc.oneof(
    { weight: 5, arbitrary: seriesReading },
    { weight: 2, arbitrary: edgeReading },
    { weight: 4, arbitrary: workloadReading },
    { weight: 2, arbitrary: componentReading },
  ),
  { minLength: 5, maxLength: 40, selector: (one) => one.id },
);

test("losing a reading, or its value, never makes a check pass that did not", () => {
  fc.assert(
    fc.property(evidence, objectives, fc.nat(), fc.boolean(), (all, stated, which, blank) => {
      const document = documentOf(components, all, stated);
      const at = which % all.length;
      const lost = all.flatMap((one, i) => {
        if (i !== at) return [one];
        return blank ? [{ ...one, value: null, reason: "could not be read" }] : [];
      });
      const before = outcomes(document);
      const after = outcomes({ ...document, evidence: lost });
      for (const [name, outcome] of after) {
        if (outcome === "pass")
          expect(before.get(name), `${name} after losing ${all[at]?.signal} of ${all[at]?.subject}`).toBe("pass");
        expect(outcome, name).not.toBe("error");
      }
    }),
    { numRuns: 300 },
  );
});

test("the documents it is tried on make checks pass, fail and stay unknown", () => {
  const seen = new Set<string>();
  for (const all of fc.sample(evidence, { numRuns: 60, seed: 1 })) {
    for (const outcome of outcomes(documentOf(components, all)).values()) seen.add(outcome);
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(["fail", "pass", "unknown"]));
  expect(checks.length).toBeGreaterThan(40);
});

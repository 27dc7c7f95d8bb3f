import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence, EvidenceValue } from "../../../src/model/evidence.ts";
import type { Fact, FactValue } from "../../../src/model/fact.ts";
import { derivations as derivationsOf } from "../../../src/pillars/operational-excellence/index.ts";
import { component, factOf, indexOf, planOf, reading, series, shippedRules, WORKLOAD } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedRules());
const components = [
  component("front", { dependsOn: ["cart", "mail"] }),
  component("cart", { dependsOn: ["mail"], owner: "cart-team" }),
  component("mail", { type: "worker" }),
];
const COMPONENTS = components.map((one) => one.id);

/** Smaller is worse; a fact of the list kind names what is wrong, so that more of it is worse. */
const FACTS: { id: string; subject: "component" | "workload"; goodness: (value: FactValue) => number; best: number }[] =
  [
    { id: "telemetry.golden-signal-share", subject: "component", goodness: Number, best: 1 },
    ...[
      "telemetry.missing-golden-signals",
      "telemetry.unrecorded",
      "graph.unobserved-dependencies",
      "graph.undeclared-dependencies",
    ].map((id) => ({ id, subject: "component" as const, goodness: fewer, best: 0 })),
    ...["trace.untraced-components", "telemetry.strangers", "telemetry.anomalies"].map((id) => ({
      id,
      subject: "workload" as const,
      goodness: fewer,
      best: 0,
    })),
    { id: "trace.traced-share", subject: "workload", goodness: Number, best: 1 },
    ...["ci.testing", "ci.linting", "ci.deploying"].map((id) => ({
      id,
      subject: "workload" as const,
      goodness: Number,
      best: Number.POSITIVE_INFINITY,
    })),
    {
      id: "ownership.owners",
      subject: "component",
      goodness: (value) => -fewer(value),
      best: Number.POSITIVE_INFINITY,
    },
    { id: "runtime.support", subject: "workload", goodness: worstSupport, best: Number.POSITIVE_INFINITY },
    { id: "decisions.newest-age-days", subject: "workload", goodness: (value) => -Number(value), best: 0 },
    {
      id: "environments.named",
      subject: "workload",
      goodness: (value) => -fewer(value),
      best: Number.POSITIVE_INFINITY,
    },
    {
      id: "infrastructure.described-by",
      subject: "workload",
      goodness: (value) => -fewer(value),
      best: Number.POSITIVE_INFINITY,
    },
  ];

function worstSupport(value: FactValue): number {
  return Array.isArray(value)
    ? Math.min(...value.map((row) => (typeof row === "object" ? Number(row.daysLeft) : 0)))
    : Number.NaN;
}

function fewer(value: FactValue): number {
  return Array.isArray(value) ? -value.length : Number.NaN;
}

const sampled = fc
  .array(fc.option(fc.constantFrom(0, 1, 2), { nil: null }), { minLength: 1, maxLength: 4 })
  .map(series);
const name = fc.constantFrom("front", "cart", "mail", "stranger");
const edges = fc.array(fc.record({ source: name, target: name, calls: fc.constantFrom(0, 3) }), { maxLength: 4 });
const names = fc.array(name, { maxLength: 3 });

const ofComponent = fc
  .tuple(
    fc.constantFrom(...COMPONENTS),
    fc.constantFrom(
      "requests",
      "errors",
      "success-ratio",
      "latency.p99",
      "saturation.cpu",
      "edge-latency.source",
      "trace.requests",
    ),
    fc.constantFrom("recorded", "prometheus"),
    fc.option(sampled, { nil: null }),
    name,
  )
  .map(([subject, signal, provider, value, target]) =>
    reading(subject, signal, value, {
      source: { provider, path: `${subject}.csv` },
      ...(signal === "edge-latency.source" ? { attributes: { target } } : {}),
    }),
  );

const valued: [string, fc.Arbitrary<EvidenceValue>][] = [
  ["trace.traces", fc.constantFrom(20, 500)],
  ["trace.edges", edges],
  ["recorded.edges", edges],
  ["trace.strangers", names],
  ["recorded.strangers", names],
  [
    "recorded.anomalies",
    fc.array(fc.record({ kind: name, column: name, file: name, count: fc.nat(3), example: name }), { maxLength: 3 }),
  ],
  ["ci.count", fc.nat(2)],
  ["ci.runs-tests", fc.boolean()],
  ["ci.lints", fc.boolean()],
  ["ci.deploys", fc.boolean()],
  ["ci.environments", names],
  ["iac.environments", names],
  ["iac.count", fc.nat(1)],
  ["iac.tool", names],
  ["kubernetes.count", fc.nat(1)],
  ["codeowners.count", fc.nat(1)],
  ["manifest.runtime", fc.constantFrom("node 16", "node 24", "node >=16")],
  ["adr.date", fc.constantFrom("2024-01-01", "2023-01-01", "2031-01-01", "no date")],
];
const ofWorkload = fc
  .oneof(
    ...valued.map(([signal, value]) =>
      fc.tuple(fc.constant(signal), fc.option(value, { nil: null, freq: 8 }), fc.nat(1)),
    ),
  )
  .map(([signal, value, i]) =>
    reading(WORKLOAD, signal, value, { strength: "configured", source: { provider: "repository", path: `${i}` } }),
  );
const owners = fc
  .tuple(fc.constantFrom(...COMPONENTS), fc.option(names, { nil: null }))
  .map(([subject, value]) =>
    reading(subject, "codeowners.component", value, { source: { provider: "repository", path: "CODEOWNERS" } }),
  );

const documents = fc.uniqueArray(fc.oneof(ofComponent, ofWorkload, owners), {
  maxLength: 30,
  selector: (one) => one.id,
});

type Loss = "keep" | "drop" | "blank" | "thin";
const losses = fc.array(fc.constantFrom<Loss>("keep", "keep", "drop", "blank", "thin"), {
  minLength: 30,
  maxLength: 30,
});

/** The reading is gone; it is there and says it has no value; a sample of its series is gone. */
function lose(evidence: readonly Evidence[], how: readonly Loss[]): Evidence[] {
  return evidence.flatMap((one, i): Evidence[] => {
    switch (how[i]) {
      case "drop":
        return [];
      case "blank":
        return [{ ...one, value: null, reason: "the source did not answer" }];
      case "thin":
        return [thinned(one)];
      default:
        return [one];
    }
  });
}

function thinned(one: Evidence): Evidence {
  if (typeof one.value !== "object" || one.value === null || Array.isArray(one.value)) return one;
  const first = one.value.values.findIndex((sample) => sample !== null);
  return {
    ...one,
    value: { ...one.value, values: one.value.values.map((sample, i) => (i === first ? null : sample)) },
  };
}

describe("losing evidence", () => {
  it("never makes a fact of this pillar look better", () => {
    fc.assert(
      fc.property(documents, losses, (evidence, how) => {
        const plan = planOf(evidence);
        const before = indexOf({ components, evidence, plan });
        const after = indexOf({ components, evidence: lose(evidence, how), plan });
        for (const { id, subject, goodness, best } of FACTS) {
          for (const of of subject === "workload" ? [WORKLOAD] : COMPONENTS) {
            const was = factOf(before, derivations, id, of);
            const is = factOf(after, derivations, id, of);
            if (is.value === null) continue;
            const limit = was.value === null ? undefined : goodness(was.value);
            const now = goodness(is.value);
            // What was not known may become known to be bad; it never becomes known to be good.
            if (limit === undefined) expect(now, `${id} of ${of}: ${describeLoss(was, is)}`).not.toBe(best);
            else expect(now, `${id} of ${of}: ${describeLoss(was, is)}`).toBeLessThanOrEqual(limit);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("and order and duplicates change nothing", () => {
    fc.assert(
      fc.property(documents, (evidence) => {
        const plan = planOf(evidence);
        const one = indexOf({ components, evidence, plan });
        const other = indexOf({ components, evidence: [...evidence.toReversed(), ...evidence], plan });
        for (const { id, subject } of FACTS) {
          for (const of of subject === "workload" ? [WORKLOAD] : COMPONENTS) {
            expect(factOf(other, derivations, id, of)).toEqual(factOf(one, derivations, id, of));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function describeLoss(was: Fact, is: Fact): string {
  return `${JSON.stringify(was.value)} became ${JSON.stringify(is.value)}`;
}

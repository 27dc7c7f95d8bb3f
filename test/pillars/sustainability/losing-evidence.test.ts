import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/model/fact.ts";
import { derivations as derivationsOf } from "../../../src/pillars/sustainability/index.ts";
import {
  component,
  factOf,
  inCode,
  indexOf,
  type Loss,
  lose,
  planOf,
  reading,
  series,
  shippedTables,
  WORKLOAD,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const components = [
  component("front"),
  component("store", { type: "database" }),
  component("orders", { type: "aws.rds" }),
];
const IDS = components.map((one) => one.id);

const FACTS: { id: string; subjects: string[]; goodness: (value: FactValue) => number }[] = [
  {
    id: "compute.previous-generation-types",
    subjects: [WORKLOAD],
    goodness: (value) => (Array.isArray(value) && value.length === 0 ? 1 : 0),
  },
  { id: "compute.arm", subjects: [WORKLOAD], goodness: Number },
  { id: "region.carbon-intensity", subjects: [WORKLOAD], goodness: (value) => -Number(value) },
  { id: "component.self-managed", subjects: ["front", "store"], goodness: (value) => -Number(value) },
  { id: "compute.quiet-share", subjects: IDS, goodness: (value) => -Number(value) },
];

const slope = fc
  .constantFrom([1, 2, 3, 4], [4, 3, 2, 1], [1, 1, 1, 1])
  .map((rates) => series(rates.flatMap((rate) => Array<number>(60).fill(rate))));
const ofComponent = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.constantFrom("requests", "cpu.usage", "saturation.cpu"),
    fc.option(slope, { nil: null, freq: 8 }),
  )
  .map(([subject, signal, value]) => reading(subject, signal, value));
const replicas = fc
  .tuple(fc.constantFrom(...IDS), fc.option(fc.constant(1), { nil: null }))
  .map(([subject, value]) => inCode("kubernetes.replicas", value, 0, subject));
const text = (signal: string, ...values: string[]) =>
  fc
    .tuple(fc.option(fc.constantFrom(...values), { nil: null, freq: 8 }), fc.nat(3))
    .map(([value, n]) => inCode(signal, value, n));
const flag = fc
  .tuple(fc.constantFrom("iac.compute.arm", "kubernetes.arm"), fc.option(fc.boolean(), { nil: null }), fc.nat(1))
  .map(([signal, value, n]) => inCode(signal, value, n));
const documents = fc.uniqueArray(
  fc.oneof(
    { arbitrary: ofComponent, weight: 3 },
    { arbitrary: text("iac.compute.instance-type", "m4.large", "m7g.large", "m5.large", "m99.large"), weight: 2 },
    { arbitrary: text("iac.region", "eu-west-3", "ap-south-1", "atlantis", "global"), weight: 2 },
    flag,
    replicas,
  ),
  { maxLength: 20, selector: (one) => one.id },
);
const losses = fc.array(fc.constantFrom<Loss>("keep", "keep", "keep", "drop", "blank"), {
  minLength: 20,
  maxLength: 20,
});

describe("losing evidence", () => {
  it("never makes a fact look better, nor known to be good", () => {
    let decided = 0;
    fc.assert(
      fc.property(documents, losses, (evidence, how) => {
        const plan = planOf(evidence);
        const before = indexOf(components, evidence, plan);
        const after = indexOf(components, lose(evidence, how), plan);
        for (const { id, subjects, goodness } of FACTS) {
          for (const subject of subjects) {
            const is = factOf(after, derivations, id, subject);
            if (is.value === null) continue;
            decided++;
            const was = factOf(before, derivations, id, subject);
            expect(was.value, `${id} of ${subject}`).not.toBeNull();
            expect(goodness(is.value), `${id} of ${subject}`).toBeLessThanOrEqual(goodness(was.value ?? 0));
          }
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
    // The property means something only where facts survive.
    expect(decided).toBeGreaterThan(500);
  });

  it("and order and duplicates change nothing", () => {
    fc.assert(
      fc.property(documents, (evidence) => {
        const plan = planOf(evidence);
        const one = indexOf(components, evidence, plan);
        const other = indexOf(components.toReversed(), [...evidence.toReversed(), ...evidence], plan);
        for (const { id, subjects } of FACTS) {
          for (const subject of subjects) {
            expect(factOf(other, derivations, id, subject)).toEqual(factOf(one, derivations, id, subject));
          }
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/model/fact.ts";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
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
} from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const components = [
  component("front", { dependsOn: ["cart"] }),
  component("api", { dependsOn: ["cart"] }),
  component("cart", { type: "worker" }),
];
const IDS = components.map((one) => one.id);

/** Facts with the direction in which a check's outcome gets better: up, or by itself the value that passes. */
const FACTS: { id: string; subjects: string[]; goodness: (value: FactValue) => number }[] = [
  { id: "network.busiest-day-bytes", subjects: IDS, goodness: Number },
  { id: "compute.cpu-request-utilisation", subjects: IDS, goodness: Number },
  { id: "capacity.spot", subjects: [WORKLOAD], goodness: Number },
  // Fewer bytes are less to cache.
  { id: "network.entry-bytes-per-month", subjects: [WORKLOAD], goodness: (value) => -Number(value) },
  // Fewer days only take a failure back to unknown; more days would make one.
  { id: "compute.observed-days", subjects: IDS, goodness: Number },
  { id: "traffic.observed-days", subjects: IDS, goodness: Number },
];

const rate = fc.constantFrom(0, 0.1, 0.5, 1, 50).map((value) => series(Array(60).fill(value)));
const ofComponent = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.constantFrom("saturation.cpu", "requests", "network.receive", "network.transmit"),
    fc.option(rate, { nil: null, freq: 8 }),
    fc.constantFrom("recorded", "prometheus"),
  )
  .map(([subject, signal, value, provider]) => reading(subject, signal, value, { source: { provider } }));
const ratio = fc
  .tuple(fc.constantFrom(...IDS), fc.option(fc.constantFrom(1, 2), { nil: null }), fc.nat(1))
  .map(([subject, value, n]) => inCode("kubernetes.cpu-limit-ratio", value, n, subject));
const spot = fc
  .tuple(fc.constantFrom("kubernetes.spot", "iac.compute.spot"), fc.option(fc.boolean(), { nil: null }), fc.nat(2))
  .map(([signal, value, n]) => inCode(signal, value, n));
const documents = fc.uniqueArray(fc.oneof({ arbitrary: ofComponent, weight: 4 }, ratio, spot), {
  maxLength: 24,
  selector: (one) => one.id,
});
const losses = fc.array(fc.constantFrom<Loss>("keep", "keep", "keep", "drop", "blank"), {
  minLength: 24,
  maxLength: 24,
});

describe("losing evidence", () => {
  it("never makes a fact look better, nor known", () => {
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

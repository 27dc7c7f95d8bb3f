import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { diskFilling } from "../../../src/pillars/reliability/disk-filling.ts";
import { edgeFailures } from "../../../src/pillars/reliability/edge-failures.ts";
import { queues } from "../../../src/pillars/reliability/queues.ts";
import { scalingCeiling } from "../../../src/pillars/reliability/scaling-ceiling.ts";
import type { TelemetryRules } from "../../../src/pillars/telemetry/rules.ts";
import {
  component,
  factOf,
  indexOf,
  reading,
  reasonOf,
  series,
  shippedTables,
  WORKLOAD,
} from "../cost-optimization/evidence-fixture.ts";

const telemetry = shippedTables().tables.telemetry as TelemetryRules;
const derivations = [scalingCeiling(telemetry), queues(telemetry), diskFilling(telemetry), ...edgeFailures];
const HOUR = 3600;

function fact(id: string, given: { [signal: string]: EvidenceValue }, subject = "cart") {
  const evidence = Object.entries(given).map(([signal, value]) => reading(subject, signal, value));
  return factOf(indexOf([component("cart")], evidence), derivations, id, subject);
}

const hours = (count: number, at: (hour: number) => number | null) =>
  series(
    Array.from({ length: count }, (_, hour) => at(hour)),
    HOUR,
  );

describe("the ceiling of scaling", () => {
  it("is reached in the share of intervals with as many instances as it allows", () => {
    const capacity = hours(100, (hour) => (hour < 5 ? 4 : 2));
    expect(fact("capacity.at-ceiling-share", { capacity, "capacity.max": 4 }).value).toBe(0.05);
    expect(fact("capacity.at-ceiling-share", { capacity, "capacity.max": 5 }).value).toBe(0);
  });

  it("is not known without a rule, or with a rule that allows nothing", () => {
    const capacity = hours(100, () => 2);
    expect(reasonOf(fact("capacity.at-ceiling-share", { capacity }))).toBe("no source gives capacity.max");
    expect(fact("capacity.at-ceiling-share", { capacity, "capacity.max": 0 }).value).toBeNull();
    expect(fact("capacity.at-ceiling-share", { capacity, "capacity.max": null }).value).toBeNull();
  });
});

describe("queues", () => {
  it("keep what came in and was not taken out", () => {
    const given = { "queue.arrivals": hours(100, () => 4), "queue.departures": hours(100, () => 3) };
    expect(fact("queue.excess-share", given).value).toBe(0.25);
    expect(fact("queue.excess-share", { ...given, "queue.departures": hours(100, () => 5) }).value).toBe(-0.25);
    expect(reasonOf(fact("queue.excess-share", { ...given, "queue.arrivals": hours(100, () => 0) }))).toBe(
      "no message came in",
    );
  });

  it("count the days in a row on which dead letters were never gone, up to the last", () => {
    const days = (at: (hour: number) => number | null) =>
      fact("queue.dead-letter-days", { "queue.dead-letters": hours(96, at) }).value;
    expect(days(() => 2)).toBe(4);
    expect(days((hour) => (hour === 30 ? 0 : 2))).toBe(2);
    expect(days((hour) => (hour === 95 ? 0 : 2))).toBe(0);
    expect(days((hour) => (hour >= 48 && hour < 72 ? null : 2))).toBe(1);
  });
});

describe("a disk that fills", () => {
  const days = (at: (hour: number) => number, count = 20 * 24) =>
    fact("disk.days-to-full", { "saturation.disk": hours(count, at) });

  it("is full when a straight line through its days says so", () => {
    const filling = days((hour) => 0.5 + (hour / 24) * 0.01);
    expect(filling).toMatchObject({ unit: "d", sampleSize: 20 });
    expect(Number(filling.value)).toBeCloseTo((0.5 - (479 / 24) * 0.01) / 0.01, 6);
  });

  it("has no end in sight when it stays or empties, and none is told of two days", () => {
    expect(days(() => 0.5).value).toBe(3650);
    expect(days((hour) => 0.9 - hour / 10_000).value).toBe(3650);
    expect(days(() => 1).value).toBe(3650);
    const twoHours = series(Array.from({ length: 120 }, (_, minute) => minute / 200));
    expect(reasonOf(fact("disk.days-to-full", { "saturation.disk": twoHours }))).toContain("seen on 1 day(s) only");
  });

  it("is full no later for being fuller", () => {
    const walk = fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(walk, fc.double({ min: 0, max: 0.5, noNaN: true }), (levels, more) => {
        const at = (extra: number) => Number(days((hour) => (levels[Math.floor(hour / 24)] ?? 0) + extra).value);
        expect(at(more)).toBeLessThanOrEqual(at(0) + 1e-6);
      }),
    );
  });
});

describe("failures of dependencies", () => {
  const edge = (target: string, more: { [field: string]: number | null }) => ({ source: "cart", target, ...more });
  const rows = [
    edge("a", { calls: 100, errors: 50, faults: 1 }),
    edge("b", { calls: 100, errors: 9, faults: null }),
    edge("c", { calls: 0, errors: null }),
  ];

  it("are faults where they are told apart, else errors, the worst first", () => {
    expect(fact("edges.failures", { "service.edges": rows }, WORKLOAD).value).toEqual([
      { source: "cart", target: "b", calls: 100, failed: 0.09 },
      { source: "cart", target: "a", calls: 100, failed: 0.01 },
    ]);
  });

  it("are not known when an edge does not tell, or none carried a call", () => {
    const silent = [edge("a", { calls: 100, errors: null })];
    expect(reasonOf(fact("edges.traced-failures", { "trace.edges": silent }, WORKLOAD))).toContain("was not recorded");
    expect(
      fact("edges.failures", { "service.edges": [edge("a", { calls: 0, errors: 0 })] }, WORKLOAD).value,
    ).toBeNull();
    expect(fact("edges.failures", { "service.edges": null }, WORKLOAD).value).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { Evidence, EvidenceValue } from "../../src/model/evidence.ts";
import type { Indicator } from "../../src/model/objective.ts";
import { measuredBy } from "../../src/slo/measured.ts";

const indicator: Indicator = {
  kind: "threshold",
  metric: { type: "Prometheus", spec: { query: "depth" } },
  op: "lt",
  value: 9,
};

function reading(part: string, value: EvidenceValue, slices = false): Evidence {
  return {
    id: `e-${part}`,
    subject: "orders",
    signal: `objective.${part}`,
    value,
    unit: "1",
    strength: "observed",
    window: { start: "2026-01-28T00:00:00Z", end: "2026-01-29T00:00:00Z" },
    observedAt: "2026-01-29T00:00:00Z",
    source: { provider: "prometheus" },
    attributes: { objective: "depth", ...(slices ? { slices: "true" } : { window: "3600" }) },
  };
}

function series(...values: (number | null)[]): EvidenceValue {
  return { start: "2026-01-28T22:00:00Z", step: 3600, values };
}

describe("a threshold", () => {
  it("has the samples that a source counted as its events", () => {
    const measured = measuredBy([reading("total", 60), reading("good", 54)], indicator, 0);
    expect(measured.countsIn(3600)).toEqual({ good: 54, bad: 6, total: 60 });
    expect(measured.countsIn(60)).toEqual({ reason: "the good events of 60 s were not measured" });
    const impossible = measuredBy([reading("total", 60), reading("good", 61)], indicator, 0);
    expect(impossible.countsIn(3600)).toMatchObject({ reason: expect.stringContaining("more than all events") });
  });

  it("is unknown with what the source says of the samples", () => {
    const lost = { ...reading("good", null), reason: "no data" };
    expect(measuredBy([reading("total", 60), lost], indicator, 0).countsIn(3600)).toEqual({ reason: "no data" });
  });

  it("is counted in days where the source did so, and judged by one sample a slice where it did not", () => {
    const counted = [reading("total", series(1440, null), true), reading("good", series(1296, null), true)];
    expect(measuredBy(counted, indicator, 0).slices()).toEqual([{ good: 1296, bad: 144, total: 1440 }, null]);
    expect(measuredBy([reading("threshold", series(8, 9, null), true)], indicator, 0).slices()).toEqual([
      { good: 1, bad: 0, total: 1 },
      { good: 0, bad: 1, total: 1 },
      null,
    ]);
  });
});

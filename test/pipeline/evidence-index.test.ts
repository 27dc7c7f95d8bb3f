import { describe, expect, it } from "vitest";
import type { Evidence, PlannedReading, Series } from "../../src/model/evidence.ts";
import { samplesOf } from "../../src/model/evidence.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";

const START = "2026-01-30T23:55:00Z";
const END = "2026-01-31T00:00:00Z";
const WINDOW = { start: START, end: END };
const series = (changes: Partial<Series> = {}): Series => ({
  start: START,
  step: 60,
  values: [1, 2, null, 4, 5],
  ...changes,
});
const requests = (value: Evidence["value"]) => reading("a", "requests", value, { window: WINDOW });
const planned = (samples: number): PlannedReading[] => [
  { subject: "a", signal: "requests", provider: "test", strength: "observed", taken: 1, samples },
];
const gapOf = (evidence: Evidence[], plan = planned(4)) =>
  indexEvidence(emptyDocument({ evidence, plan })).gap("a", "requests");

describe("what was lost of a reading since it was gathered", () => {
  it("holes that the recording has itself are no loss", () => {
    expect(gapOf([requests(series())])).toBeUndefined();
  });

  it("samples that are no longer there are counted", () => {
    expect(gapOf([requests(series({ values: [1, null, null, null, 5] }))])).toBe(
      "2 of 4 samples of requests of a are missing from the evidence",
    );
  });

  it("so are fields of rows and items of lists", () => {
    const rows = [{ source: "a", target: "b", p99: 1, errors: null }];
    expect(samplesOf(rows)).toBe(3);
    expect(gapOf([requests([{ ...rows[0], p99: null }])], planned(samplesOf(rows)))).toContain("1 of 3 samples");
    expect(gapOf([requests(["x"])], planned(2))).toContain("1 of 2 samples");
  });

  it.each([
    ["shifted", series({ start: "2026-01-30T23:54:00Z" })],
    ["stretched", series({ step: 120 })],
    ["without a readable start", series({ start: "once" })],
  ])("a series that was %s is not what was gathered", (_, value) => {
    expect(gapOf([requests(value)])).toContain("the times of requests of a are not those of its window");
  });

  it("a document that does not say how many samples there were is taken as it is", () => {
    const plan: PlannedReading[] = [
      { subject: "a", signal: "requests", provider: "test", strength: "observed", taken: 1 },
    ];
    expect(gapOf([requests(series({ values: [1, null] }))], plan)).toBeUndefined();
  });
});

describe("two readings of one id", () => {
  it("that say the same are one, whatever the order of their keys", () => {
    const one = requests(3);
    const same = Object.fromEntries(Object.entries(one).reverse()) as unknown as Evidence;
    const index = indexEvidence(emptyDocument({ evidence: [one, same] }));
    expect(index.of("a", "requests")).toHaveLength(1);
    expect(index.gap("a", "requests")).toBeUndefined();
  });

  it("that contradict each other are neither, in any order, and no weaker reading steps in", () => {
    const readings = [requests(1), requests(9), requests(1)];
    for (const evidence of [readings, [...readings].reverse(), readings.slice(1)]) {
      const index = indexEvidence(emptyDocument({ evidence }));
      expect(index.of("a", "requests")).toEqual([]);
      expect(index.planned("a", "requests")).toBe(true);
      expect(index.gap("a", "requests")).toContain("have one id and say different things");
    }
  });
});

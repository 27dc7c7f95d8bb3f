import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Episode } from "../../src/model/fact.ts";
import { chartsOf } from "../../src/pipeline/charts.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";

const START = "2026-01-30T00:00:00Z";

function series(subject: string, signal: string, values: (number | null)[], target?: string): Evidence {
  const of = target === undefined ? {} : { attributes: { target }, id: `${subject}-${signal}-${target}` };
  return reading(subject, signal, { start: START, step: 60, values }, of);
}

function episodeIn(one: Evidence, changes: Partial<Episode> = {}): Episode {
  const { subject, signal, unit, id, attributes } = one;
  const target = attributes?.target === undefined ? {} : { target: attributes.target };
  const times = { start: START, end: "2026-01-30T00:05:00Z" };
  return {
    subject,
    signal,
    unit,
    ...times,
    ...target,
    peak: 0,
    baseline: 1,
    direction: "low",
    evidence: [id],
    ...changes,
  };
}

const chartsIn = (evidence: Evidence[], episodes: Episode[]) =>
  chartsOf(indexEvidence(emptyDocument({ evidence })), episodes);

describe("charts", () => {
  it("keep the lowest and the highest sample of every stretch, in the order they came", () => {
    // A day of minutes that is at 1 but for one minute at 0.1, and one at 3 a little later.
    const values = Array.from({ length: 1440 }, (_, i) => (i === 700 ? 0.1 : i === 703 ? 3 : 1));
    const [chart] = chartsIn([series("a", "s", values)], [episodeIn(series("a", "s", values))]);
    expect(chart).toMatchObject({ start: START, step: 360, evidence: series("a", "s", []).id });
    expect(chart?.values).toHaveLength(240);
    expect(chart?.values.slice(116, 118)).toEqual([0.1, 3]);
    expect(chart?.values.filter((value) => value !== 1)).toEqual([0.1, 3]);
  });

  it("lose no extreme of any stretch, of whatever length and with whatever gaps", () => {
    const sample = fc.option(fc.integer(), { freq: 5 });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 2_000, size: "max" }), (values) => {
        const one = series("a", "s", values);
        const [chart] = chartsIn([one], [episodeIn(one)]);
        expect(chart?.values.length).toBeLessThanOrEqual(240);
        const per = (chart?.step ?? 0) / 60;
        if (per === 1) {
          expect(chart?.values).toEqual(values);
          return;
        }
        for (let i = 0; i < values.length; i += 2 * per) {
          const known = values.slice(i, i + 2 * per).filter((value) => value !== null);
          const drawn = (chart?.values ?? []).slice(i / per, i / per + 2);
          const [low, high] = [Math.min(...known), Math.max(...known)];
          const order = known.indexOf(low) <= known.indexOf(high) ? [low, high] : [high, low];
          expect(drawn.map(Number)).toEqual(known.length === 0 ? [0, 0] : order.map(Number));
          if (known.length === 0) expect(drawn).toEqual([null, null]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are of the calls to the target that the episode is about", () => {
    const [b, c] = [series("a", "calls", [1, 9], "b"), series("a", "calls", [5, 5], "c")];
    const charts = chartsIn([b, c], [episodeIn(c), episodeIn(b), episodeIn(c)]);
    expect(charts).toMatchObject([
      { target: "c", values: [5, 5], evidence: c.id },
      { target: "b", values: [1, 9], evidence: b.id },
    ]);
  });

  it("are of the reading that an episode quotes, where several showed it", () => {
    const [median, tail] = [series("a", "p50", [1, 2]), series("a", "p99", [7, 8])];
    const charts = chartsIn([median, tail], [episodeIn(tail, { evidence: [median.id, tail.id] })]);
    expect(charts).toMatchObject([{ signal: "p99", values: [7, 8] }]);
  });

  it("are none for what is not in the evidence, or no series", () => {
    expect(chartsIn([], [episodeIn(series("a", "s", [1]))])).toEqual([]);
    expect(chartsIn([reading("a", "s", 4)], [episodeIn(series("a", "s", [1]))])).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSeries } from "../../src/model/evidence.ts";
import { STATISTICS } from "../../src/model/statistics.ts";
import { statisticOf, weakest } from "../../src/pillars/statistics.ts";
import { reading } from "../support/sample-evidence.ts";

const options = (statistic: string) => ({ statistic, minSamples: 1, minShare: 0.75 });
const series = (values: (number | null)[]) => ({ start: "2026-01-30T00:00:00Z", step: 60, values });
const of = (value: Parameters<typeof reading>[2], statistic: string) =>
  statisticOf([reading("a", "s", value)], options(statistic));
const artefacts = (values: Parameters<typeof reading>[2][], statistic: string) =>
  statisticOf(
    values.map((value, i) => reading("a", "s", value, { id: `e-${i}` })),
    options(statistic),
  );

describe("statistics of a series", () => {
  it("are those that R, NumPy and spreadsheets give", () => {
    // numpy.percentile([1, 2, 4, 8], [5, 50, 90, 99]) = 1.15, 3, 6.8, 7.88
    const values = series([8, 1, 4, 2]);
    expect(["p5", "p50", "p90", "p99"].map((statistic) => of(values, statistic).value)).toEqual([
      expect.closeTo(1.15, 12),
      expect.closeTo(3, 12),
      expect.closeTo(6.8, 12),
      expect.closeTo(7.88, 12),
    ]);
    expect(of(values, "mean").value).toBe(3.75);
    expect(of(values, "last").value).toBe(2);
    expect(of(series([0, 1, 3, 0]), "positive-share").value).toBe(0.5);
  });

  it("are unknown for too few samples, too many gaps, or nothing at all", () => {
    expect(of(series([]), "max")).toMatchObject({ value: null, reason: expect.stringContaining("no sample") });
    expect(of(series([1, null, null, 1]), "max")).toMatchObject({
      value: null,
      reason: expect.stringContaining("50 %"),
    });
    const few = statisticOf([reading("a", "s", series([1, 2]))], { statistic: "max", minSamples: 30, minShare: 0.75 });
    expect(few).toMatchObject({ value: null, reason: "2 samples, fewer than the 30 that this needs" });
    expect(of(series([0, 0]), "cv").value).toBeNull();
  });

  it("losing samples never makes an extreme known that was not there", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 40 }),
        fc.nat(),
        (values, pick) => {
          const whole = of(series(values), "max");
          const less = of(series(values.map((value, i) => (i === pick % values.length ? null : value))), "max");
          if (whole.value !== null && less.value !== null) expect(less.value).toBeLessThanOrEqual(Number(whole.value));
        },
      ),
    );
  });
});

describe("statistics over artefacts", () => {
  it("count, agree and disagree", () => {
    expect(artefacts([true, false, true], "share").value).toBeCloseTo(2 / 3, 12);
    expect(artefacts([true, false], "all").value).toBe(false);
    expect(artefacts([true, false], "any").value).toBe(true);
    expect(artefacts([3, 1, 2], "min").value).toBe(1);
    expect(artefacts(["b", "a", "b"], "list").value).toEqual(["a", "b"]);
    expect(artefacts([["x", "y"], ["y"]], "count").value).toBe(2);
  });

  it("are unknown when one of them could not be read", () => {
    expect(artefacts([true, null], "all")).toMatchObject({ value: null });
    expect(artefacts([true, 5], "all").value).toBeNull();
    expect(artefacts([1, 2], "value")).toMatchObject({ value: null, reason: "2 readings where one was expected" });
  });

  it("are decided by one that is known, whatever the others are", () => {
    expect(artefacts([true, null], "any")).toMatchObject({ value: true, sampleSize: 1, evidence: ["e-0", "e-1"] });
    expect(artefacts([null, false], "all").value).toBe(false);
    expect(artefacts([true, null], "none").value).toBe(false);
    expect(artefacts([null, 0], "min").value).toBe(0);
    for (const [values, statistic] of [
      [[false, null], "any"],
      [[true, null], "all"],
      [[false, null], "none"],
      [[true, null], "share"],
      [[true, null], "count-true"],
      [[true, null], "count"],
      [[1, null], "min"],
      [[0, null], "max"],
    ] as const)
      expect(artefacts([...values], statistic).value, statistic).toBeNull();
  });

  it("losing one never makes another value of what is known", () => {
    const kinds = [
      [fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), ["any", "all", "none", "share", "count-true", "count"]],
      [fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }), ["min", "max", "sum", "mean", "count", "list"]],
    ] as const;
    for (const [whole, statistics] of kinds)
      fc.assert(
        fc.property(
          whole as fc.Arbitrary<(boolean | number)[]>,
          fc.constantFrom(...statistics),
          fc.nat(),
          (values, statistic, mask) => {
            const left = values.map((value, i) => ((mask >> i) & 1 ? null : value));
            const { value } = artefacts(left, statistic);
            if (value !== null) expect(value).toEqual(artefacts(values, statistic).value);
          },
        ),
      );
  });

  it("keep rows as they are", () => {
    const rows = [{ source: "a", target: "b", calls: 3 }];
    expect(of(rows, "rows").value).toEqual(rows);
    expect(of(rows, "count").value).toBe(1);
    expect(of([], "rows").value).toEqual([]);
    expect(isSeries(rows)).toBe(false);
  });

  it("never give NaN or an infinity", () => {
    const any = fc.oneof(fc.double(), fc.constant(Number.NaN), fc.constant(Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("min", "max", "mean", "sum"),
        (values, statistic) => {
          const { value } = artefacts(values, statistic);
          return value === null || Number.isFinite(value);
        },
      ),
    );
  });
});

it("gives a value for every statistic that a check may ask of a kind of value", () => {
  const values = { series: series([1, 2, 3]), number: 3, boolean: true, string: "a", list: ["a"], rows: [{ a: 1 }] };
  for (const [kind, value] of Object.entries(values))
    for (const statistic of STATISTICS[kind as keyof typeof values])
      expect(of(value, statistic).value, `${statistic} of ${kind}`).not.toBeNull();
});

it("is of as many readings as there are", () => {
  const many = Array.from({ length: 200_000 }, () => ({ strength: "observed" as const }));
  expect(weakest([...many, { strength: "attested" }])).toBe("attested");
  expect(weakest(many)).toBe("observed");
});

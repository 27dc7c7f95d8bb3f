import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCheck } from "../../src/checks/judge.ts";
import type { Fact, FactValue } from "../../src/model/fact.ts";
import type { Check } from "../../src/model/rules.ts";
import { sampleCheck } from "../support/sample-rules.ts";

const context = { criticality: "medium", componentType: "http-service" };
const fact = (value: FactValue): Fact => ({ value, unit: "1", strength: "observed", evidence: ["e-1"], sampleSize: 1 });
const absent: Fact = { value: null, reason: "the source refused", evidence: [] };
const judge = (check: Check, needs: { [name: string]: Fact }) => compileCheck(check).judge(needs, context);

describe("judge", () => {
  const check = sampleCheck({
    condition: { pass: "x <= best", fail: "x > worst", partialScore: "(worst - x) / (worst - best)" },
    thresholds: { best: { value: 1, source: "ours: test" }, worst: { value: 3, source: "ours: test" } },
  });

  it("decides pass, fail and partial on the thresholds themselves", () => {
    expect(judge(check, { x: fact(1) })).toEqual({ outcome: "pass" });
    expect(judge(check, { x: fact(3.0001) })).toEqual({ outcome: "fail" });
    expect(judge(check, { x: fact(2) })).toEqual({ outcome: "partial", score: 0.5 });
  });

  it("is unknown with the reading's own reason when a need is missing", () => {
    expect(judge(check, { x: absent })).toEqual({ outcome: "unknown", reason: "x: the source refused" });
    expect(judge(check, {})).toMatchObject({ outcome: "unknown" });
  });

  it("takes NaN and infinities out before the condition sees them", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(judge(check, { x: fact(value) })).toMatchObject({
        outcome: "unknown",
        reason: expect.stringContaining("finite"),
      });
    }
    const rows = sampleCheck({ condition: { pass: "!x.exists(r, r.share > best)" } });
    expect(judge(rows, { x: fact([{ share: Number.NaN }]) })).toMatchObject({ outcome: "unknown" });
  });

  it("is an error, never a pass, when a condition gives no boolean, contradicts itself or fails", () => {
    expect(judge(sampleCheck({ condition: { pass: "x" } }), { x: fact(1) })).toMatchObject({ outcome: "error" });
    expect(
      judge(sampleCheck({ condition: { pass: "x > 0.0", fail: "x > 0.0", partialScore: "1.0" } }), { x: fact(1) }),
    ).toMatchObject({ outcome: "error" });
    expect(judge(sampleCheck({ condition: { pass: "x.missing > 0.0" } }), { x: fact([{ share: 1 }]) })).toMatchObject({
      outcome: "error",
    });
    expect(
      judge(
        sampleCheck({ condition: { pass: "x > 1.0", fail: "x < 0.0", partialScore: "x * best * best + best + best" } }),
        { x: fact(0.5) },
      ),
    ).toMatchObject({ outcome: "error" });
  });

  it("puts not-applicable before missing needs when its own needs are there, and is unknown when they are not", () => {
    const guarded = sampleCheck({
      needs: [
        { as: "x", readings: [{ signal: "requests", statistic: "p99" }] },
        { as: "count", readings: [{ signal: "dockerfile.count", statistic: "value" }] },
      ],
      condition: { notApplicable: [{ when: "count == 0", reason: "there is none" }], pass: "x <= best" },
    });
    expect(judge(guarded, { count: fact(0), x: absent })).toEqual({
      outcome: "not-applicable",
      reason: "there is none",
    });
    expect(judge(guarded, { count: absent, x: fact(1) })).toMatchObject({ outcome: "unknown" });
    expect(judge(guarded, { count: absent, x: absent })).toMatchObject({ outcome: "unknown" });
  });

  it("judges a curve exactly at its points and monotonically between them", () => {
    const { condition: _condition, ...plain } = check;
    for (const scale of ["linear", "log"] as const) {
      const curved = compileCheck({ ...plain, curve: { of: "x", pass: "best", fail: "worst", scale } });
      expect(curved.judge({ x: fact(1) }, context)).toEqual({ outcome: "pass" });
      expect(curved.judge({ x: fact(3) }, context)).toEqual({ outcome: "fail" });
      const score = (x: number) => {
        const outcome = curved.judge({ x: fact(x) }, context);
        return outcome.outcome === "pass"
          ? 1
          : outcome.outcome === "fail"
            ? 0
            : outcome.outcome === "partial"
              ? outcome.score
              : Number.NaN;
      };
      const between = fc.double({ min: 0.01, max: 5, noNaN: true });
      fc.assert(fc.property(between, between, (a, b) => score(Math.min(a, b)) >= score(Math.max(a, b))));
    }
  });

  it("losing a need never turns an outcome into a pass", () => {
    const two = sampleCheck({
      needs: [
        { as: "x", readings: [{ signal: "requests" }] },
        { as: "y", readings: [{ signal: "errors" }] },
      ],
      condition: {
        notApplicable: [{ when: "y > worst", reason: "other" }],
        pass: "x <= best && y <= best",
        fail: "x > worst || y < best",
        partialScore: "0.0 + best / worst",
      },
      thresholds: { best: { value: 1, source: "ours: test" }, worst: { value: 3, source: "ours: test" } },
    });
    const value = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom("x", "y"), (x, y, lost) => {
        const whole = judge(two, { x: fact(x), y: fact(y) });
        const less = judge(two, { x: fact(x), y: fact(y), [lost]: absent });
        if (whole.outcome !== "pass") expect(less.outcome).not.toBe("pass");
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { decide, OUTCOME_NAMES, type Outcome, partial } from "../../src/model/outcome.ts";

describe("decide", () => {
  const all: Outcome[] = [
    { outcome: "pass" },
    { outcome: "partial", score: 0.4 },
    { outcome: "fail" },
    { outcome: "unknown", reason: "r" },
    { outcome: "not-applicable", reason: "r" },
    { outcome: "waived", reason: "r", underlying: "partial", score: 0.3 },
    { outcome: "error", reason: "r" },
  ];

  it("says what each of the seven means", () => {
    expect(all.map(decide)).toEqual([
      { kind: "decided", score: 1 },
      { kind: "decided", score: 0.4 },
      { kind: "decided", score: 0 },
      { kind: "open" },
      { kind: "irrelevant" },
      { kind: "decided", score: 0.3 },
      { kind: "open" },
    ]);
    expect(new Set(all.map((one) => one.outcome))).toEqual(new Set(OUTCOME_NAMES));
  });

  it("partial at its ends is a pass or a fail, and nonsense is an error", () => {
    expect(partial(1)).toEqual({ outcome: "pass" });
    expect(partial(0)).toEqual({ outcome: "fail" });
    for (const score of [Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY]) expect(partial(score).outcome).toBe("error");
  });
});

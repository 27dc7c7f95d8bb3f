import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { spansSeen } from "../../../src/pillars/operational-excellence/spans-seen.ts";
import { component, factOf, indexOf, planOf, reading, reasonOf, series, valueIn } from "./evidence-fixture.ts";

const seen = (evidence: Evidence[]) =>
  factOf(
    indexOf({ components: [component("front")], evidence, plan: planOf(evidence) }),
    [spansSeen],
    "trace.spans-seen",
    "front",
  );

describe("spans that were seen", () => {
  it("are counted however few minutes were traced", () => {
    expect(valueIn(seen([reading("front", "trace.requests", series([null, 7, null, null, null, null, 5]))]))).toBe(12);
  });

  it("are unknown without traces, and where none is of the component", () => {
    expect(reasonOf(seen([]))).toContain("no traces");
    expect(reasonOf(seen([reading("front", "trace.requests", series([null, null]))]))).toContain("no span of it");
    expect(reasonOf(seen([reading("front", "trace.requests", null)]))).not.toBe("");
  });
});

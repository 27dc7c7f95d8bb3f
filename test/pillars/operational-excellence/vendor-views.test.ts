import { describe, expect, it } from "vitest";
import type { EvidenceValue, Row } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/operational-excellence/index.ts";
import { component, factOf, indexOf, reading, reasonOf, series, shippedRules, WORKLOAD } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedRules());

function ofWorkload(id: string, signal: string, value: EvidenceValue) {
  const index = indexOf({ components: [component("cart")], evidence: [reading(WORKLOAD, signal, value)] });
  return factOf(index, derivations, id, WORKLOAD);
}

describe("advice of the vendor", () => {
  const advice = (category: string, impact: string, since?: string): Row => ({
    id: `${category}-${impact}`,
    category,
    impact,
    component: "",
    resource: "disk-1",
    problem: "one zone",
    ...(since === undefined ? {} : { since }),
  });

  it("is told by category, the gravest and oldest first, with whole days", () => {
    const rows = [
      advice("reliability", "medium", "2024-05-01T00:00:00Z"),
      advice("reliability", "high", "2024-05-30T12:00:00Z"),
      advice("reliability", "high", "2024-05-20T00:00:00Z"),
      advice("security", "high", "2024-05-01T00:00:00Z"),
    ];
    expect(ofWorkload("advice.reliability", "advice", rows).value).toMatchObject([
      { impact: "high", days: 12 },
      { impact: "high", days: 1 },
      { impact: "medium", days: 31 },
    ]);
    expect(ofWorkload("advice.security", "advice", rows).value).toHaveLength(1);
    expect(ofWorkload("advice.performance", "advice", rows).value).toEqual([]);
  });

  it("counts as open and not as old where it does not say since when", () => {
    expect(ofWorkload("advice.operations", "advice", [advice("operations", "high")]).value).toMatchObject([
      { days: 0 },
    ]);
  });

  it("is not known where the adviser did not answer", () => {
    for (const id of ["advice.reliability", "advice.security", "advice.performance", "advice.operations"])
      expect(reasonOf(ofWorkload(id, "advice", null))).toBe("advice was empty");
  });
});

describe("the vendor's review", () => {
  const pillar = (name: string, high: number, at: string): Row => ({
    workload: "shop",
    lens: "all",
    pillar: name,
    high,
    medium: 1,
    answered: 3,
    unanswered: 1,
    at,
  });
  const rows = [pillar("security", 2, "2024-03-01T00:00:00Z"), pillar("reliability", 0, "2024-05-02T00:00:00Z")];

  it("gives the age of the latest, the share of answers and the high risks", () => {
    expect(ofWorkload("review.days", "review", rows)).toMatchObject({ value: 30, unit: "d", strength: "observed" });
    expect(ofWorkload("review.answered-share", "review", rows).value).toBe(0.75);
    expect(ofWorkload("review.high-risks", "review", rows).value).toEqual([
      { workload: "shop", lens: "all", pillar: "security", high: 2, days: 92 },
    ]);
  });

  it("is not known without a review, a date or a count", () => {
    expect(reasonOf(ofWorkload("review.high-risks", "review", []))).toContain("holds no review");
    expect(ofWorkload("review.days", "review", [pillar("security", 0, "")]).value).toBeNull();
    expect(ofWorkload("review.answered-share", "review", [{ pillar: "security" }]).value).toBeNull();
  });
});

describe("probes against the server", () => {
  const minutes = (at: (minute: number) => number) => series(Array.from({ length: 120 }, (_, minute) => at(minute)));
  const unseen = (probe: EvidenceValue, server: EvidenceValue) => {
    const evidence = [reading("cart", "probe.success-ratio", probe), reading("cart", "success-ratio", server)];
    return factOf(indexOf({ components: [component("cart")], evidence }), derivations, "probe.unseen-failures", "cart");
  };

  it("are compared in intervals of five minutes, and failures that both saw are none", () => {
    expect(
      unseen(
        minutes((minute) => (minute < 5 ? 0 : 1)),
        minutes(() => 1),
      ).value,
    ).toBeCloseTo(1 / 24, 12);
    expect(
      unseen(
        minutes(() => 0.5),
        minutes(() => 0.5),
      ).value,
    ).toBe(0);
    expect(
      unseen(
        minutes(() => 1),
        minutes(() => 0.5),
      ).value,
    ).toBe(0);
  });

  it("are not known without either, or when the two were never seen together", () => {
    expect(
      unseen(
        null,
        minutes(() => 1),
      ).value,
    ).toBeNull();
    const later = { ...minutes(() => 1), start: "2024-06-02T00:00:00Z" };
    expect(
      reasonOf(
        unseen(
          minutes(() => 1),
          later,
        ),
      ),
    ).toContain("never seen in the same interval");
  });
});

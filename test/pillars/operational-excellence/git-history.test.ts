import { describe, expect, test } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { gitHistory } from "../../../src/pillars/operational-excellence/git-history.ts";
import { factOf, indexOf, reading, reasonOf, shippedRules, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const derivations = [gitHistory(shippedRules())];

function fact(id: string, signal: string, value: EvidenceValue): Fact {
  const index = indexOf({ components: [], evidence: [reading(WORKLOAD, signal, value)] });
  return factOf(index, derivations, id, WORKLOAD);
}

describe("facts of git history", () => {
  test("the file that fixes touch most, of all fixes", () => {
    const rows = [
      { path: "a", commits: 90, authors: 3, fixes: 4, allFixes: 40 },
      { path: "b", commits: 30, authors: 3, fixes: 20, allFixes: 40 },
    ];
    expect(fact("git.hotspot-fix-share", "git.hotspots", rows)).toMatchObject({ value: 0.5, sampleSize: 40 });
    expect(valueIn(fact("git.hotspot-path", "git.hotspots", rows))).toBe("b");
    expect(
      reasonOf(fact("git.hotspot-fix-share", "git.hotspots", [{ path: "a", commits: 9, fixes: 0, allFixes: 0 }])),
    ).toMatch(/mends/);
  });

  test("only components are coupled, and only with enough commits", () => {
    const pair = { a: "cart", b: "pay", together: 12, either: 20, share: 0.6, components: true };
    const rows = [
      { a: "src", b: "test", together: 30, either: 30, share: 1, components: false },
      { a: "ads", b: "mail", together: 1, either: 1, share: 1, components: true },
      pair,
    ];
    expect(fact("git.component-co-change", "git.change-coupling", rows)).toMatchObject({ value: 0.6, sampleSize: 20 });
    expect(valueIn(fact("git.component-pair", "git.change-coupling", rows))).toBe("cart and pay");
    expect(reasonOf(fact("git.component-pair", "git.change-coupling", rows.slice(0, 2)))).toMatch(/20 commits/);
    expect(reasonOf(fact("git.component-pair", "git.change-coupling", rows.slice(0, 1)))).toMatch(/no commit touches/);
  });

  test("owners that cannot be told by their commits are no contradiction", () => {
    const row = { path: "api/", commits: 9, authors: 2, topAuthorShare: 0.9, declared: true };
    expect(reasonOf(fact("git.owner-commit-share", "git.ownership", [{ ...row, ownerShare: null }]))).toMatch(
      /teams cannot/,
    );
    expect(reasonOf(fact("git.owner-commit-share", "git.ownership", [{ ...row, declared: false }]))).toMatch(
      /no CODEOWNERS/,
    );
    const rows = [
      { ...row, ownerShare: 0.5 },
      { ...row, path: "few/", commits: 2, ownerShare: 0 },
      { ...row, path: "web/", ownerShare: 0.1 },
    ];
    expect(fact("git.owner-commit-share", "git.ownership", rows)).toMatchObject({ value: 0.1, sampleSize: 9 });
    expect(valueIn(fact("git.owner-commit-folder", "git.ownership", rows))).toBe("web/");
  });

  test("branches that people work on; a clone of one branch says nothing", () => {
    const branch = (ageDays: number, openDays: number) => ({ name: "x", ageDays, openDays, ahead: 1 });
    const rows = [branch(1, 2), branch(2, 10), branch(6, 6), branch(100, 300)];
    expect(valueIn(fact("git.active-branches", "git.stale-branches", rows))).toBe(3);
    expect(valueIn(fact("git.branch-open-days", "git.stale-branches", rows))).toBe(6);
    expect(valueIn(fact("git.branch-open-days", "git.stale-branches", [branch(100, 300)]))).toBe(0);
    expect(reasonOf(fact("git.active-branches", "git.stale-branches", []))).toMatch(/clone of one branch/);
  });

  test("the median size of a change", () => {
    expect(fact("git.change-size-median", "git.change-sizes", [10, 0, 4, 100])).toMatchObject({
      value: 7,
      sampleSize: 4,
    });
    expect(reasonOf(fact("git.change-size-median", "git.change-sizes", []))).toMatch(/no change/);
  });

  test("a reading that could not be had keeps its reason; lost rules too", () => {
    expect(reasonOf(fact("git.hotspot-path", "git.hotspots", null))).toBe("git.hotspots was empty");
    const bare = [gitHistory({ ...shippedRules(), tables: {} })];
    expect(reasonOf(factOf(indexOf({ components: [], evidence: [] }), bare, "git.hotspot-path", WORKLOAD))).toMatch(
      /no table/,
    );
  });
});

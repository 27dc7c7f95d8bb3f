import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { componentOwners } from "../../../src/pillars/operational-excellence/ownership.ts";
import { component, factOf, indexOf, planOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const FACT = "ownership.owners";
const codeowners = (owners: string[]) => reading("cart", "codeowners.component", owners, { strength: "configured" });
const rules = (count: number | null) => reading(WORKLOAD, "codeowners.count", count, { strength: "configured" });

function ownersOf(evidence: Evidence[], more: { componentOwner?: string; owner?: string; plan?: Evidence[] } = {}) {
  const cart = component("cart", more.componentOwner === undefined ? {} : { owner: more.componentOwner });
  const index = indexOf({
    components: [cart],
    evidence,
    plan: planOf(more.plan ?? evidence),
    ...(more.owner === undefined ? {} : { owner: more.owner }),
  });
  return factOf(index, [componentOwners], FACT, "cart");
}

describe("owners of a component", () => {
  it("come from CODEOWNERS before the manifest", () => {
    const fact = ownersOf([codeowners(["@b", "@a", "@a"])], { componentOwner: "shop-team" });
    expect(fact).toMatchObject({ value: ["@a", "@b"], strength: "configured" });
  });

  it("come from the manifest, the component before the workload", () => {
    expect(ownersOf([], { componentOwner: "cart-team", owner: "shop-team" })).toMatchObject({
      value: ["cart-team"],
      strength: "attested",
    });
    expect(valueIn(ownersOf([], { owner: "shop-team" }))).toEqual(["shop-team"]);
  });

  it("are nobody where CODEOWNERS was read and names nobody", () => {
    expect(valueIn(ownersOf([rules(0)]))).toEqual([]);
    expect(valueIn(ownersOf([codeowners([]), rules(4)]))).toEqual([]);
  });

  it("are unknown where nothing was read, and where what was read is lost", () => {
    expect(valueIn(ownersOf([]))).toBeNull();
    expect(valueIn(ownersOf([rules(null)]))).toBeNull();
    // CODEOWNERS has rules, and none could be matched with a component whose folder is not known.
    expect(ownersOf([rules(4)])).toMatchObject({ value: null, reason: expect.stringContaining("ref.path") });
    expect(valueIn(ownersOf([], { componentOwner: "cart-team", plan: [codeowners(["@a"])] }))).toBeNull();
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { discoverWorkload, safeId } from "../../src/workload/discover.ts";

it("makes ids safe, merges doubles, drops dependencies that lead nowhere and sorts", () => {
  const found = discoverWorkload("@acme/shop", [
    { id: "b", type: "worker", dependsOn: ["a a", "gone", "a a"] },
    { id: "a a", type: "http-service", dependsOn: [] },
    { id: "b", type: "http-service", dependsOn: ["b"], owner: "Ada" },
    { id: "///", type: "vm", dependsOn: [] },
  ]);
  expect(found).toEqual({
    name: "acme/shop",
    components: [
      { id: "a-a", type: "http-service", dependsOn: [] },
      { id: "b", type: "worker", dependsOn: ["a-a", "b"], owner: "Ada" },
    ],
  });
});

it("names the workload otherwise than its components, and workload without a name", () => {
  const component = { id: "shop", type: "http-service", dependsOn: [] };
  expect(discoverWorkload("shop", [component]).name).toBe("shop-workload");
  expect(discoverWorkload(undefined, []).name).toBe("workload");
  expect(discoverWorkload("…", []).name).toBe("workload");
});

it("gives an accepted id or nothing, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(safeId(text)).toMatch(/^(?:[A-Za-z0-9][A-Za-z0-9._/-]{0,127})?$/);
    }),
  );
});

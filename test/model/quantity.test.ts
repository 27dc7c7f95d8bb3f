import { expect, it } from "vitest";
import { canonicalJson } from "../../src/model/json.ts";
import { formatQuantity } from "../../src/model/quantity.ts";

it("rows are shown with labels, what they are before how much, and the same after a document was kept", () => {
  const rows = [
    { traces: 12, target: "cart", callsPerTrace: 2.5, source: "frontend", median: 5, operation: "Get" },
    { traces: 3, target: null, callsPerTrace: 1, source: "frontend", median: 1, operation: "Put" },
  ];
  const shown = formatQuantity(rows, "");
  expect(shown).toBe(
    "operation Get, source frontend, target cart, calls per trace 2.5, median 5; operation Put, source frontend, calls per trace 1, median 1, traces 3",
  );
  expect(formatQuantity(JSON.parse(canonicalJson(rows)) as typeof rows, "")).toBe(shown);
  expect(formatQuantity([...rows, ...rows], "", 1)).toMatch(/median 5 and 3 more$/);
});

it("plain lists stay as they were", () => {
  expect(formatQuantity(["a", "b"], "")).toBe("a, b");
  expect(formatQuantity([1, 2000, 3, 4], "")).toBe("1, 2,000, 3 and 1 more");
  expect(formatQuantity([], "")).toBe("none");
});

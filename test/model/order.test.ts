import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { byCodeUnit } from "../../src/model/order.ts";

it("orders by code unit, and says of equals that they are", () => {
  expect(["b", "a", "B", "\u{1f600}", "ä"].sort(byCodeUnit)).toEqual(["B", "a", "b", "ä", "\u{1f600}"]);
  expect(byCodeUnit("a", "a")).toBe(0);
});

it("is the one way in which texts are ordered: another that says 1 of equals would leave their order to the engine", () => {
  const source = join(import.meta.dirname, "../../src");
  const files = readdirSync(source, { recursive: true }).map(String);
  for (const file of files.filter((one) => one.endsWith(".ts")))
    expect(readFileSync(join(source, file), "utf8"), file).not.toMatch(/ < [^?\n]+ \? -1 : 1\b(?! \*)/);
});

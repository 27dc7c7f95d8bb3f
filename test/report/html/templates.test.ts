import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileTemplates, TARGET } from "../../../scripts/templates.ts";

test("templates.generated.ts is what the templates compile to; if not, run: node scripts/templates.ts", () => {
  expect(readFileSync(TARGET, "utf8") === compileTemplates()).toBe(true);
});

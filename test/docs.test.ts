import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeFrameworks } from "../src/frameworks/describe.ts";
import { ROOT } from "./support/command-line.ts";
import { shippedRules } from "./support/sample-rules.ts";

const rules = await shippedRules();
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true }).map((file) => `docs/${file}`),
].filter((file) => String(file).endsWith(".md"));

describe("the documentation", () => {
  it("names files and folders that are there", () => {
    for (const page of pages) {
      const text = readFileSync(join(ROOT, page), "utf8");
      for (const [, path] of text.matchAll(
        /`((?:src|rules|test|docs|schemas|scripts|bench|templates|examples|tools|bin)\/[\w./-]*)`/g,
      )) {
        expect(existsSync(join(ROOT, path ?? "")), `${page}: ${path}`).toBe(true);
      }
      for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)) {
        expect(existsSync(join(ROOT, page, "..", link ?? "")), `${page}: ${link}`).toBe(true);
      }
    }
  });

  it("counts what is spoken to as it is", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    expect(readme).toContain(`${rules.checks.length} checks speak to the practices of these frameworks`);
    const table = [...readme.matchAll(/^\| [^|]+ \| `([a-z0-9-]+)` +\| (\d+) [a-z -]+ +\| (\d+) +\|$/gm)];
    const stated = table.map(([, id, practices, spokenTo]) => ({
      id,
      practices: Number(practices),
      spokenTo: Number(spokenTo),
    }));
    const counted = describeFrameworks(rules).map(({ id, practices, spokenTo }) => ({ id, practices, spokenTo }));
    expect(new Set(stated)).toEqual(new Set(counted));
  });
});

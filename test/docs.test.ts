import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { practiceChecks } from "../src/frameworks/mapping.ts";
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
    const spokenTo = (id: string) => {
      const framework = rules.frameworks.find((one) => one.id === id);
      return framework ? practiceChecks(framework, rules.checks).size : 0;
    };
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(
      `${rules.checks.length} checks speak to ${spokenTo("aws-well-architected")} of AWS' practices and ${spokenTo("iso-25010-2023")} of ISO's 40`,
    );
  });
});

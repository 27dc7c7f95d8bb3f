import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, temporaryFolder } from "./support/command-line.ts";

describe("the published package", () => {
  it("runs alone: no dependency is installed beside it, and nothing of the project's tools is in it", () => {
    const folder = temporaryFolder();
    const [packed] = JSON.parse(
      execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
        cwd: ROOT,
        encoding: "utf8",
      }),
    ) as { filename: string; unpackedSize: number; files: { path: string }[] }[];
    const paths = packed?.files.map((file) => file.path) ?? [];
    expect(paths).toContain("bin/run.js");
    expect(paths).toContain("dist/rules.json");
    expect(paths).toContain("schemas/plumbrule.schema.json");
    expect(paths.filter((path) => /^(test|src|scripts|tools|bench|examples|node_modules)\//.test(path))).toEqual([]);
    expect(packed?.unpackedSize).toBeLessThan(12_000_000);
    execFileSync("tar", ["-xzf", join(folder, packed?.filename ?? ""), "-C", folder]);
    expect(existsSync(join(folder, "package/node_modules"))).toBe(false);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(folder, "package/bin/run.js"), ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
    expect(run("checks", "test")).toMatchObject({ status: 0 });
    for (const format of ["text", "html", "markdown", "json"]) {
      const { status, stderr, stdout } = run("assess", join(ROOT, "test/fixtures/repository/shop"), "--format", format);
      expect(status, stderr).toBe(0);
      expect(stdout.length).toBeGreaterThan(1_000);
    }
    expect(readdirSync(folder).sort()).toEqual([packed?.filename, "package"].sort());
  });
});

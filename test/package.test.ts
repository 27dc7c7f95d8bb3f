import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
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
    expect(packed?.unpackedSize).toBeLessThan(13_000_000);
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

describe("the guard before the build", () => {
  it("says in one sentence that nothing is installed, instead of a stack", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "scripts"));
    copyFileSync(join(ROOT, "scripts/guard.js"), join(folder, "scripts/guard.js"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const { status, stderr } = spawnSync(process.execPath, ["scripts/guard.js"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^What Plumbrule is built with is not installed: run "npm ci" first.*\n$/);
    expect(spawnSync(process.execPath, ["scripts/guard.js"], { cwd: ROOT })).toMatchObject({ status: 0 });
  });
});

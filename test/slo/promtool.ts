import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";

const PROMTOOL = process.env.PROMTOOL ?? "promtool";

/** Debian has it in the package `prometheus`. */
export const promtool = {
  found: spawnSync(PROMTOOL, ["--version"]).status === 0,
  name: PROMTOOL,
  check: (rules: string) => run(rules, (folder) => ["check", "rules", path.join(folder, "rules.yaml")]),
  /** `tests` are those of a unit test file; series come every minute. */
  test: (rules: string, tests: object[]) =>
    run(rules, (folder) => {
      const file = { rule_files: ["rules.yaml"], evaluation_interval: "1m", tests };
      writeFileSync(path.join(folder, "test.yaml"), stringify(file, { version: "1.1", lineWidth: 0 }));
      return ["test", "rules", path.join(folder, "test.yaml")];
    }),
};

/** What it printed; an Error with that when it is not content. */
function run(rules: string, argumentsIn: (folder: string) => string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "plumbrule-promtool-"));
  try {
    writeFileSync(path.join(folder, "rules.yaml"), rules);
    return execFileSync(PROMTOOL, argumentsIn(folder), { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/command-line.ts";
import { folderWith } from "../workload/folder.ts";

async function violations(files: { [path: string]: string }): Promise<{ code: number | null; lines: string[] }> {
  const folder = await folderWith(files);
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/layers.ts"), folder], {
    encoding: "utf8",
  });
  return { code: status, lines: stderr.split("\n").filter(Boolean).sort() };
}

it("finds each kind of violation, and what is reached through others", async () => {
  const { code, lines } = await violations({
    "src/model/time.ts": "export const now = () => Date.now();\n",
    "src/documents/read-text.ts":
      'import { readFileSync } from "node:fs";\nexport const read = (path: string) => readFileSync(path);\n',
    "src/checks/load.ts": 'import { read } from "../documents/read-text.ts";\nexport const load = () => read("x");\n',
    "src/pillars/luck.ts": "export const luck = () => Math.random() + new Date().getTime();\n",
    "src/pipeline/gather.ts": "export const start = () => Date.now();\n",
    "src/workload/manifest.ts": "export interface Manifest {\n  name: string;\n}\n",
    "src/commands/assess.ts":
      'import type { Manifest } from "../workload/manifest.ts";\nexport const name = (one: Manifest) => one.name;\n',
  });
  expect(code).toBe(1);
  expect(lines).toEqual([
    "commands-call-the-pipeline: src/commands/assess.js → src/workload/manifest.js",
    "pure-half-has-no-clock: src/model/time.js → Date.now",
    "pure-half-has-no-clock: src/pillars/luck.js → Math.random",
    "pure-half-has-no-clock: src/pillars/luck.js → new Date()",
    "pure-half-has-no-io: src/checks/load.js → fs",
  ]);
});

it("lets pass what keeps to them", async () => {
  const { code, lines } = await violations({
    "src/model/time.ts": "// Date.now is the caller's\nexport const later = (now: number) => new Date(now + 1000);\n",
    "src/commands/assess.ts":
      'import { later } from "../model/time.ts";\nexport const when = () => later(Date.now());\n',
  });
  expect(lines).toEqual([]);
  expect(code).toBe(0);
});

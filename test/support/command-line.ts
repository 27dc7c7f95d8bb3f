import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export const ROOT = join(import.meta.dirname, "../..");
export const BIN = join(ROOT, "bin/run.js");

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built command line as users do, in a process of its own. */
export function plumbrule(args: string[], options: { cwd?: string; env?: { [name: string]: string } } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 29,
    env: { ...process.env, NO_COLOR: "1", ...options.env },
  });
  return { code: status, stdout, stderr };
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbrule-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

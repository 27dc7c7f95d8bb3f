import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";

/**
 * Whether the programs of Debian's packages are there. Where not, tests that need them are skipped, and listed; where they are promised to
 * run (CI), one of them being absent is a failure.
 */
export function installed(...programs: string[]): { there: boolean; note: string } {
  const absent = programs.filter((program) => !existsSync(`/usr/bin/${program}`));
  if (absent.length > 0 && process.env.CI) {
    test(`${absent.join(", ")} installed in CI`, () => {
      expect.fail(`no ${absent.map((name) => `/usr/bin/${name}`).join(", ")}: .ci/run installs the packages`);
    });
  }
  return {
    there: absent.length === 0,
    note:
      absent.length === 0
        ? ""
        : ` (skipped: no /usr/bin/${absent.join(", ")}; apt-get install prometheus victoria-metrics openssl)`,
  };
}

export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port, with a folder of its own, and waits until it answers. */
export async function startServer(
  program: string,
  args: (port: number, folder: string) => string[],
  ready: string,
  prepare: (folder: string) => void = () => {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "plumbrule-server-"));
  prepare(folder);
  const port = await freePort();
  const child = spawn(`/usr/bin/${program}`, args(port, folder), { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log = `${log}${chunk}`.slice(-4000);
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}${ready}`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await pause(50);
  }
  await stop();
  throw new Error(`${program} did not start: ${log}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

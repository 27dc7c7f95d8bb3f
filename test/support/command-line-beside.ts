import { spawn } from "node:child_process";
import { BIN, type Ran, ROOT } from "./command-line.ts";

interface Options {
  cwd?: string;
  env?: { [name: string]: string };
  /** Ctrl-C as soon as this has come about. */
  interrupt?: Promise<unknown>;
}

/** Runs the built command line while this process goes on, as servers of a test have to. */
export function plumbruleBeside(args: string[], { cwd, env, interrupt }: Options = {}): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  void interrupt?.then(() => child.kill("SIGINT"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

#!/usr/bin/env node
// Plain JavaScript that any Node can parse: an old one must get a message, not a stack.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const major = Number(process.versions.node.split(".")[0]);
const root = new URL("..", import.meta.url);

if (major < 24) {
  const hint = process.argv.includes("--json");
  const message = `Plumbrule needs Node 24 or newer; this is Node ${process.versions.node}`;
  const fix = "run it through npm (npm start, npm exec plumbrule), which uses the pinned Node, or install Node 24";
  if (hint) {
    process.stdout.write(`${JSON.stringify({ error: { code: "PLUMBRULE_E_NODE", message, suggestions: [fix] } })}\n`);
  } else process.stderr.write(`Error: ${message}.\n  Try: ${fix}\n`);
  process.exitCode = 2;
} else if (process.argv.length === 3 && process.argv[2] === "--version") {
  // Answered before the framework is loaded: scripts ask this often.
  // A reader that has gone away or a full disk: no stack for that.
  process.stdout.on("error", (error) => {
    process.exitCode = error.code === "EPIPE" ? 0 : 2;
  });
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  process.stdout.write(`plumbrule/${version} ${process.platform}-${process.arch} node-${process.version}\n`);
} else {
  // A folder of the user's own: the default one is shared by everybody on the machine.
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const own = join(cache, "plumbrule");
  // Step by step: a home that is not there is not made, and Node's own recursive way never ends below /proc.
  for (const folder of [cache, own]) {
    try {
      mkdirSync(folder);
    } catch {
      // There already, or not ours to make: then there is no cache.
    }
  }
  if (existsSync(own)) nodeModule.enableCompileCache?.(own);
  const { main } = await import(new URL("dist/cli/main.js", root).href).catch((error) => {
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.stderr.write("Error: Plumbrule is not built.\n  Try: npm run build\n");
    process.exitCode = 70;
    return { main: undefined };
  });
  await main?.(process.argv.slice(2), root.href);
}

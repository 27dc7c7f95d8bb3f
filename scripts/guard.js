// Plain JavaScript that any Node can parse. Run before the build and the tests: they must never fall back to another Node in silence,
// nor end in a stack where a package is missing.
import { existsSync } from "node:fs";

const major = Number(process.versions.node.split(".")[0]);
if (!existsSync(new URL("../node_modules/esbuild/package.json", import.meta.url))) {
  process.stderr.write(
    'What Plumbrule is built with is not installed: run "npm ci" first, without --omit=dev, and then this again.\n',
  );
  process.exitCode = 1;
} else if (major < 24) {
  process.stderr.write(
    `Plumbrule is developed on the Node 24 that "npm ci" installs; this is Node ${process.versions.node}.\n` +
      '  The pinned Node is there for Linux on x64 and arm64. If "npm ci --omit=optional" was used, run npm ci again;\n' +
      "  elsewhere install Node 24 or newer and run the command again.\n",
  );
  process.exitCode = 1;
}

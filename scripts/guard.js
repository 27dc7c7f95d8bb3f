// Plain JavaScript that any Node can parse. Run before the build and the tests: they must never fall back to another Node in silence.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `Plumbrule is developed on the Node 24 that "npm ci" installs; this is Node ${process.versions.node}.\n` +
      '  The pinned Node is there for Linux on x64 and arm64. If "npm ci --omit=optional" was used, run npm ci again;\n' +
      "  elsewhere install Node 24 or newer and run the command again.\n",
  );
  process.exitCode = 1;
}

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { startWire, type Wire } from "../servers/prometheus-wire.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { plumbruleBeside } from "../support/command-line-beside.ts";
import { folderWith, HEAD } from "../workload/folder.ts";

const running: Wire[] = [];
afterEach(async () => {
  for (const wire of running.splice(0)) await wire.stop();
});

/** A workload whose source takes every request and never answers; `asked` comes about with the first. */
async function hangingWorkload(): Promise<{ folder: string; asked: Promise<void> }> {
  let heard = () => {};
  const asked = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const wire = await startWire(() => heard());
  running.push(wire);
  const folder = await folderWith({
    "plumbrule.yaml": `${HEAD}components: [{ id: a, type: http-service, ref: { labels: { job: a } } }]
providers: { prometheus: { url: "${wire.url}" } }
gate: { findings: { failOn: high } }
`,
  });
  return { folder, asked };
}

test.each([["assess"], ["doctor"], ["gate"]])("Ctrl-C while a source hangs ends %s with 130", async (command) => {
  const { folder, asked } = await hangingWorkload();
  const evidence = join(temporaryFolder(), "evidence.json");
  const args = command === "assess" ? ["--save-evidence", evidence] : [];
  const { code, stdout } = await plumbruleBeside([command, folder, ...args], { interrupt: asked });
  expect(code).toBe(130);
  expect(stdout).toBe("");
  if (command === "assess") expect(readFileSync(evidence, "utf8")).toContain("interrupted");
});

test("a process that something still holds ends, too", async () => {
  const { folder, asked } = await hangingWorkload();
  const evidence = join(temporaryFolder(), "evidence.json");
  // As a client would hold it that does not close its connection.
  const script = `import { createServer } from "node:net";
createServer().listen(0, "127.0.0.1");
const { main } = await import(${JSON.stringify(pathToFileURL(join(ROOT, "dist/cli/main.js")).href)});
await main(${JSON.stringify(["assess", folder, "--save-evidence", evidence])}, ${JSON.stringify(pathToFileURL(`${ROOT}/`).href)});`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "ignore" });
  await asked;
  child.kill("SIGINT");
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(130);
  expect(readdirSync(join(evidence, ".."))).toEqual(["evidence.json"]);
});

test.each(["SIGINT", "SIGTERM"])(
  "%s while a file is written leaves nothing of it, also where no command listens",
  async (signal) => {
    const folder = temporaryFolder();
    const script = `const { writeFileAtomically } = await import(${JSON.stringify(pathToFileURL(join(ROOT, "src/cli/write-file.ts")).href)});
function* text() {
  yield "begun";
  process.kill(process.pid, "${signal}");
  for (;;) yield ".";
}
await writeFileAtomically(${JSON.stringify(join(folder, "report.html"))}, text());`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "ignore" });
    expect(await new Promise((resolve) => child.once("close", (_, by) => resolve(by)))).toBe(signal);
    expect(readdirSync(folder)).toEqual([]);
  },
);

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gatherEvidence } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { folderWith, HEAD } from "../workload/folder.ts";

const rules = await shippedRules();

const OPTIONS = {
  loadRules: async () => rules,
  tool: { name: "plumbrule", version: "test" },
  now: Date.UTC(2026, 0, 31),
  progress() {},
  abort: new AbortController().signal,
};

async function gathered(csv: string[]) {
  const folder = join(temporaryFolder(), "w");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "plumbrule.yaml"),
    `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: w }
components: [{ id: a, type: http-service }]
providers: { recorded: { series: [{ file: x.csv, component: a, signals: { requests: r, latency.p99: l } }] } }
`,
  );
  writeFileSync(join(folder, "x.csv"), ["time,r,l", ...csv, ""].join("\n"));
  const options = { ...OPTIONS, directory: folder };
  return gatherEvidence(await describeWorkload(options), options);
}

const MINUTES = Array.from({ length: 20 }, (_, i) => `2024-01-01T00:${String(i + 10)}:30Z,${i},${i === 3 ? "" : i}`);

test("the plan notes how many readings were taken, and how many samples they held", async () => {
  const { plan } = await gathered(MINUTES);
  const of = (signal: string) => plan.find((planned) => planned.subject === "a" && planned.signal === signal);
  expect(of("requests")).toMatchObject({ taken: 1, samples: 20 });
  expect(of("latency.p99")).toMatchObject({ taken: 1, samples: 19 });
});

test("a stray sample does not move the end of a run, and its warning is in the document", async () => {
  const { asOf, diagnostics, evidence } = await gathered([...MINUTES, "5138-11-16T09:46:39Z,1,1"]);
  expect(asOf).toBe("2024-01-01T00:30:00Z");
  expect(diagnostics).toContainEqual({
    provider: "recorded",
    level: "warning",
    message: expect.stringMatching(/^x\.csv, line 22: the sample at 5138-11-16T09:46:39Z is not taken/),
  });
  expect(evidence.find(({ signal }) => signal === "requests")?.value).toMatchObject({ step: 60 });
});

test("a source that the manifest names and that gives nothing is told as one that cannot be read", async () => {
  const silent = async (manifest: string, files: { [name: string]: string } = {}) => {
    const folder = await folderWith({ "plumbrule.yaml": `${HEAD}${manifest}`, ...files });
    const options = { ...OPTIONS, directory: folder };
    const { diagnostics } = await gatherEvidence(await describeWorkload(options), options);
    return diagnostics.filter(({ level }) => level === "error");
  };
  expect(await silent("providers: { recorded: { path: telemetry/ } }\n")).toEqual([
    { provider: "recorded", level: "error", message: "is configured and gave nothing" },
  ]);
  // By default the repository is looked into, and nobody said that it had to hold something.
  expect(await silent("")).toEqual([]);
  // One signal without a series is no silence.
  const series = "series: [{ file: x.csv, component: a, signals: { requests: r, latency.p99: l } }]";
  const component = "components: [{ id: a, type: http-service }]\n";
  const csv = ["time,r,l", ...MINUTES.map((line) => line.replace(/,[^,]*$/, ",")), ""].join("\n");
  expect(await silent(`${component}providers: { recorded: { ${series} } }\n`, { "x.csv": csv })).toEqual([]);
});

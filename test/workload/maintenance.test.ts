import { expect, it } from "vitest";
import { loadMaintenance } from "../../src/workload/maintenance.ts";
import { folderWith, messageOf } from "./folder.ts";

async function load(text: string): ReturnType<typeof loadMaintenance> {
  return loadMaintenance("maintenance.yaml", {
    directory: await folderWith({ "maintenance.yaml": text }),
    objectiveNames: ["checkout-availability"],
    componentIds: ["frontend", "cart"],
  });
}

it("reads windows; times become UTC", async () => {
  expect(
    await load(`- { from: "2026-01-10T02:00:00+02:00", to: 2026-01-10T02:00:00Z, reason: new disks, by: Ada, link: docs/d.md }
- { from: 2026-01-11T00:00:00Z, to: 2026-01-11T01:00:00Z, reason: x, by: Ada, components: [cart] }
`),
  ).toEqual([
    { from: "2026-01-10T00:00:00Z", to: "2026-01-10T02:00:00Z", reason: "new disks", by: "Ada", link: "docs/d.md" },
    { from: "2026-01-11T00:00:00Z", to: "2026-01-11T01:00:00Z", reason: "x", by: "Ada", components: ["cart"] },
  ]);
  expect(await load("")).toEqual([]);
});

it("says everything that is wrong", async () => {
  const said = await messageOf(
    load(`- { from: 2026-01-10T02:00:00Z, to: 2026-01-10T02:00:00Z, reason: x, by: Ada }
- { from: 2026-01-10T02:00:00Z, to: 2026-02-30T02:00:00Z, reason: "  ", by: Ada }
- { from: 2026-01-10, to: 2026-01-11T00:00:00Z, by: Ada, resaon: x }
- { from: 2026-01-10T00:00:00Z, to: 2026-01-11T00:00:00Z, by: A, reason: x, objectives: [checkout], components: [crat] }
`),
  );
  expect(said.split("\n")).toEqual([
    'maintenance.yaml:1: [0].to: "2026-01-10T02:00:00Z" is not after "2026-01-10T02:00:00Z"',
    "maintenance.yaml:2: [1].reason: is blank; say what was done and why",
    'maintenance.yaml:2: [1].to: "2026-02-30T02:00:00Z" is no time that exists; write 2026-11-24T08:00:00Z',
    expect.stringMatching(/^maintenance\.yaml:3: \[2\]\.from: /),
    'maintenance.yaml:3: [2].resaon: unknown key; did you mean "reason"?',
    "maintenance.yaml:4: [3]: names objectives and components; keep one of the two",
    'maintenance.yaml:4: [3].components[0]: there is no component "crat"; did you mean "cart"?',
    'maintenance.yaml:4: [3].objectives[0]: there is no objective "checkout"; there are checkout-availability',
  ]);
});

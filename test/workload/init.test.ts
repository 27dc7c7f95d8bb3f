import fc from "fast-check";
import { expect, it } from "vitest";
import type { Component } from "../../src/model/workload.ts";
import { type Found, proposeManifest } from "../../src/workload/init.ts";
import { loadManifest } from "../../src/workload/manifest.ts";
import { folderWith, KNOWN } from "./folder.ts";

async function loaded(found: Found) {
  return loadManifest(await folderWith({ "plumbrule.yaml": proposeManifest(found) }), KNOWN);
}

const FULL: Found = {
  name: "@acme/shop",
  owner: "team: shop #1",
  components: [
    { id: "on", type: "http-service", dependsOn: ["1e3"], criticality: "high" },
    { id: "1e3", type: "database", dependsOn: [], owner: "Ada" },
    {
      id: "db",
      type: "aws.rds",
      dependsOn: [],
      ref: { region: "eu-west-1", dimensions: { DBInstanceIdentifier: "no" } },
    },
  ],
  frameworks: ["aws-well-architected", "dora"],
  telemetry: { path: "tele metry", traces: ["traces/*.json"], metrics: ["m, x].json"], tables: ["a.csv", "b.csv"] },
  tags: { releases: 3, latest: "v1.2", services: ["api", "web"] },
  ci: [".github/workflows/ci.yml"],
  slos: ["slos/*.{yaml,yml}"],
  adrs: "docs/adr",
};

it("proposes a manifest that loads as it stands", async () => {
  expect(await loaded(FULL)).toMatchObject({
    workload: {
      name: "acme/shop",
      owner: "team: shop #1",
      components: [
        { id: "1e3", type: "database", dependsOn: [], owner: "Ada" },
        { id: "db", type: "aws.rds", ref: { region: "eu-west-1", dimensions: { DBInstanceIdentifier: "no" } } },
        { id: "on", type: "http-service", dependsOn: ["1e3"], criticality: "high" },
      ],
    },
    frameworks: ["aws-well-architected", "dora"],
    providers: { recorded: { path: "tele metry", traces: [{ file: "traces/*.json" }] } },
    slos: ["slos/*.{yaml,yml}"],
    adrs: "docs/adr",
    diagnostics: [],
  });
});

it("says in comments what was found and what has to be told", () => {
  const text = proposeManifest(FULL);
  expect(text).toContain("# yaml-language-server: $schema=./node_modules/plumbrule/schemas/plumbrule.schema.json\n");
  expect(text).toContain("# Deployments are read from release tags: 3 found, of api, web, the latest v1.2.\n");
  expect(text).toContain("# CI definitions found: .github/workflows/ci.yml.\n");
  expect(text).toContain("    # These files are not read until it is said what they hold: a.csv, b.csv, m, x].json.\n");
  expect(text).toContain("# answers: answers.yaml ");
});

it("proposes one for nothing at all, whose comments work once uncommented", async () => {
  const text = proposeManifest({ components: [], frameworks: [] });
  expect((await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN))?.workload).toEqual({
    name: "workload",
    components: [],
  });
  const examples = text
    .split("\n")
    // Examples are keys or entries of lists; prose begins with a capital letter.
    .map((line) => line.replace(/^( *)# ?( *(?:- \{|[a-zA-Z]+:))/, "$1$2"))
    .filter((line) => line !== "components: []")
    .join("\n");
  const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": examples }), KNOWN);
  expect(manifest).toMatchObject({
    workload: { owner: "shop-team", criticality: "high" },
    frameworks: ["aws-well-architected", "iso-25010-2023", "dora"],
    slos: ["slos/*.yaml"],
    answersPath: "answers.yaml",
    waiversPath: "waivers.yaml",
    adrs: "docs/adr",
    gate: { onMissing: "fail", findings: { failOn: "high" } },
  });
  expect(manifest?.workload.components.map(({ id }) => id)).toEqual(["frontend", "checkout", "orders-db"]);
  expect(Object.keys(manifest?.providers ?? {})).toEqual(["recorded", "repository"]);
});

it("survives any name that is found", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  const component: fc.Arbitrary<Component> = fc.record({
    id: text,
    type: fc.constantFrom("vm", "http-service"),
    dependsOn: fc.array(text, { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(
      text,
      text.filter((owner) => owner.trim() !== ""),
      fc.array(component, { maxLength: 4 }),
      text,
      async (name, owner, components, file) => {
        const telemetry = { path: "telemetry", traces: [`x${file}`], metrics: [file], tables: [file] };
        const tags = { releases: 1, latest: file, services: [file] };
        const manifest = await loaded({ name, owner, components, frameworks: [], telemetry, tags, ci: [file] });
        expect(manifest?.providers).toEqual({ recorded: { path: "telemetry", traces: [{ file: `x${file}` }] } });
      },
    ),
    { numRuns: 100, examples: [["", "x", [], "\n$"]] },
  );
});

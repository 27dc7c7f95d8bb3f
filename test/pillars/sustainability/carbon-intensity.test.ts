import { describe, expect, it } from "vitest";
import { gridReader } from "../../../src/pillars/sustainability/carbon-intensity.ts";
import { derivations as derivationsOf } from "../../../src/pillars/sustainability/index.ts";
import type { InstanceTypeRules } from "../../../src/pillars/sustainability/instance-type-rules.ts";
import {
  factOf,
  inCode,
  indexOf,
  reasonOf,
  rulesFile,
  shippedTables,
  WORKLOAD,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const { grid } = rulesFile("instance-types.yaml") as InstanceTypeRules;
const gramsOf = gridReader(grid);
const intensityOf = (...regions: (string | null)[]) =>
  factOf(
    indexOf(
      [],
      regions.map((region, n) => inCode("iac.region", region, n)),
    ),
    derivations,
    "region.carbon-intensity",
    WORKLOAD,
  );

describe("the grid behind a region", () => {
  it.each([
    ["europe-west9", 15.83],
    ["europe-west9-b", 15.83],
    ["eu-west-3", 15.83],
    ["eu-west-3a", 15.83],
    ["francecentral", 15.83],
    ["France Central", 15.83],
    ["us-east-1", 343.48],
    ["us-east1", 579.44],
  ])("%s has %d g/kWh", (region, grams) => {
    expect(gramsOf(region)).toBe(grams);
  });

  it.each(["eu-west-1", "atlantis", "", "constructor", "__proto__"])("%j is in no table", (region) => {
    expect(gramsOf(region)).toBeUndefined();
  });

  it("is that of the most carbon-heavy region", () => {
    expect(intensityOf("eu-west-3", "ap-south-1", "global")).toMatchObject({
      value: 598.45,
      unit: "g/kWh",
      sampleSize: 2,
    });
  });

  it("is unknown while one region is, and without any", () => {
    expect(reasonOf(intensityOf("eu-west-3", "atlantis"))).toContain("atlantis");
    expect(reasonOf(intensityOf("eu-west-3", null))).toContain("was empty");
    expect(reasonOf(intensityOf())).toContain("no region");
    expect(reasonOf(intensityOf("global"))).toContain("no region");
  });

  it("of every neighbour is in the table", () => {
    for (const neighbour of Object.values(grid.sameGrid.regions))
      expect(gramsOf(neighbour), neighbour).toBeTypeOf("number");
    for (const grams of Object.values(grid.regions)) expect(grams).toBeGreaterThan(0);
  });
});

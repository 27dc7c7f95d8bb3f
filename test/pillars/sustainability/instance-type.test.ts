import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instanceTypeReader } from "../../../src/pillars/sustainability/instance-type.ts";
import type { InstanceTypeRules } from "../../../src/pillars/sustainability/instance-type-rules.ts";
import { rulesFile } from "../cost-optimization/evidence-fixture.ts";

const rules = rulesFile("instance-types.yaml") as InstanceTypeRules;
const read = instanceTypeReader(rules);

describe("instance types", () => {
  it.each([
    ["m4.large", "aws", "m4", true, false],
    ["t2.micro", "aws", "t2", false, false],
    ["m7i-flex.2xlarge", "aws", "m7i-flex", false, false],
    ["c7gn.metal", "aws", "c7gn", false, true],
    ["a1.medium", "aws", "a1", true, true],
    ["db.r4.xlarge", "aws", "r4", true, false],
    ["cache.t4g.small", "aws", "t4g", false, true],
    ["m4.large.search", "aws", "m4", true, false],
    ["p6-b200.48xlarge", "aws", "p6-b200", false, false],
    ["Standard_D2_v2", "azure", "Dv2", true, false],
    ["Standard_DS3_v2", "azure", "Dv2", true, false],
    ["Standard_D4s_v3", "azure", "Dv3", true, false],
    ["Standard_D4as_v5", "azure", "Dv5", false, false],
    ["Standard_D2ps_v5", "azure", "Dv5", false, true],
    ["Standard_E8-4ds_v5", "azure", "Ev5", false, false],
    ["Standard_B2ms", "azure", "Bv1", true, false],
    ["Standard_B2ps_v2", "azure", "Bv2", false, true],
    ["Basic_A1", "azure", "Av1", true, false],
    ["GP_Standard_D2ds_v4", "azure", "Dv4", false, false],
    ["Standard_NC24ads_A100_v4", "azure", "NCv4", false, false],
    ["Standard_L8s_v2", "azure", "Lv2", true, false],
    ["n1-standard-4", "gcp", "n1", true, false],
    ["f1-micro", "gcp", "f1", true, false],
    ["db-n1-standard-1", "gcp", "n1", true, false],
    ["e2-medium", "gcp", "e2", false, false],
    ["n2-custom-4-8192", "gcp", "n2", false, false],
    ["t2a-standard-8", "gcp", "t2a", false, true],
    ["c4a-highcpu-16", "gcp", "c4a", false, true],
  ] as const)("%s", (text, cloud, family, previous, arm) => {
    expect(read(text)).toEqual({ cloud, family, previous, arm });
  });

  it.each(["db.serverless", "db-custom-2-7680", "db-perf-optimized-N-2"])("%s names no instance", (text) => {
    expect(read(text)).toBe("ignored");
  });

  it.each([
    "",
    "dc2.large",
    "m99.large",
    "Standard_Q2_v9",
    "z9-standard-4",
    "large",
    "constructor.large",
    "Standard_",
    "m4",
  ])("%j is in no table", (text) => {
    expect(read(text)).toBe("unknown");
  });

  it("are read from any text, without an error and in no time that grows with it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const type = read(text);
        if (typeof type === "object") expect(type.family).not.toBe("");
      }),
    );
    expect(read(`Standard_${"D2_".repeat(50_000)}v2`)).toBe("unknown");
  });

  it("the tables name no family as both previous and current, and know each Arm family", () => {
    for (const table of [rules.aws, rules.gcp]) {
      expect(table.current.filter((family) => table.previous.includes(family))).toEqual([]);
      const known = new Set([...table.current, ...table.previous]);
      expect(table.arm.families.filter((family) => !known.has(family))).toEqual([]);
      expect(known.size).toBe(table.current.length + table.previous.length);
    }
  });
});

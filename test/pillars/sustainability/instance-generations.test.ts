import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/sustainability/index.ts";
import {
  factOf,
  inCode,
  indexOf,
  planOf,
  reasonOf,
  shippedTables,
  WORKLOAD,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const types = (...names: (string | null)[]) => names.map((name, n) => inCode("iac.compute.instance-type", name, n));
const of = (fact: string, evidence: Evidence[], plan = evidence) =>
  factOf(indexOf([], evidence, planOf(plan)), derivations, fact, WORKLOAD);
const previousOf = (evidence: Evidence[], plan = evidence) => of("compute.previous-generation-types", evidence, plan);
const armOf = (evidence: Evidence[], plan = evidence) => of("compute.arm", evidence, plan);

describe("instance types of a previous generation", () => {
  it("are named once each, in order, with the resources that use them", () => {
    const fact = previousOf(types("n1-standard-4", "m7g.large", "m4.large", "m4.large"));
    expect(fact).toMatchObject({ value: ["m4.large", "n1-standard-4"], strength: "configured", sampleSize: 4 });
    expect(fact.evidence).toHaveLength(3);
  });

  it("are none when every type is known and current", () => {
    expect(previousOf(types("m7g.large", "db.serverless")).value).toEqual([]);
  });

  it("are not said to be none when a type is strange, blank or lost, or none is named", () => {
    expect(reasonOf(previousOf(types("m7g.large", "m99.large")))).toContain("m99.large");
    expect(reasonOf(previousOf(types("m7g.large", null)))).toContain("was empty");
    expect(reasonOf(previousOf(types("m7g.large"), types("m7g.large", "m6i.large")))).toContain("1 of 2");
    expect(reasonOf(previousOf([]))).toContain("no instance type");
  });

  it("stay found when something else is strange or lost", () => {
    expect(previousOf(types("m4.large", "m99.large", null)).value).toEqual(["m4.large"]);
  });
});

describe("Arm", () => {
  it("is asked for by a flag, by node selection or by the instance type", () => {
    expect(armOf([inCode("iac.compute.arm", false), inCode("iac.compute.arm", true, 1)]).value).toBe(true);
    expect(armOf([inCode("kubernetes.arm", true)]).value).toBe(true);
    expect(armOf(types("m5.large", "m7g.large")).value).toBe(true);
    expect(armOf([...types("m5.large"), inCode("kubernetes.arm", false)]).value).toBe(false);
  });

  it("is not known to be absent while a type is strange or a reading blank or lost", () => {
    expect(reasonOf(armOf(types("m99.large")))).toContain("m99.large");
    expect(reasonOf(armOf([...types("m5.large"), inCode("iac.compute.arm", null)]))).toContain("was empty");
    const both = [inCode("iac.compute.arm", false), inCode("iac.compute.arm", false, 1)];
    expect(reasonOf(armOf(both.slice(0, 1), both))).toContain("1 of 2");
    expect(reasonOf(armOf([]))).toContain("no compute");
    expect(reasonOf(armOf([inCode("kubernetes.arm", false)]))).toContain("nodes of the cluster");
  });
});

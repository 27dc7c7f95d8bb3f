import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/sustainability/index.ts";
import {
  component,
  factOf,
  inCode,
  indexOf,
  planOf,
  reasonOf,
  shippedTables,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const of = (type: string, evidence: Evidence[], plan = evidence) =>
  factOf(
    indexOf([component("store", { type })], evidence, planOf(plan)),
    derivations,
    "component.self-managed",
    "store",
  );
const inCluster = [inCode("kubernetes.replicas", 1, 0, "store")];

describe("a service run by hand", () => {
  it("is one that a Kubernetes workload matches", () => {
    expect(of("cache", inCluster)).toMatchObject({ value: true, strength: "configured" });
  });

  it("is not one whose type is a vendor's service", () => {
    expect(of("aws.rds", [])).toMatchObject({ value: false, strength: "attested" });
  });

  it("is not known otherwise, nor when the workload's reading is lost", () => {
    expect(reasonOf(of("database", []))).toContain("no Kubernetes workload");
    expect(reasonOf(of("constructor", []))).toContain("no Kubernetes workload");
    expect(of("database", [], inCluster).value).toBeNull();
  });
});

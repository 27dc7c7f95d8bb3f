import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import { component, factOf, inCode, indexOf, planOf, reasonOf, shippedTables, WORKLOAD } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const spotOf = (evidence: Evidence[], plan = evidence) =>
  factOf(indexOf([component("cart")], evidence, planOf(plan)), derivations, "capacity.spot", WORKLOAD);

describe("spare capacity", () => {
  it("is used when any compute uses it", () => {
    expect(spotOf([inCode("iac.compute.spot", false), inCode("iac.compute.spot", true, 1)]).value).toBe(true);
    expect(spotOf([inCode("kubernetes.spot", true), inCode("iac.compute.spot", false)]).value).toBe(true);
    expect(spotOf([inCode("kubernetes.spot", false), inCode("iac.compute.spot", false)]).value).toBe(false);
  });

  it("is not known when there is no compute, or one of the readings is lost or blank", () => {
    expect(reasonOf(spotOf([]))).toContain("no compute");
    const two = [inCode("iac.compute.spot", false), inCode("iac.compute.spot", false, 1)];
    expect(reasonOf(spotOf(two.slice(1), two))).toContain("1 of 2");
    expect(reasonOf(spotOf([inCode("iac.compute.spot", false), inCode("iac.compute.spot", null, 1)]))).toContain(
      "was empty",
    );
  });

  it("stays found when something else is lost", () => {
    const two = [inCode("iac.compute.spot", true), inCode("iac.compute.spot", false, 1)];
    expect(spotOf(two.slice(0, 1), two).value).toBe(true);
  });

  it("could serve the workers, vendors' ones too", () => {
    const components = [component("a"), component("b", { type: "worker" }), component("c", { type: "aws.batch" })];
    const fact = factOf(indexOf(components, []), derivations, "capacity.interruptible-components", WORKLOAD);
    expect(fact).toMatchObject({ value: 2, strength: "attested" });
  });
});

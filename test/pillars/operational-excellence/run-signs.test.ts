import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Component } from "../../../src/model/workload.ts";
import { runSigns } from "../../../src/pillars/operational-excellence/run-signs.ts";
import { component, factOf, indexOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const of = (signal: string, value: Evidence["value"]) => reading(WORKLOAD, signal, value, { strength: "configured" });
const none = [of("iac.count", 0), of("kubernetes.count", 0), of("kubernetes.templated", 0), of("dockerfile.count", 0)];
const signs = (evidence: Evidence[], components: Component[] = []) =>
  valueIn(factOf(indexOf({ components, evidence }), [runSigns], "workload.run-signs", WORKLOAD));

describe("signs that something runs", () => {
  it("are components, infrastructure code, images and deployments", () => {
    expect(signs(none, [component("cart")])).toEqual(["components"]);
    expect(signs([of("dockerfile.count", 2), of("iac.tool", ["pulumi"]), of("ci.deploys", true)])).toEqual([
      "container images",
      "pulumi",
      "a CI definition that deploys",
    ]);
  });

  it("are none in a library's repository", () => {
    expect(signs([...none, of("ci.deploys", false)])).toEqual([]);
  });

  it("are not said to be none when something is blank or nothing was read", () => {
    expect(signs([...none.slice(1), of("iac.count", null)])).toBeNull();
    expect(signs([])).toBeNull();
    expect(signs([of("iac.count", null), of("dockerfile.count", 1)])).toEqual(["container images"]);
  });
});

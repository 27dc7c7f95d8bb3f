import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import {
  infrastructureCode,
  namedEnvironments,
} from "../../../src/pillars/operational-excellence/infrastructure-code.ts";
import { factOf, indexOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const of = (signal: string, value: Evidence["value"]) => reading(WORKLOAD, signal, value, { strength: "configured" });

function fact(id: string, evidence: Evidence[]) {
  return valueIn(factOf(indexOf({ components: [], evidence }), [infrastructureCode, namedEnvironments], id, WORKLOAD));
}

describe("infrastructure in code", () => {
  const described = (evidence: Evidence[]) => fact("infrastructure.described-by", evidence);

  it("is told by tools and by what was counted", () => {
    expect(described([of("iac.tool", ["terraform"]), of("iac.count", 3), of("kubernetes.count", 2)])).toEqual([
      "kubernetes",
      "resources in code",
      "terraform",
    ]);
    expect(described([of("iac.count", 0), of("kubernetes.count", 0), of("kubernetes.templated", 4)])).toEqual(["helm"]);
  });

  it("is none where the folder was read and holds none, and unknown where it was not", () => {
    expect(described([of("iac.count", 0), of("kubernetes.count", 0), of("iac.tool", [])])).toEqual([]);
    expect(described([])).toBeNull();
    expect(described([of("iac.count", null), of("kubernetes.count", 0)])).toBeNull();
  });
});

describe("named environments", () => {
  const named = (evidence: Evidence[]) => fact("environments.named", evidence);

  it("come from CI and infrastructure code, without regard to case", () => {
    expect(named([of("ci.environments", ["Production"]), of("iac.environments", ["production", "staging"])])).toEqual([
      "production",
      "staging",
    ]);
  });

  it("are unknown where nothing names any", () => {
    expect(named([of("ci.environments", [])])).toBeNull();
    expect(named([])).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { continuousIntegration } from "../../../src/pillars/operational-excellence/continuous-integration.ts";
import { factOf, indexOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const count = (value: number | null) => reading(WORKLOAD, "ci.count", value, { strength: "configured" });
const definition = (signal: string, path: string, value: boolean | null) =>
  reading(WORKLOAD, signal, value, { strength: "configured", source: { provider: "repository", path } });

function duty(id: string, evidence: Evidence[]) {
  return valueIn(factOf(indexOf({ components: [], evidence }), [continuousIntegration], id, WORKLOAD));
}

describe("duties of CI definitions", () => {
  it("count the definitions that say so", () => {
    const evidence = [
      count(2),
      definition("ci.runs-tests", "a.yml", true),
      definition("ci.runs-tests", "b.yml", false),
      definition("ci.deploys", "a.yml", false),
      definition("ci.deploys", "b.yml", false),
    ];
    expect(duty("ci.testing", evidence)).toBe(1);
    expect(duty("ci.deploying", evidence)).toBe(0);
  });

  it("are 0 where there is no definition", () => {
    expect(duty("ci.linting", [count(0)])).toBe(0);
  });

  it("are unknown where definitions could not be read", () => {
    expect(duty("ci.testing", [])).toBeNull();
    expect(duty("ci.testing", [count(1)])).toBeNull();
    expect(
      duty("ci.testing", [
        count(2),
        definition("ci.runs-tests", "a.yml", true),
        definition("ci.runs-tests", "b.yml", null),
      ]),
    ).toBeNull();
    expect(duty("ci.testing", [count(null), definition("ci.runs-tests", "a.yml", true)])).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { runtimeSupport } from "../../../src/pillars/operational-excellence/runtime-support.ts";
import { factOf, indexOf, reading, reasonOf, shippedRules, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const derivations = [runtimeSupport(shippedRules())];

function support(...runtimes: [value: string | null, path: string][]) {
  const evidence = runtimes.map(([value, path]) =>
    reading(WORKLOAD, "manifest.runtime", value, { source: { provider: "repository", path } }),
  );
  return factOf(indexOf({ components: [], evidence }), derivations, "runtime.support", WORKLOAD);
}

/** asOf of the fixture is midnight at the beginning of 2024-06-01. */
describe("support of runtimes", () => {
  it("ends after the publisher's last day", () => {
    expect(valueIn(support(["node 21", "a"], ["node 22.3.1", "b"]))).toEqual([
      { runtime: "node 21", until: "2024-06-01", daysLeft: 1, path: "a" },
      { runtime: "node 22.3.1", until: "2027-04-30", daysLeft: 1064, path: "b" },
    ]);
    expect(valueIn(support(["node 14", "a"]))).toMatchObject([{ daysLeft: -397 }]);
  });

  it("is looked up by the longest version that is known, whatever the name or the suffix", () => {
    const untils = (value: string) => valueIn(support([value, "Dockerfile"]));
    expect(untils("python 3.1")).toBeNull();
    expect(untils("python 3.11.4-slim")).toMatchObject([{ runtime: "python 3.11.4", until: "2027-10-31" }]);
    expect(untils("golang:1.22")).toMatchObject([{ runtime: "go 1.22", until: "2025-02-11" }]);
    expect(untils("dotnet 8.0")).toMatchObject([{ until: "2026-11-10" }]);
    expect(untils("node 18.x")).toMatchObject([{ until: "2025-04-30" }]);
    expect(untils("node ^18")).toMatchObject([{ until: "2025-04-30" }]);
  });

  it("does not judge ranges, go.mod, unknown lines or anything else", () => {
    for (const value of [
      "node >=16",
      "node 16 || 18",
      "python >=3.7,<4",
      "node",
      "cobol 85",
      "node 99",
      "__proto__ 1",
      "constructor 1",
    ]) {
      expect(reasonOf(support([value, "x"])), value).toBe("no runtime is named whose end of support is known");
    }
    expect(valueIn(support(["go 1.16", "service/go.mod"]))).toBeNull();
  });

  it("is unknown when a manifest could not be read", () => {
    expect(valueIn(support(["node 24", "a"], [null, "b"]))).toBeNull();
    expect(valueIn(support())).toBeNull();
  });
});

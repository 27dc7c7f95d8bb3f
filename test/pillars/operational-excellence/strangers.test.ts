import { describe, expect, it } from "vitest";
import { telemetryStrangers } from "../../../src/pillars/operational-excellence/strangers.ts";
import { factOf, indexOf, planOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const FACT = "telemetry.strangers";
const ofTraces = reading(WORKLOAD, "trace.strangers", ["redis", "loadgenerator"]);
const ofTables = reading(WORKLOAD, "recorded.strangers", ["33.33.33.76", "loadgenerator"]);

describe("strangers in telemetry", () => {
  it("are those of traces and tables together, once each, names before addresses", () => {
    const index = indexOf({ components: [], evidence: [ofTraces, ofTables] });
    const fact = factOf(index, [telemetryStrangers], FACT, WORKLOAD);
    expect(valueIn(fact)).toEqual(["loadgenerator", "redis", "33.33.33.76"]);
    expect(fact.evidence.toSorted()).toEqual([ofTraces.id, ofTables.id].sort());
  });

  it("are known from one source alone where the other was never asked", () => {
    const index = indexOf({ components: [], evidence: [ofTraces] });
    expect(valueIn(factOf(index, [telemetryStrangers], FACT, WORKLOAD))).toEqual(["loadgenerator", "redis"]);
  });

  it("are unknown when either source is lost, and when there is none", () => {
    const lost = indexOf({ components: [], evidence: [ofTraces], plan: planOf([ofTraces, ofTables]) });
    expect(valueIn(factOf(lost, [telemetryStrangers], FACT, WORKLOAD))).toBeNull();
    expect(valueIn(factOf(indexOf({ components: [], evidence: [] }), [telemetryStrangers], FACT, WORKLOAD))).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { recordingAnomalies } from "../../../src/pillars/operational-excellence/recording-anomalies.ts";
import { factOf, indexOf, planOf, reading, reasonOf, valueIn, WORKLOAD } from "./evidence-fixture.ts";

const FACT = "telemetry.anomalies";
const rows = [
  { file: "b.csv", column: "Time", kind: "gap", count: 3, example: "from b", treatment: "kept" },
  { file: "a.csv", column: "Time", kind: "gap", count: 2, example: "from a", treatment: "kept" },
  {
    file: "a.csv",
    column: "TimeStamp",
    kind: "clock-disagreement",
    count: 1,
    example: "1861140279",
    treatment: "left out",
  },
];

describe("anomalies of recordings", () => {
  it("are grouped by kind and column, with the first file's example", () => {
    const index = indexOf({ components: [], evidence: [reading(WORKLOAD, "recorded.anomalies", rows)] });
    expect(valueIn(factOf(index, [recordingAnomalies], FACT, WORKLOAD))).toEqual([
      {
        kind: "clock-disagreement",
        column: "TimeStamp",
        files: 1,
        count: 1,
        file: "a.csv",
        example: "1861140279",
        treatment: "left out",
      },
      { kind: "gap", column: "Time", files: 2, count: 5, file: "a.csv", example: "from a", treatment: "kept" },
    ]);
  });

  it("are the same whatever the order of the rows", () => {
    const of = (value: typeof rows) =>
      valueIn(
        factOf(
          indexOf({ components: [], evidence: [reading(WORKLOAD, "recorded.anomalies", value)] }),
          [recordingAnomalies],
          FACT,
          WORKLOAD,
        ),
      );
    expect(of(rows.toReversed())).toEqual(of(rows));
  });

  it("are none when the reading says so, and unknown when it is lost", () => {
    const clean = reading(WORKLOAD, "recorded.anomalies", []);
    const index = indexOf({ components: [], evidence: [clean] });
    expect(valueIn(factOf(index, [recordingAnomalies], FACT, WORKLOAD))).toEqual([]);
    const lost = indexOf({ components: [], evidence: [], plan: planOf([clean]) });
    expect(reasonOf(factOf(lost, [recordingAnomalies], FACT, WORKLOAD))).toContain("is missing");
    const never = indexOf({ components: [], evidence: [] });
    expect(valueIn(factOf(never, [recordingAnomalies], FACT, WORKLOAD))).toBeNull();
  });

  it("survive rows without the expected keys", () => {
    const odd = [{ kind: null, column: 7 }, {}] as never;
    const index = indexOf({ components: [], evidence: [reading(WORKLOAD, "recorded.anomalies", odd)] });
    expect(valueIn(factOf(index, [recordingAnomalies], FACT, WORKLOAD))).toHaveLength(2);
  });
});

import { describe, expect, it } from "vitest";
import { decisionRecordAge } from "../../../src/pillars/operational-excellence/decision-records.ts";
import { factOf, indexOf, reading, valueIn, WORKLOAD } from "./evidence-fixture.ts";

function newestAge(dates: (string | null)[]) {
  const evidence = dates.map((date, i) =>
    reading(WORKLOAD, "adr.date", date, { source: { provider: "repository", path: `docs/adr/${i}.md` } }),
  );
  return valueIn(
    factOf(indexOf({ components: [], evidence }), [decisionRecordAge], "decisions.newest-age-days", WORKLOAD),
  );
}

describe("age of the newest decision record", () => {
  it("runs from its date to asOf, 2024-06-01", () => {
    expect(newestAge(["2023-01-01", "2024-05-22"])).toBe(10);
    expect(newestAge(["2024-05-31T12:00:00Z"])).toBe(0.5);
  });

  it("does not count dates that are later than asOf or do not exist", () => {
    expect(newestAge(["2024-05-22", "2030-01-01"])).toBe(10);
    expect(newestAge(["2024-02-31"])).toBeNull();
    expect(newestAge(["last week"])).toBeNull();
  });

  it("is unknown without a record, and when one has no date", () => {
    expect(newestAge([])).toBeNull();
    expect(newestAge(["2024-05-22", null])).toBeNull();
  });
});

import type { Row } from "../../model/evidence.ts";
import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { daysSince, factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

const REVIEW = "review";
const DAYS = "review.days";
const ANSWERED = "review.answered-share";
const RISKS = "review.high-risks";

/** What the vendor's review tool keeps: days since the latest review, share of its questions that are answered, high risks by pillar. */
export const vendorReview: Derivation = {
  facts: [
    { id: DAYS, title: "Days since the latest review", unit: "d" },
    { id: ANSWERED, title: "Questions of the review that are answered, of all", unit: "1" },
    { id: RISKS, title: "High risks that the review found: workload, lens, pillar, high, days", unit: "" },
  ].map((fact) => ({ ...fact, subject: "workload" as const, signals: [REVIEW], strength: "attested" as const })),
  derive(index, subject) {
    const list = listedRows(index, subject, REVIEW);
    const all = (fact: Fact) => ({ [DAYS]: fact, [ANSWERED]: fact, [RISKS]: fact });
    if ("reason" in list) return all(list);
    const { rows, readings } = list;
    const evidence = readings.map(({ id }) => id);
    if (rows.length === 0) return all(missing("the vendor's review tool holds no review of it", evidence));
    const dates = rows.map(({ at }) => daysSince(at, index)).filter((days) => days !== undefined);
    const sum = (field: string) => rows.reduce((total, row) => total + count(row, field), 0);
    const questions = sum("answered") + sum("unanswered");
    const risks = rows
      .filter((row) => count(row, "high") > 0)
      .map(
        (row): Row => ({
          workload: text(row.workload),
          lens: text(row.lens),
          pillar: text(row.pillar),
          high: count(row, "high"),
          days: daysSince(row.at, index) ?? 0,
        }),
      );
    return {
      // A review that does not say when it was is the oldest there could be: nothing is known of it.
      [DAYS]:
        dates.length < rows.length
          ? missing("the review tool does not say when the review was", evidence)
          : factFrom(readings, Math.min(...dates), "d", rows.length),
      [ANSWERED]:
        questions === 0
          ? missing("the review tool counts no question", evidence)
          : factFrom(readings, sum("answered") / questions, "1", questions),
      [RISKS]: factFrom(readings, risks, "", rows.length),
    };
  },
};

function count(row: Row, field: string): number {
  const value = row[field];
  return typeof value === "number" ? value : 0;
}

import fc from "fast-check";
import { type Reading, sampleAssessment } from "./sample-assessment.ts";

const reading: fc.Arbitrary<Reading | undefined> = fc.oneof(
  fc.constant<Reading>({ value: 1, outcome: "pass", score: 1 }),
  fc.constant<Reading>({ value: 0, outcome: "fail", score: 0 }),
  fc
    .double({ min: 0.01, max: 0.99, noNaN: true })
    .map<Reading>((score) => ({ value: score, outcome: "partial", score })),
  fc.constant<Reading>({ value: null, outcome: "unknown", score: null, reason: "lost" }),
  fc.constant<Reading>({ value: null, outcome: "not-applicable", score: null, reason: "not there" }),
  fc.constant(undefined),
);

/** The sample with other verdicts and answers; its scores always add up. */
export const anyAssessment = fc
  .record({
    readings: fc.array(fc.option(reading, { nil: "same" as const }), { minLength: 40, maxLength: 40 }),
    answers: fc.array(fc.constantFrom(undefined, "pass", "partial", "fail", "not-applicable", "same"), {
      minLength: 12,
      maxLength: 12,
    }),
  })
  .map(({ readings, answers }) => {
    let nextReading = 0;
    let nextAnswer = 0;
    return sampleAssessment({
      reading: (_, __, original) => {
        const chosen = readings[nextReading++ % readings.length];
        return chosen === "same" ? original : chosen;
      },
      answer: (_, original) => {
        const chosen = answers[nextAnswer++ % answers.length];
        return chosen === "same" ? original : (chosen as typeof original);
      },
    });
  });

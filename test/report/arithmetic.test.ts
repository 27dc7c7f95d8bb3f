import fc from "fast-check";
import { expect, test } from "vitest";
import { pillarArithmetic, practiceArithmetic } from "../../src/report/arithmetic.ts";
import { anyAssessment } from "./any-assessment.ts";
import { sampleAssessment } from "./sample-assessment.ts";

test("practices add up to the printed score of every pillar, and checks to that of every practice", () => {
  fc.assert(
    fc.property(anyAssessment, (assessment) => {
      for (const pillar of assessment.frameworks.flatMap((framework) => framework.pillars)) {
        const own = pillarArithmetic(pillar);
        expect(own.agrees).toBe(true);
        if (own.weight > 0) {
          expect(own.low).toBeCloseTo(pillar.score.low, 9);
          expect(own.high).toBeCloseTo(pillar.score.high, 9);
          if (pillar.score.value !== null) expect(own.value).toBeCloseTo(pillar.score.value, 9);
        }
        for (const practice of pillar.practices)
          expect(practiceArithmetic(practice), practice.id).toMatchObject({ agrees: true });
      }
    }),
    { numRuns: 150 },
  );
});

test("a changed number is noticed", () => {
  const pillar = sampleAssessment().frameworks[0]?.pillars[2];
  if (!pillar) throw new Error("the sample has no third pillar");
  expect(pillarArithmetic({ ...pillar, score: { ...pillar.score, low: pillar.score.low + 0.01 } }).agrees).toBe(false);
  const practice = pillar.practices[0];
  if (!practice) throw new Error("the sample has no practice");
  expect(practiceArithmetic({ ...practice, low: practice.low + 0.001 }).agrees).toBe(false);
});

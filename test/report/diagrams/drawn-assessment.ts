import type { Assessment } from "../../../src/model/assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

/** The sample with what diagrams are drawn from: each kind of dependency, and one that nothing declares. */
export function drawnAssessment(changes: Partial<NonNullable<Assessment["architecture"]>> = {}): Assessment {
  return {
    ...sampleAssessment(),
    architecture: {
      dependencies: [
        {
          source: "checkout",
          target: "cart",
          declared: true,
          observed: true,
          calls: 74,
          errors: 2,
          p50: 0.002,
          p99: 0.0073,
          evidence: ["e-1"],
        },
        { source: "frontend", target: "checkout", declared: true, observed: true, evidence: ["e-1"] },
        { source: "frontend", target: "shipping", declared: true, observed: false, evidence: [] },
        { source: "shipping", target: "email", declared: false, observed: true, calls: 1, evidence: ["e-2"] },
      ],
      ...changes,
    },
  };
}

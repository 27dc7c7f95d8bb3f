import type { Assessment } from "../model/assessment.ts";
import { FileError } from "../model/errors.ts";

/** Findings of other rules or of another workload are other findings. Throws FileError (exit 2). */
export function refuseBaseline(baseline: Assessment, assessment: Assessment, file: string): void {
  if (baseline.workload.name !== assessment.workload.name) {
    throw new FileError(
      { file, path: "workload.name" },
      `the baseline is of the workload "${baseline.workload.name}", the assessment of "${assessment.workload.name}"`,
      ["name a baseline of this workload"],
    );
  }
  if (baseline.rulesDigest !== assessment.rulesDigest) {
    throw new FileError(
      { file, path: "rulesDigest" },
      "the baseline was made by other rules, so that its findings cannot be told from new ones",
      [
        "make it again with these rules, from its evidence: plumbrule assess --evidence FILE --format json:PATH",
        `rules of the baseline: ${baseline.rulesDigest}`,
        `rules of the assessment: ${assessment.rulesDigest}`,
      ],
    );
  }
}

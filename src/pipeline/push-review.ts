import { UsageError } from "../model/errors.ts";
import type { Tracing } from "../model/tracing.ts";
import type { ReviewChange } from "../providers/aws/review-changes.ts";
import { loadAssessment } from "./kept-documents.ts";

const FRAMEWORK = "aws-well-architected";

export interface PushOptions {
  assessmentPath: string;
  /** The workload's name in the Well-Architected Tool. */
  workload: string;
  region: string;
  milestone: string | undefined;
  tracing: Tracing;
  abort: AbortSignal;
}

/** What a review would be, or is now. */
export interface PushedReview {
  workload: string;
  written: boolean;
  milestone: string | null;
  changes: ReviewChange[];
  /** Practices with a verdict that no choice of the review has the title of. */
  unmatched: string[];
}

/**
 * What an assessment changes of the answers in the Well-Architected Tool. `approve` is shown the changes; they are written only where it says so.
 * Throws UsageError where the assessment has no AWS framework or the Tool no such workload, PlumbruleError (exit 3) for what the Tool refuses.
 */
export async function pushReview(
  options: PushOptions,
  approve: (proposed: PushedReview) => Promise<boolean>,
): Promise<PushedReview> {
  const { workload, region, milestone, tracing, abort } = options;
  const assessment = await loadAssessment(options.assessmentPath);
  const framework = assessment.frameworks.find(({ id }) => id === FRAMEWORK);
  if (!framework)
    throw new UsageError(`the assessment is not of ${FRAMEWORK}`, [`make it with --framework ${FRAMEWORK}`]);
  const [{ openReview }, { reviewChanges }] = await Promise.all([
    import("../providers/aws/push-review.ts"),
    import("../providers/aws/review-changes.ts"),
  ]);
  const review = await openReview(workload, region, { settings: {}, tracing, abort });
  const practices = framework.pillars.flatMap((pillar) => pillar.practices);
  const found = reviewChanges(practices, assessment.findings, review.questions, assessment.asOf);
  const proposed: PushedReview = { workload, written: false, milestone: milestone ?? null, ...found };
  if (found.changes.length === 0 || !(await approve(proposed))) return proposed;
  await review.write(found.changes, milestone);
  return { ...proposed, written: true };
}

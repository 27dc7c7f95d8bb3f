import type { Assessment } from "../../model/assessment.ts";
import { canonicalJsonPieces } from "../../model/json.ts";
import type { Format } from "../format.ts";
import { visibleAssessment } from "../visible-assessment.ts";

/** The assessment itself: keys in code-unit order, two spaces, one line break at the end. */
export const json: Format = {
  id: "json",
  extension: "json",
  render: (assessment) => [...pieces(assessment)].join(""),
  renderPieces: pieces,
};

function* pieces(assessment: Assessment): Generator<string> {
  yield* canonicalJsonPieces({ ...visibleAssessment(assessment) }, 2);
  yield "\n";
}

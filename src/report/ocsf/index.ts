import type { Assessment } from "../../model/assessment.ts";
import { byWorst } from "../findings.ts";
import type { Format } from "../format.ts";
import { jsonListPieces } from "../json-list.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { contextOf, eventOf } from "./event.ts";

/**
 * For SIEMs and data lakes: every finding as a Compliance Finding of the Open Cybersecurity Schema Framework. An array, as Prowler and the
 * readers of its files have it; one event a line, so that `jq -c '.[]'` or a line filter feeds what takes JSON lines.
 */
export const ocsf: Format = {
  id: "ocsf",
  extension: "json",
  render: (assessment) => [...pieces(assessment)].join(""),
  renderPieces: pieces,
};

function* pieces(assessment: Assessment): Generator<string> {
  const context = contextOf(visibleAssessment(assessment));
  const findings = [...context.assessment.findings].sort(byWorst);
  yield* jsonListPieces(findings, (finding) => eventOf(finding, context));
}

import type { Assessment } from "../../model/assessment.ts";
import type { Severity } from "../../model/rules.ts";
import { byUrgency, isGap, isOpen, placesOf } from "../findings.ts";
import type { Format, FormatOptions } from "../format.ts";
import { jsonListPieces } from "../json-list.ts";
import { mendingPlaces } from "../places.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted } from "../words.ts";

const SEVERITIES: { readonly [S in Severity]: string } = {
  low: "minor",
  medium: "major",
  high: "critical",
  critical: "blocker",
};

/**
 * GitLab's code quality report (docs.gitlab.com, Code Quality, report format), which a merge request compares with that of its target:
 * what fails or is partly met, worst first. It can only say issues; what is not known is one for information when everything is asked for.
 */
export const codequality: Format = {
  id: "codequality",
  extension: "json",
  render: (assessment, options) => [...pieces(assessment, options)].join(""),
  renderPieces: pieces,
};

function* pieces(assessment: Assessment, options: FormatOptions): Generator<string> {
  const shown = visibleAssessment(assessment);
  const places = mendingPlaces(shown, options);
  const findings = shown.findings.filter((one) => isGap(one) || (options.verbose && isOpen(one))).sort(byUrgency);
  yield* jsonListPieces(findings, (finding) => {
    const [{ file, line = 1 }] = places(finding);
    const names = placesOf(finding);
    const where = names.length === 1 ? names.join() : counted(names.length, "component");
    const said = isGap(finding) ? finding.message : `not known, ${finding.reason ?? finding.message}`;
    return {
      check_name: finding.check,
      description: `${finding.title} (${where}): ${said}`,
      fingerprint: finding.id,
      severity: isGap(finding) ? SEVERITIES[finding.severity] : "info",
      location: { path: file, lines: { begin: line } },
    };
  });
}

import type { Assessment, Finding } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import { evidenceById, sourceText } from "../explain/findings.ts";
import { byWorst, groupBy, placesOf } from "../findings.ts";
import type { Format } from "../format.ts";
import { formatQuantity } from "../quantities.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { OUTCOME_WORDS } from "../words.ts";
import { type Case, junitPieces, type Suite } from "./document.ts";

/**
 * For the test reports of Jenkins, GitLab and others: a suite a pillar, a case a finding. What fails or is partly met is a failure, what
 * is broken an error, and what is not known, waived or does not apply is skipped with its reason: only what passes passes.
 */
export const junit: Format = {
  id: "junit",
  extension: "xml",
  render: (assessment) => [...pieces(assessment)].join(""),
  renderPieces: pieces,
};

function pieces(assessment: Assessment): Generator<string> {
  const shown = visibleAssessment(assessment);
  const pillars = [...groupBy(shown.findings, ({ pillar }) => pillar)].sort(([a], [b]) => byCodeUnit(a, b));
  return junitPieces(pillars.map(([pillar, findings]) => suiteOf(shown, pillar, findings)));
}

function suiteOf(assessment: Assessment, pillar: string, findings: Finding[]): Suite {
  return {
    name: pillar,
    at: assessment.asOf,
    properties: {
      workload: assessment.workload.name,
      asOf: assessment.asOf,
      rulesDigest: assessment.rulesDigest,
      version: assessment.tool.version,
    },
    cases: [...findings].sort(byWorst).map((finding) => caseOf(assessment, finding)),
    stderr: assessment.diagnostics
      .filter(({ level }) => level === "error")
      .map(({ provider, message }) => `${provider}: ${message}`),
  };
}

function caseOf(assessment: Assessment, finding: Finding): Case {
  const known = { classname: `${finding.pillar}.${finding.check}`, name: finding.subject };
  const { outcome, reason = finding.message } = finding;
  switch (outcome) {
    case "pass":
      return known;
    case "fail":
    case "partial":
      return {
        ...known,
        not: { as: "failure", message: finding.title, type: finding.severity, lines: linesOf(assessment, finding) },
      };
    case "error":
      return { ...known, not: { as: "error", message: reason, type: outcome, lines: linesOf(assessment, finding) } };
    default:
      return {
        ...known,
        not: { as: "skipped", message: `${OUTCOME_WORDS[outcome].word}: ${reason}`, type: outcome },
      };
  }
}

function linesOf(assessment: Assessment, finding: Finding): string[] {
  const { value, unit } = finding.measured;
  const evidence = evidenceById(assessment);
  return [
    finding.message,
    `${OUTCOME_WORDS[finding.outcome].word}: expected ${finding.expected}, measured ${formatQuantity(value, unit)}`,
    `at: ${placesOf(finding).join(", ")}`,
    `fix: ${finding.remediation}`,
    ...finding.evidence.flatMap((id) => {
      const item = evidence.get(id);
      return item ? [`evidence: ${item.signal} from ${sourceText(item.source)}`] : [];
    }),
    `finding: ${finding.id}`,
  ];
}

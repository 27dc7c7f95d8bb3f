import type { Assessment, EvidenceSummary, Finding } from "../../model/assessment.ts";
import { canonicalJson } from "../../model/json.ts";
import { evidenceById, sourceText } from "../explain/findings.ts";
import { byWorst, placesOf } from "../findings.ts";
import type { Format } from "../format.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { row } from "./cells.ts";

type Cell = string | number | boolean | null | undefined;
interface Context {
  assessment: Assessment;
  evidence: Map<string, EvidenceSummary>;
}

/** In this order for good: new ones go to the end. */
const COLUMNS: { [name: string]: (finding: Finding, context: Context) => Cell } = {
  workload: (_, { assessment }) => assessment.workload.name,
  as_of: (_, { assessment }) => assessment.asOf,
  finding: ({ id }) => id,
  check: ({ check }) => check,
  pillar: ({ pillar }) => pillar,
  subject: ({ subject }) => subject,
  components: (finding) => listOf(placesOf(finding)),
  severity: ({ severity }) => severity,
  outcome: ({ outcome }) => outcome,
  score: ({ score }) => score,
  title: ({ title }) => title,
  message: ({ message }) => message,
  reason: ({ reason }) => reason,
  measured: ({ measured: { value } }) => (Array.isArray(value) ? canonicalJson(value) : value),
  unit: ({ measured }) => measured.unit,
  expected: ({ expected }) => expected,
  strength: ({ strength }) => strength,
  practices: ({ practices }) => listOf(practices),
  gains: ({ gains = [] }) => listOf(gains.map(({ framework, pillar, gain }) => `${framework}/${pillar} ${gain}`)),
  effort: ({ effort }) => effort,
  remediation: ({ remediation }) => remediation,
  waived_until: ({ waiver }) => waiver?.until,
  waived_by: ({ waiver }) => waiver?.owner,
  evidence: ({ evidence }) => listOf(evidence),
  sources: ({ evidence }, context) =>
    listOf([
      ...new Set(
        evidence.flatMap((id) => {
          const item = context.evidence.get(id);
          return item ? [sourceText(item.source)] : [];
        }),
      ),
    ]),
};

/** For spreadsheets and scripts: RFC 4180 in UTF-8, a row a finding, worst first; nothing is rounded. */
export const csv: Format = {
  id: "csv",
  extension: "csv",
  render: (assessment) => [...pieces(assessment)].join(""),
  renderPieces: pieces,
};

function* pieces(assessment: Assessment): Generator<string> {
  const shown = visibleAssessment(assessment);
  const context = { assessment: shown, evidence: evidenceById(shown) };
  yield row(Object.keys(COLUMNS));
  for (const finding of [...shown.findings].sort(byWorst))
    yield row(Object.values(COLUMNS).map((cell) => cell(finding, context)));
}

function listOf(items: readonly string[]): string {
  return items.join("; ");
}

import type { Assessment, EvidenceSummary, Finding } from "../../model/assessment.ts";
import { sum } from "../arithmetic.ts";
import { byWorst, placesOf, verdicts } from "../findings.ts";
import { formatRange } from "../instants.ts";
import { formatPoints, formatQuantity, formatShare } from "../quantities.ts";
import { waiverText } from "../waiver.ts";
import { EFFORT_WORDS, OUTCOME_WORDS } from "../words.ts";
import type { ExplainNode } from "./node.ts";

type Details = ExplainNode["details"];

export function checkNode(
  assessment: Assessment,
  id: string,
  options: { among?: (finding: Finding) => boolean; most?: number } = {},
): ExplainNode {
  const { among = () => true, most = Number.POSITIVE_INFINITY } = options;
  const findings = assessment.findings.filter((finding) => finding.check === id && among(finding)).sort(byWorst);
  const rest = Math.max(0, findings.length - most);
  const [first] = findings;
  const scores = findings.flatMap((finding) => (finding.score === null ? [] : [finding.score]));
  return {
    kind: "check",
    id,
    title: first?.title ?? id,
    details: [
      {
        label: "verdicts",
        text: verdicts(findings) || "none: it does not apply to any component here",
      },
      ...(scores.length > 0 ? [{ label: "mean", text: meanText(scores) }] : []),
      ...(first ? ruleDetails(first) : []),
      ...(rest > 0 ? [{ label: "not shown", text: `${rest} more, less bad: plumbrule explain ${id}` }] : []),
    ],
    children: findings.slice(0, most).map((finding) => findingNode(assessment, finding, false)),
  };
}

/** Summands written out at most. */
const MOST_SUMMANDS = 12;

function meanText(scores: readonly number[]): string {
  const total = sum(scores);
  const summands = scores.length > MOST_SUMMANDS ? plain(total) : scores.map(plain).join(" + ");
  return `${scores.length > 1 && scores.length <= MOST_SUMMANDS ? `(${summands})` : summands} / ${scores.length} = ${formatShare(total / scores.length)}`;
}

/** What a check says of itself, the same for all its findings. */
function ruleDetails(finding: Finding): Details {
  return [
    { label: "severity", text: finding.severity },
    { label: "why it matters", text: finding.why },
    ...finding.thresholds.map((threshold) => ({
      label: "threshold",
      text: `${threshold.name} = ${thresholdText(threshold)}, from ${threshold.source}`,
    })),
    { label: "cannot see", text: finding.blindSpot },
    { label: "fix", text: `${finding.remediation} (${EFFORT_WORDS[finding.effort]} effort)` },
  ];
}

const indexes = new WeakMap<Assessment, Map<string, EvidenceSummary>>();

export function evidenceById(assessment: Assessment): Map<string, EvidenceSummary> {
  const known = indexes.get(assessment) ?? new Map(assessment.evidence.map((item) => [item.id, item]));
  indexes.set(assessment, known);
  return known;
}

export function thresholdText(threshold: Finding["thresholds"][number]): string {
  const { value, unit } = threshold;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return formatQuantity(value, unit ?? "");
  return Array.isArray(value) ? value.map(String).join(", ") : String(JSON.stringify(value) ?? "");
}

/** Decisions that the finding asks for, with the records that take them up. */
function decisionDetails(assessment: Assessment, finding: string): Details {
  return assessment.decisions
    .filter(({ findings }) => findings.includes(finding))
    .map(({ id, title, records = [] }) => ({
      label: "decision",
      text: [`${title} (${id})`, ...records.map(({ path, status }) => `${path} (${status})`)].join(", "),
    }));
}

export function findingNode(assessment: Assessment, finding: Finding, withRule = true): ExplainNode {
  const { word, symbol } = OUTCOME_WORDS[finding.outcome];
  const known = evidenceById(assessment);
  const used = [...new Set([...finding.evidence, ...finding.inputs.flatMap((input) => input.evidence)])];
  const absent = used.filter((id) => !known.has(id));
  return {
    kind: "finding",
    id: finding.id,
    outcome: finding.outcome,
    title: `${finding.check} at ${placesOf(finding).join(", ")}`,
    details: [
      { label: "outcome", text: `${symbol} ${word}${finding.reason ? `: ${finding.reason}` : ""}` },
      ...(finding.message ? [{ label: "says", text: finding.message }] : []),
      { label: "measured", text: formatQuantity(finding.measured.value, finding.measured.unit) },
      { label: "expected", text: finding.expected },
      ...finding.inputs.flatMap(inputDetails),
      ...(finding.waiver ? [{ label: "waived by", text: waiverText(finding.waiver) }] : []),
      ...(finding.gains && finding.gains.length > 0 ? [{ label: "mending it", text: gainsText(finding.gains) }] : []),
      ...(withRule ? ruleDetails(finding) : []),
      ...(withRule ? decisionDetails(assessment, finding.id) : []),
      ...(withRule && finding.practices.length > 0 ? [{ label: "speaks to", text: finding.practices.join(", ") }] : []),
      ...(absent.length > 0 ? [{ label: "not listed here", text: absent.join(", ") }] : []),
    ],
    children: used.flatMap((id) => {
      const item = known.get(id);
      return item ? [evidenceNode(assessment, item, false)] : [];
    }),
  };
}

/** What mending it alone would add, by framework and pillar. */
function gainsText(gains: NonNullable<Finding["gains"]>): string {
  const parts = gains.map(({ framework, pillar, gain }) => `+${formatPoints(gain)} ${framework}/${pillar}`);
  return `alone adds to low ${parts.join(", ")}`;
}

function inputDetails(input: Finding["inputs"][number]): Details {
  const value =
    input.value === null
      ? `not known${input.reason ? `: ${input.reason}` : ""}`
      : formatQuantity(input.value, input.unit);
  const beside = input.beside;
  return [
    {
      label: "read",
      text: `${input.name} = ${value} from ${input.from}${input.strength ? `, ${input.strength}` : ""}`,
    },
    ...(beside
      ? [
          {
            label: "beside it",
            text: `${formatQuantity(beside.value, input.unit)} from ${beside.from}, ${beside.strength}, weaker and not used`,
          },
        ]
      : []),
  ];
}

export function sourceText(source: EvidenceSummary["source"]): string {
  const place =
    source.path === undefined ? undefined : source.line === undefined ? source.path : `${source.path}:${source.line}`;
  return [source.provider, source.query, place].filter((part) => part !== undefined && part !== "").join(" · ");
}

export function evidenceNode(assessment: Assessment, item: EvidenceSummary, withUses = true): ExplainNode {
  const attributes = Object.entries(item.attributes ?? {}).map(([key, value]) => `${key}=${value}`);
  const uses = withUses
    ? assessment.findings
        .filter((finding) => finding.evidence.includes(item.id))
        .map((finding) => `${finding.id} (${finding.check})`)
    : [];
  return {
    kind: "evidence",
    id: item.id,
    title: `${item.signal} of ${item.subject}`,
    details: [
      { label: "value", text: evidenceValue(item) },
      { label: "known by", text: item.strength },
      { label: "source", text: sourceText(item.source) },
      { label: "window", text: formatRange(item.window.start, item.window.end) },
      ...(item.samples === undefined ? [] : [{ label: "samples", text: String(item.samples) }]),
      ...(attributes.length > 0 ? [{ label: "of", text: attributes.join(", ") }] : []),
      ...(uses.length > 0 ? [{ label: "used by", text: uses.join(", ") }] : []),
    ],
    children: [],
  };
}

/** A series or list has samples and no single value; what could not be had says why. */
export function evidenceValue(item: EvidenceSummary): string {
  if (item.value !== null) return formatQuantity(item.value, item.unit);
  if (item.reason !== undefined) return `– (${item.reason})`;
  return item.samples === undefined ? "–" : "series";
}

export function componentNode(assessment: Assessment, id: string): ExplainNode {
  const component = assessment.workload.components.find((one) => one.id === id);
  const findings = assessment.findings
    .filter((finding) => placesOf(finding).includes(id) || finding.subject === id)
    .sort(byWorst);
  const callers = assessment.workload.components.filter((one) => one.dependsOn.includes(id)).map((one) => one.id);
  return {
    kind: "component",
    id,
    title: component ? `${component.type} of ${assessment.workload.name}` : "the workload itself",
    details: [
      ...(component?.owner ? [{ label: "owner", text: component.owner }] : []),
      ...(component && component.dependsOn.length > 0
        ? [{ label: "depends on", text: component.dependsOn.join(", ") }]
        : []),
      ...(callers.length > 0 ? [{ label: "needed by", text: callers.join(", ") }] : []),
      { label: "verdicts", text: String(findings.length) },
    ],
    children: findings.map((finding) => findingNode(assessment, finding, false)),
  };
}

function plain(value: number): string {
  return String(Number(value.toFixed(3)));
}

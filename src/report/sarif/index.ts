import type { Assessment, Finding } from "../../model/assessment.ts";
import type { Place } from "../../model/gate.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import { byUrgency, groupBy, isGap, isOpen, placesOf } from "../findings.ts";
import type { Format } from "../format.ts";
import { mendingPlaces } from "../places.ts";
import { formatQuantity } from "../quantities.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted } from "../words.ts";
import { automationId, message, physicalLocation, sarifLog } from "./log.ts";
import { LEVELS, ruleOf } from "./rules.ts";

/** More in one run GitHub refuses (SARIF results exceed limits); it takes as many rules. */
const MOST_RESULTS = 25_000;

const KINDS: { readonly [O in OutcomeName]: string } = {
  fail: "fail",
  partial: "fail",
  waived: "fail",
  unknown: "open",
  error: "open",
  pass: "pass",
  "not-applicable": "notApplicable",
};

/**
 * For code scanning: what fails or is partly met, with a level by its severity, and what could not be decided as "open" (§3.27.9), worst
 * first. The rest, with what is waived as suppressed, when everything is asked for.
 */
export const sarif: Format = {
  id: "sarif",
  extension: "sarif",
  render(assessment, options) {
    const shown = visibleAssessment(assessment);
    const all = shown.findings.filter((one) => options.verbose || isGap(one) || isOpen(one)).sort(byGapsFirst);
    const findings = all.slice(0, MOST_RESULTS);
    const rules = [...groupBy(findings, ({ check }) => check).values()].flatMap(([worst]) =>
      worst ? [ruleOf(worst)] : [],
    );
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    const places = mendingPlaces(shown, options);
    return sarifLog({
      tool: { driver: { name: shown.tool.name, version: shown.tool.version, rules } },
      automationDetails: { id: automationId("plumbrule", shown.workload.name) },
      invocations: [
        { executionSuccessful: true, toolExecutionNotifications: notifications(shown, all.length - findings.length) },
      ],
      properties: { asOf: shown.asOf, rulesDigest: shown.rulesDigest },
      results: findings.map((finding) => ({
        ruleId: finding.check,
        ruleIndex: indexes.get(finding.check),
        ...resultOf(finding, shown.workload.name, places(finding)),
      })),
    });
  },
};

/** A limit cuts what is not known before what fails. */
function byGapsFirst(a: Finding, b: Finding): number {
  return Number(isGap(b)) - Number(isGap(a)) || byUrgency(a, b);
}

function resultOf(finding: Finding, workload: string, places: [Place, ...Place[]]) {
  const kind = KINDS[finding.outcome];
  const names = placesOf(finding);
  return {
    kind,
    level: kind === "fail" ? LEVELS[finding.severity] : "none",
    message: message(textOf(finding, names)),
    // GitHub refuses a whole file in which one result has no file.
    locations: places.map((place) => ({
      physicalLocation: physicalLocation(place),
      logicalLocations: names.map((name) => ({
        name,
        fullyQualifiedName: name === workload ? name : `${workload}/${name}`,
        kind: "resource",
      })),
    })),
    // The same finding of a later run is the same result, whatever line it has moved to; GitHub reads the second one only.
    partialFingerprints: { "plumbrule/v1": finding.id, primaryLocationLineHash: `${finding.id}:1` },
    ...(finding.waiver
      ? {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: `${finding.waiver.reason} (${finding.waiver.owner}, until ${finding.waiver.until})`,
            },
          ],
        }
      : {}),
    properties: {
      outcome: finding.outcome,
      severity: finding.severity,
      strength: finding.strength,
      practices: finding.practices,
      gains: (finding.gains ?? []).map(({ framework, pillar, gain }) => ({ framework, pillar, gain })),
    },
  };
}

function textOf(finding: Finding, names: readonly string[]): string {
  const where = names.length === 1 ? names.join() : counted(names.length, "component");
  const head = `${finding.title} (${where})`;
  if (finding.reason !== undefined && !isGap(finding)) return `${head}: ${finding.outcome}, ${finding.reason}`;
  const measured = formatQuantity(finding.measured.value, finding.measured.unit);
  return `${head}: ${finding.message} (expected ${finding.expected}, measured ${measured}). ${finding.remediation}`;
}

const NOTIFICATION_LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** What the run could not read, and what did not fit. */
function notifications(assessment: Assessment, left: number) {
  return [
    ...(left > 0
      ? [{ level: "warning", message: message(`${counted(left, "more result")} would be above the limit of a run`) }]
      : []),
    ...assessment.diagnostics.map((one) => ({
      level: NOTIFICATION_LEVELS[one.level],
      message: message(`${one.provider}: ${one.message}`),
    })),
  ];
}

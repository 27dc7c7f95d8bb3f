import type { Assessment, EvidenceSummary, Finding } from "../../model/assessment.ts";
import type { OutcomeName } from "../../model/outcome.ts";
import type { Severity } from "../../model/rules.ts";
import { parseInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import { evidenceById } from "../explain/findings.ts";
import { placesOf } from "../findings.ts";

/** Of the schema at schema.ocsf.io; the class has been compatible with later ones since. */
const VERSION = "1.5.0";

type Coded = { id: number; caption: string };

const SEVERITIES: { readonly [S in Severity]: Coded } = {
  low: { id: 2, caption: "Low" },
  medium: { id: 3, caption: "Medium" },
  high: { id: 4, caption: "High" },
  critical: { id: 5, caption: "Critical" },
};
/** Of what asks for nothing: an alert by severity would ring for a check that passes. */
const INFORMATIONAL: Coded = { id: 1, caption: "Informational" };

/** The schema has no "partly": what is met in part fails, as there. Its "Warning" is a check that "did not yield a result due to missing information". */
const COMPLIANCE: { readonly [O in OutcomeName]: Coded } = {
  pass: { id: 1, caption: "Pass" },
  fail: { id: 3, caption: "Fail" },
  partial: { id: 3, caption: "Fail" },
  waived: { id: 3, caption: "Fail" },
  unknown: { id: 2, caption: "Warning" },
  error: { id: 99, caption: "Error" },
  "not-applicable": { id: 99, caption: "Not applicable" },
};

const NEW: Coded = { id: 1, caption: "New" };
const SUPPRESSED: Coded = { id: 3, caption: "Suppressed" };

interface Context {
  assessment: Assessment;
  evidence: Map<string, EvidenceSummary>;
  components: Map<string, Component>;
  /** By id, as their publishers call them. */
  frameworks: Map<string, string>;
  /** Milliseconds; of the assessment's end, since no clock is read. */
  time: number;
}

export function contextOf(assessment: Assessment): Context {
  return {
    assessment,
    evidence: evidenceById(assessment),
    components: new Map(assessment.workload.components.map((one) => [one.id, one])),
    frameworks: new Map(assessment.frameworks.map(({ id, title, version }) => [id, `${title} ${version}`])),
    time: parseInstant(assessment.asOf) ?? 0,
  };
}

/** A finding as an event of class 2003, Compliance Finding; what the class has no name for is under `unmapped`. */
export function eventOf(finding: Finding, context: Context) {
  const { outcome, severity, reason = finding.message } = finding;
  const { assessment, time } = context;
  const asksForNothing = outcome === "pass" || outcome === "not-applicable";
  const weight = asksForNothing ? INFORMATIONAL : SEVERITIES[severity];
  const lifecycle = outcome === "waived" ? SUPPRESSED : NEW;
  return {
    class_uid: 2003,
    class_name: "Compliance Finding",
    category_uid: 2,
    category_name: "Findings",
    activity_id: 1,
    activity_name: "Create",
    type_uid: 200301,
    type_name: "Compliance Finding: Create",
    time,
    severity_id: weight.id,
    severity: weight.caption,
    status_id: lifecycle.id,
    status: lifecycle.caption,
    status_code: outcome,
    status_detail: reason,
    message: `${finding.title}: ${finding.message}`,
    metadata: {
      version: VERSION,
      product: { name: assessment.tool.name, vendor_name: "Plumbrule", version: assessment.tool.version },
      event_code: finding.check,
      log_version: assessment.rulesDigest,
    },
    finding_info: {
      uid: finding.id,
      title: finding.title,
      desc: finding.why,
      types: [finding.pillar],
      analytic: { uid: finding.check, name: finding.check, type_id: 1, type: "Rule" },
      created_time: time,
      first_seen_time: time,
      last_seen_time: time,
      data_sources: sourcesOf(finding, context),
    },
    compliance: complianceOf(finding, context, reason),
    resources: placesOf(finding).map((id) => resourceOf(id, context)),
    evidences: finding.evidence.flatMap((id) => evidenceOf(context.evidence.get(id))),
    remediation: { desc: finding.remediation },
    unmapped: {
      severity,
      score: finding.score,
      strength: finding.strength,
      measured: finding.measured,
      expected: finding.expected,
      thresholds: finding.thresholds,
      blind_spot: finding.blindSpot,
      effort: finding.effort,
      gains: finding.gains ?? [],
      ...(finding.waiver ? { waiver: finding.waiver } : {}),
    },
  };
}

function complianceOf(finding: Finding, { frameworks }: Context, reason: string) {
  const status = COMPLIANCE[finding.outcome];
  // A practice is `framework/id`; one of a framework that was not assessed has no title here.
  const ids = finding.practices.map((practice) => practice.slice(0, practice.indexOf("/")));
  return {
    control: finding.check,
    standards: [...new Set(ids)].map((id) => frameworks.get(id) ?? id),
    requirements: finding.practices,
    status_id: status.id,
    status: status.caption,
    status_code: finding.outcome,
    status_detail: reason,
  };
}

function resourceOf(id: string, { assessment, components }: Context) {
  const component = components.get(id);
  const owner = component?.owner ?? assessment.workload.owner;
  return {
    uid: id,
    name: id,
    type: component?.type ?? "workload",
    namespace: assessment.workload.name,
    ...(owner === undefined ? {} : { labels: [`owner:${owner}`] }),
    ...(component?.criticality === undefined ? {} : { criticality: component.criticality }),
  };
}

function evidenceOf(item: EvidenceSummary | undefined) {
  if (!item) return [];
  const { id, signal, value, unit, strength, window, source, samples, reason } = item;
  return [{ uid: id, name: signal, data: { value, unit, strength, window, source, samples, reason } }];
}

function sourcesOf({ evidence: ids }: Finding, { evidence }: Context): string[] {
  return [...new Set(ids.flatMap((id) => evidence.get(id)?.source.provider ?? []))];
}

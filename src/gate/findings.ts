import type { Assessment, Finding } from "../model/assessment.ts";
import type { GatePolicy } from "../model/gate.ts";
import { configuredPlaces } from "../model/place.ts";
import type { Severity } from "../model/rules.ts";
import { type Judged, nothingJudged } from "./judged.ts";

/** Mildest first. */
const SEVERITIES: readonly Severity[] = ["low", "medium", "high", "critical"];

/** Failing findings from a severity on; those that failed in the baseline already are passed over. */
export function judgeFindings(
  assessment: Assessment,
  policy: GatePolicy["findings"],
  baseline: Assessment | undefined,
): Judged {
  const judged = nothingJudged();
  if (!policy) return judged;
  const failOn = policy.failOn ?? "low";
  const counts = ({ severity }: Finding) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  const findings = assessment.findings.filter(counts);
  const before = new Map((baseline?.findings ?? []).map((finding) => [finding.id, finding]));
  const failing = findings.filter(({ outcome }) => outcome === "fail");
  const fresh = failing.filter(({ id }) => before.get(id)?.outcome !== "fail");
  const places = configuredPlaces(assessment.evidence);
  for (const finding of fresh) {
    const place = finding.evidence.map((id) => places.get(id)).find((one) => one !== undefined);
    judged.violations.push({
      rule: "findings.failOn",
      expected: baseline ? `nothing new from ${failOn} on` : `nothing from ${failOn} on`,
      measured: finding.severity,
      message: `${finding.check} of ${finding.subject}: ${finding.message}`,
      subject: finding.id,
      ...(place ? { place } : {}),
    });
  }
  const broken = findings.filter(({ outcome }) => outcome === "error");
  for (const finding of broken) judged.missing.push(missing(finding, finding.reason ?? "the check is broken"));
  const lost = baseline ? lostSince(baseline.findings.filter(counts), assessment.findings) : [];
  for (const finding of lost) judged.missing.push(missing(finding, "known in the baseline, and not any more"));
  if (fresh.length + broken.length + lost.length === 0) judged.held.push({ rule: "findings.failOn", subject: failOn });
  const passedOver = failing.length - fresh.length;
  if (passedOver > 0) judged.notes.push(`${numbered(passedOver, "failing finding")} of the baseline passed over`);
  const unknown = findings.filter(({ outcome }) => outcome === "unknown").length;
  if (unknown > 0)
    judged.notes.push(
      `${numbered(unknown, "finding")} from ${failOn} on could not be decided and do not count: the minCoverage of a pillar asks for enough of them`,
    );
  return judged;
}

function missing({ check, subject }: Finding, reason: string): Judged["missing"][number] {
  return { rule: "findings.failOn", reason: `${check} of ${subject}: ${reason}` };
}

function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * What the baseline knew and nobody knows now: it may fail. What failed there is passed over either way. A component that no source
 * measures any more shares one finding on the workload; one that is gone from the workload is no loss.
 */
function lostSince(before: readonly Finding[], now: readonly Finding[]): Finding[] {
  const open = now.filter(({ outcome }) => outcome === "unknown" || outcome === "error");
  const known = new Set(now.filter(({ outcome }) => outcome !== "unknown" && outcome !== "error").map(({ id }) => id));
  const places = new Set(open.flatMap((one) => [one.subject, ...(one.subjects ?? [])].map((at) => place(one, at))));
  return before.filter(
    ({ id, outcome, ...one }) =>
      !["unknown", "error", "fail"].includes(outcome) && !known.has(id) && places.has(place(one, one.subject)),
  );
}

function place({ check }: { check: string }, subject: string): string {
  return JSON.stringify([check, subject]);
}

import type { Finding } from "../../model/assessment.ts";
import type { Severity } from "../../model/rules.ts";
import { thresholdText } from "../explain/findings.ts";
import { escaped } from "../markdown/escape.ts";

/** Of a result that fails. GitHub shows "error" first and lets a pull request fail on it. */
export const LEVELS: { readonly [S in Severity]: "error" | "warning" | "note" } = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** What GitHub turns back into a severity of findings tagged "security": the middle of its ranges (SARIF support for code scanning, `security-severity`: low to 3.9, medium to 6.9, high to 8.9, critical above 9.0). */
const SECURITY_SEVERITY: { readonly [S in Severity]: string } = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** A check as a rule; `finding` is its worst, whose title says what is wrong. */
export function ruleOf(finding: Finding) {
  const { check, title, why, remediation, blindSpot, severity, pillar, thresholds } = finding;
  const said = [
    why,
    `What to do: ${remediation}`,
    `What it cannot see: ${blindSpot}`,
    ...thresholds.map((one) => `${one.name} = ${thresholdText(one)}, from ${one.source}`),
  ];
  return {
    id: check,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: said.join("\n\n"), markdown: said.map(escaped).join("\n\n") },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [pillar, "architecture"],
      "problem.severity": { error: "error", warning: "warning", note: "recommendation" }[LEVELS[severity]],
      ...(pillar === "security" ? { "security-severity": SECURITY_SEVERITY[severity] } : {}),
    },
  };
}

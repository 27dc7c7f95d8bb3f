import { UsageError } from "../model/errors.ts";
import { formatQuantity } from "../model/quantity.ts";
import type { Check, Reading, Rules } from "../model/rules.ts";
import { nearest } from "../model/text.ts";

/** Throws UsageError with the nearest id. */
export function findCheck(rules: Rules, id: string): Check {
  const check = rules.checks.find((one) => one.id === id);
  if (check) return check;
  if (rules.signals.some((signal) => signal.id === id))
    throw new UsageError(`"${id}" is a signal, not a check`, ["plumbrule providers list --signals says what it is"]);
  const near = nearest(
    id,
    rules.checks.map((one) => one.id),
  );
  throw new UsageError(`"${id}" is not a check`, [
    near ? `did you mean ${near}?` : "plumbrule checks list names them all",
  ]);
}

/** A check as text for people. */
export function describeCheck(check: Check): string {
  const lines = [
    `${check.id}  (${check.pillar}, ${check.severity}, effort ${check.effort})`,
    check.question,
    "",
    `passes as:  ${check.title.pass}`,
    `fails as:   ${check.title.fail}`,
    `applies to: ${check.appliesTo.join(", ")}`,
    `expected:   ${check.expected}`,
    "",
    "Needs, strongest reading first:",
    ...check.needs.map((need) => `  ${need.as}: ${need.readings.map(readingText).join("; else ")}`),
    "",
    "Condition:",
    ...conditionLines(check),
    "",
    "Thresholds:",
    ...Object.entries(check.thresholds).map(
      ([name, threshold]) =>
        `  ${name} = ${formatQuantity(threshold.value, threshold.unit ?? "")}  (${threshold.source})`,
    ),
    "",
    `Why: ${check.why}`,
    `Fix: ${check.fix}`,
    `Cannot see: ${check.blindSpot}`,
    "",
    "Practices:",
    ...Object.entries(check.practices).flatMap(([framework, mappings]) =>
      mappings.map(
        (mapping) =>
          `  ${framework}/${mapping.id} (${mapping.covers === "full" ? "all of it" : "part"}): ${mapping.why}`,
      ),
    ),
  ];
  if (check.decision?.options) {
    lines.push("", `Decision: ${check.decision.problem}`);
    for (const option of check.decision.options)
      lines.push(`  ${option.name}: gains ${option.gains}; costs ${option.costs}`);
  }
  return lines.join("\n");
}

function readingText(reading: Reading): string {
  const least = reading.minSamples === undefined ? "" : `, at least ${reading.minSamples} samples`;
  return reading.fact === undefined
    ? `${reading.statistic ?? "value"} of signal ${reading.signal}${least}`
    : `fact ${reading.fact}${least}`;
}

/** How a check judges, a line each, indented by two. */
export function conditionLines(check: Check): string[] {
  const { curve, condition } = check;
  const notApplicable = ((condition ?? curve)?.notApplicable ?? []).map(
    (one) => `  not applicable when ${one.when}  (${one.reason})`,
  );
  if (curve) {
    return [
      ...notApplicable,
      `  ${curve.of}: passes at ${curve.pass}, fails at ${curve.fail}, ${curve.scale ?? "linear"} between them`,
    ];
  }
  if (!condition) return notApplicable;
  return [
    ...notApplicable,
    ...(condition.unknown ?? []).map((one) => `  unknown when ${one.when}  (${one.reason})`),
    `  pass when ${condition.pass}`,
    `  fail when ${condition.fail ?? "not pass"}`,
    ...(condition.partialScore === undefined ? [] : [`  else partial with ${condition.partialScore}`]),
  ];
}

import { type GateReport, type Place, VERDICT_EXIT } from "../../model/gate.ts";
import type { Format } from "../format.ts";
import { automationId, message, physicalLocation, sarifLog } from "../sarif/log.ts";
import { placeOf } from "./places.ts";
import { shownMeasure } from "./words.ts";

/** A violated rule is a result that fails; one that could not be judged is "open" (§3.27.9). */
export const sarif: Format<GateReport> = {
  id: "sarif",
  extension: "sarif",
  render(report) {
    const rules = [...new Set([...report.violations, ...report.missing].map(({ rule }) => rule))].sort();
    const result = (rule: string, text: string, subject: string, place: Place | undefined) => ({
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      message: message(text),
      locations: place ? [{ physicalLocation: physicalLocation(place) }] : [],
      // The same violation of a later run is the same result, whatever line it has moved to.
      partialFingerprints: { "plumbrule/v1": `${rule} ${subject}` },
    });
    return sarifLog({
      tool: {
        driver: {
          name: report.tool.name,
          version: report.tool.version,
          rules: rules.map((id) => ({ id, shortDescription: { text: `The gate's policy: ${id}` } })),
        },
      },
      automationDetails: { id: automationId("plumbrule-gate", report.workload) },
      invocations: [{ executionSuccessful: true, exitCode: VERDICT_EXIT[report.verdict] }],
      results: [
        ...report.violations.map((one) => ({
          kind: "fail",
          level: "error",
          ...result(
            one.rule,
            `${one.message} (expected ${one.expected}, measured ${shownMeasure(one.measured, one.expected)})`,
            one.subject,
            placeOf(one, report),
          ),
        })),
        ...report.missing.map(({ rule, reason }) => ({
          kind: "open",
          level: "none",
          ...result(rule, `not known: ${reason}`, reason, placeOf({}, report)),
        })),
      ],
    });
  },
};

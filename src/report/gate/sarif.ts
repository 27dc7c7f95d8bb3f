import { type GateReport, type Place, VERDICT_EXIT } from "../../model/gate.ts";
import type { Format } from "../format.ts";
import { placeOf } from "./places.ts";
import { shownMeasure } from "./words.ts";

/** SARIF 2.1.0 (OASIS). A violated rule is a result that fails; one that could not be judged is "open" (§3.27.9). */
export const sarif: Format<GateReport> = {
  id: "sarif",
  extension: "sarif",
  render(report) {
    const rules = [...new Set([...report.violations, ...report.missing].map(({ rule }) => rule))].sort();
    const result = (rule: string, message: string, subject: string, place: Place | undefined) => ({
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      message: { text: message },
      locations: place ? [location(place)] : [],
      // The same violation of a later run is the same result, whatever line it has moved to.
      partialFingerprints: { "plumbrule/v1": `${rule} ${subject}` },
    });
    const log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: report.tool.name,
              version: report.tool.version,
              rules: rules.map((id) => ({ id, shortDescription: { text: `The gate's policy: ${id}` } })),
            },
          },
          automationDetails: { id: `plumbrule-gate/${encodeURIComponent(report.workload.toWellFormed())}/` },
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
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

function location({ file, line }: Place) {
  // Lone halves of a pair have no UTF-8, and so no percent encoding.
  const uri = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
  };
}

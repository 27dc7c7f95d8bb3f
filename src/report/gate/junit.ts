import type { GateReport } from "../../model/gate.ts";
import type { Format } from "../format.ts";
import { type Case, junitPieces } from "../junit/document.ts";
import { shownMeasure } from "./words.ts";

/** One case a rule and what it was put to: violated is a failure, not known an error, or skipped where the policy lets it pass. */
export const junit: Format<GateReport> = {
  id: "junit",
  extension: "xml",
  render(report) {
    const { violations, missing, held } = report;
    const cases: Case[] = [
      ...violations.map(
        (one): Case => ({
          classname: one.rule,
          name: one.subject,
          not: {
            as: "failure",
            message: one.message,
            type: one.rule,
            lines: [
              `expected ${one.expected}, measured ${shownMeasure(one.measured, one.expected)}`,
              ...(one.place ? [`${one.place.file}${one.place.line === undefined ? "" : `:${one.place.line}`}`] : []),
            ],
          },
        }),
      ),
      ...missing.map(
        ({ rule, reason }): Case => ({
          classname: rule,
          name: reason,
          not: { as: report.onMissing === "fail" ? "error" : "skipped", message: reason, type: "missing" },
        }),
      ),
      ...held.map(({ rule, subject }) => ({ classname: rule, name: subject })),
    ];
    return [...junitPieces([{ name: report.workload, at: report.asOf, cases }])].join("");
  },
};

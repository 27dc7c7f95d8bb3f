import type { GateReport } from "../../model/gate.ts";
import type { Format } from "../format.ts";

/** The document of the contract: what was decided, and why. */
export const json: Format<GateReport> = {
  id: "json",
  extension: "json",
  render({ verdict, violations, missing, change }) {
    const document = {
      verdict,
      violations: violations.map(({ rule, expected, measured, message }) => ({ rule, expected, measured, message })),
      missing,
      ...(change === undefined ? {} : { change }),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
};

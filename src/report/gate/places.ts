import { posix } from "node:path";
import type { GateReport, Place, Violation } from "../../model/gate.ts";

/** Where a reader can mend it, as seen from where the command was run: what the evidence names, else the file that asks for it. */
export function placeOf({ place }: Partial<Pick<Violation, "place">>, report: GateReport): Place | undefined {
  if (place) return { ...place, file: posix.join(report.folder ?? "", place.file) };
  return report.policyFile === undefined ? undefined : { file: report.policyFile };
}

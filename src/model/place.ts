import type { EvidenceSummary } from "./assessment.ts";
import type { Place } from "./gate.ts";

/** By evidence, where the repository says it: what was recorded lies in files too, and nobody mends it there. */
export function configuredPlaces(evidence: readonly EvidenceSummary[]): Map<string, Place> {
  return new Map(
    evidence.flatMap(({ id, strength, source: { path, line } }): [string, Place][] =>
      // An empty path is the repository as a whole.
      path === undefined || path === "" || strength !== "configured"
        ? []
        : [[id, { file: path, ...(line === undefined ? {} : { line }) }]],
    ),
  );
}

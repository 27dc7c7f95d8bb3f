import { posix } from "node:path";
import type { Assessment, Finding } from "../model/assessment.ts";
import type { Place } from "../model/gate.ts";
import { configuredPlaces } from "../model/place.ts";
import type { FormatOptions } from "./format.ts";

/** Where components are declared, or would be: the place of what no file says. */
const MANIFEST = "plumbrule.yaml";
/** More files would say no more to a reader. */
const MOST = 10;

/**
 * Finds the lines at which a finding can be mended, at least one and at most ten, the first being the one to show: those its evidence was
 * read from, else the manifest. Paths are relative to where the command was run, or to the workload's folder where that is not known.
 */
export function mendingPlaces(
  assessment: Assessment,
  options: FormatOptions,
): (finding: Finding) => [Place, ...Place[]] {
  const configured = configuredPlaces(assessment.evidence);
  const folder = options.folder !== undefined && isInside(options.folder) ? options.folder : "";
  const fromHere = (place: Place): Place => ({ ...place, file: posix.join(folder, place.file) });
  return (finding) => {
    const found = new Map<string, Place>();
    for (const id of finding.evidence) {
      const place = configured.get(id);
      if (place && isInside(place.file)) found.set(JSON.stringify([place.file, place.line]), fromHere(place));
      if (found.size === MOST) break;
    }
    const [first = fromHere({ file: MANIFEST }), ...rest] = found.values();
    return [first, ...rest];
  };
}

/** Neither absolute, nor an address, nor out of the folder: viewers resolve what they are given. */
function isInside(path: string): boolean {
  return !/^[\\/]|^[a-z][a-z\d+.-]*:/i.test(path) && !path.split(/[\\/]/).includes("..");
}

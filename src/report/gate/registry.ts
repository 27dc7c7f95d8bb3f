import { UsageError } from "../../model/errors.ts";
import type { GateReport } from "../../model/gate.ts";
import { nearest } from "../../model/text.ts";
import type { Format } from "../format.ts";

const FORMATS: { [id: string]: () => Promise<Format<GateReport>> } = {
  text: async () => (await import("./text.ts")).text,
  json: async () => (await import("./json.ts")).json,
  junit: async () => (await import("./junit.ts")).junit,
  sarif: async () => (await import("./sarif.ts")).sarif,
  github: async () => (await import("./github.ts")).github,
};

/** Ids of the formats of a gate, in the order they are offered. */
export const GATE_FORMAT_IDS: readonly string[] = Object.keys(FORMATS);

/** Throws UsageError (exit 2) for a format that a gate does not have. */
export async function loadGateFormat(id: string): Promise<Format<GateReport>> {
  const load = Object.hasOwn(FORMATS, id) ? FORMATS[id] : undefined;
  if (load) return load();
  const meant = nearest(id, GATE_FORMAT_IDS);
  throw new UsageError(`a gate has no format "${id}"`, [
    ...(meant ? [`did you mean "${meant}"?`] : []),
    `available: ${GATE_FORMAT_IDS.join(", ")}`,
  ]);
}

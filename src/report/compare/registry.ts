import { UsageError } from "../../model/errors.ts";
import { nearest } from "../../model/text.ts";
import type { Format } from "../format.ts";
import type { Comparison } from "./comparison.ts";

const FORMATS: { [id: string]: () => Promise<Format<Comparison>> } = {
  text: async () => (await import("./text.ts")).text,
  markdown: async () => (await import("./markdown.ts")).markdown,
  json: async () => (await import("./json.ts")).json,
};

/** Throws UsageError (exit 2) for a format that a comparison does not have. */
export async function loadCompareFormat(id: string): Promise<Format<Comparison>> {
  const load = Object.hasOwn(FORMATS, id) ? FORMATS[id] : undefined;
  if (load) return load();
  const ids = Object.keys(FORMATS);
  const meant = nearest(id, ids);
  throw new UsageError(`a comparison has no format "${id}"`, [
    ...(meant ? [`did you mean "${meant}"?`] : []),
    `available: ${ids.join(", ")}`,
  ]);
}

import { UsageError } from "../model/errors.ts";
import { nearest } from "../model/text.ts";
import type { Format } from "./format.ts";

/** Loaded only when asked for: each brings its own libraries. */
const FORMATS: { [id: string]: () => Promise<Format> } = {
  text: async () => (await import("./text/index.ts")).text,
  json: async () => (await import("./json/index.ts")).json,
  html: async () => (await import("./html/index.ts")).html,
  markdown: async () => (await import("./markdown/index.ts")).markdown,
  "markdown-short": async () => (await import("./markdown-short/index.ts")).markdownShort,
  sarif: async () => (await import("./sarif/index.ts")).sarif,
  junit: async () => (await import("./junit/index.ts")).junit,
  csv: async () => (await import("./csv/index.ts")).csv,
  ocsf: async () => (await import("./ocsf/index.ts")).ocsf,
  codequality: async () => (await import("./codequality/index.ts")).codequality,
  pdf: async () => (await import("./pdf/index.ts")).pdf,
};

/** Ids of the formats that exist, in the order they are offered. */
export const FORMAT_IDS: readonly string[] = Object.keys(FORMATS);

/** The format of that id. Throws UsageError (exit 2) for one that is not known. */
export async function loadFormat(id: string): Promise<Format> {
  const load = Object.hasOwn(FORMATS, id) ? FORMATS[id] : undefined;
  if (load) return load();
  const available = `available: ${FORMAT_IDS.join(", ")}`;
  const meant = nearest(id, FORMAT_IDS);
  throw new UsageError(`there is no format "${id}"`, meant ? [`did you mean "${meant}"?`, available] : [available]);
}

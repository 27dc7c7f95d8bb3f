import type { Format } from "../format.ts";
import type { Comparison } from "./comparison.ts";

/** The comparison itself: schemas/compare.schema.json. */
export const json: Format<Comparison> = {
  id: "json",
  extension: "json",
  render: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
};

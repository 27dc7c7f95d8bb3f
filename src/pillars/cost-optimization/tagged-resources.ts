import { type Derivation, missing } from "../../model/fact.ts";
import { factFrom, listedRows } from "../telemetry/listed-rows.ts";

const FACT = "resources.tagged-share";
const UNTAGGED = "resource.untagged";
const COUNT = "resource.count";

/** Resources of the inventory that carry the tags which tell whose they are, of all. Unit: 1. */
export const taggedResources: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Resources whose tags tell whose they are, of all",
      unit: "1",
      subject: "workload",
      signals: [UNTAGGED, COUNT],
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const untagged = listedRows(index, subject, UNTAGGED);
    if ("reason" in untagged) return { [FACT]: untagged };
    const counts = index.of(subject, COUNT);
    const all = counts.reduce((sum, { value }) => sum + (typeof value === "number" ? value : 0), 0);
    if (all === 0) return { [FACT]: missing("the inventory lists no resource") };
    if (untagged.rows.length > all)
      return { [FACT]: missing("more resources are untagged than the inventory lists: it is not one inventory") };
    return { [FACT]: factFrom([...counts, ...untagged.readings], 1 - untagged.rows.length / all, "1", all) };
  },
};

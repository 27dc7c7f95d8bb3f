import type { Row } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

const VENDOR = "vendor-slo";
const COMPARED = "objectives.compared-with-vendor";

/**
 * Each objective that the vendor keeps, too, under the same name: what the vendor makes of it beside what was counted here. `apart` is the
 * difference of the two shares as a share of the error budget: at 1 a budget that is whole to one of them is spent to the other.
 */
export const vendorObjectives: Derivation = {
  facts: [
    {
      id: COMPARED,
      title: "Objectives that the vendor keeps, too: objective, service, ours, vendor, apart (of the error budget)",
      unit: "",
      subject: "workload",
      signals: [VENDOR],
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const list = listedRows(index, subject, VENDOR);
    if ("reason" in list) return { [COMPARED]: list };
    const { rows, readings } = list;
    const evidence = readings.map(({ id }) => id);
    const compared = rows.flatMap((row): Row[] => {
      const vendor = row.attainment;
      const own = index.budgets.filter(({ name, sli }) => name === text(row.name) && sli !== null);
      const [budget] = own;
      // Two of one name: nobody knows which of them the vendor's is.
      if (typeof vendor !== "number" || !budget || own.length > 1 || budget.sli === null || budget.target >= 1)
        return [];
      const { name, service, sli, target } = budget;
      return [{ objective: name, service, ours: sli, vendor, apart: Math.abs(sli - vendor) / (1 - target) }];
    });
    if (compared.length === 0)
      return {
        [COMPARED]: missing("no objective that was judged here is kept by the vendor under the same name", evidence),
      };
    return { [COMPARED]: factFrom(readings, compared, "", compared.length) };
  },
};

import type { Row } from "../../model/evidence.ts";
import type { Derivation, Fact } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { daysSince, factFrom, listedRows, text } from "../telemetry/listed-rows.ts";

const ADVICE = "advice";
const FACTS: { [factId: string]: string } = {
  "advice.reliability": "reliability",
  "advice.security": "security",
  "advice.performance": "performance",
  "advice.operations": "operations",
};
const RANK: readonly string[] = ["high", "medium", "low"];

/**
 * Open advice of the vendor's adviser, by category: problem, resource, impact, days. Days are whole, and 0 where the adviser does
 * not say since when: that is open for certain and not for long. The gravest and oldest come first.
 */
export const vendorAdvice: Derivation = {
  facts: Object.entries(FACTS).map(([id, category]) => ({
    id,
    title: `Open advice of the vendor on ${category}: problem, resource, impact, days`,
    unit: "",
    subject: "workload" as const,
    signals: [ADVICE],
    strength: "observed" as const,
  })),
  derive(index, subject) {
    const list = listedRows(index, subject, ADVICE);
    if ("reason" in list) return Object.fromEntries(Object.keys(FACTS).map((id): [string, Fact] => [id, list]));
    const rows = list.rows.map((row) => ({
      category: text(row.category),
      problem: text(row.problem),
      resource: text(row.component) || text(row.resource),
      impact: text(row.impact),
      days: daysSince(row.since, index) ?? 0,
    }));
    rows.sort(
      (a, b) =>
        RANK.indexOf(a.impact) - RANK.indexOf(b.impact) ||
        b.days - a.days ||
        byCodeUnit(a.problem + a.resource, b.problem + b.resource),
    );
    return Object.fromEntries(
      Object.entries(FACTS).map(([id, wanted]): [string, Fact] => {
        const own = rows.filter(({ category }) => category === wanted).map(({ category: _, ...row }): Row => row);
        return [id, factFrom(list.readings, own, "", list.rows.length)];
      }),
    );
  },
};

import type { ProviderContext } from "../../model/provider.ts";
import { COST_EXPLORER, closedDays, keyOf, USD_EACH } from "./cost-explorer.ts";
import { windowOf } from "./days.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** Ours: a month, so that a weekend is not the whole of it. */
const DAYS = 30;

/** Savings plans, and reserved instances of EC2: how much of the steady use they cover, and how much of them is used. */
export function commitments(plan: Intended, context: ProviderContext): Inventory | undefined {
  if (!plan.settings.costs) return undefined;
  const closed = closedDays(context.asOf, DAYS);
  const what = { what: "commitments", ...closed };
  return workloadInventory(context, {
    api: COST_EXPLORER,
    bound: 3,
    usd: USD_EACH,
    signals: ["commitment.coverage", "commitment.utilisation"],
    query:
      "GetSavingsPlansCoverage of each day, GetSavingsPlansUtilization, GetReservationUtilization of each day (EC2); steady: what the cheapest day had",
    window: windowOf(closed),
    async remembered(account) {
      return (await context.cache?.get(keyOf(account, what))) === undefined ? 0 : 3;
    },
    async load(access) {
      const { readCommitments } = await import("./read-commitments.ts");
      return readCommitments({ closed, what, cache: context.cache, access });
    },
  });
}

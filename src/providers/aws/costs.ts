import type { ProviderContext } from "../../model/provider.ts";
import { COST_EXPLORER, closedDays, keyOf, USD_EACH } from "./cost-explorer.ts";
import { windowOf } from "./days.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

const TRANSFER = "cost.transfer";
const SIGNALS = ["cost.total", "cost.attributed", "cost.services", TRANSFER];

/** Ten weeks: the last two against the eight before. */
const DAYS = 70;

/**
 * Cost of each closed day: by service and by the tag of an owner in one query, since each costs as much as a thousand metrics; of moving
 * data in two more, its kinds of usage and what they cost.
 */
export function costs(plan: Intended, context: ProviderContext): Inventory | undefined {
  const { costs: settings } = plan.settings;
  if (!settings) return undefined;
  const closed = closedDays(context.asOf, settings.days ?? DAYS);
  const { owner } = settings;
  const grouped = owner === undefined ? "SERVICE" : `SERVICE and the tag ${owner}`;
  const transfer = context.signals.some(({ id }) => id === TRANSFER) ? plan.rules.transfer.endings : undefined;
  const whole = { what: "daily", ...closed, owner };
  const moved = { what: "transfer", ...closed, endings: transfer };
  return workloadInventory(context, {
    api: COST_EXPLORER,
    bound: transfer ? 3 : 1,
    usd: USD_EACH,
    signals: owner === undefined ? SIGNALS.filter((id) => id !== "cost.attributed") : SIGNALS,
    query: `GetCostAndUsage, AmortizedCost of each day by ${grouped}, without tax, credits and refunds${transfer ? "; of USAGE_TYPE that ends as rules/signals/aws.yaml says of transfer" : ""}`,
    window: windowOf(closed),
    async remembered(account) {
      const kept = async (what: object) => (await context.cache?.get(keyOf(account, { ...what }))) !== undefined;
      return ((await kept(whole)) ? 1 : 0) + (transfer && (await kept(moved)) ? 2 : 0);
    },
    async load(access) {
      const { dailyCosts } = await import("./daily-costs.ts");
      return dailyCosts({ ...closed, owner, endings: transfer, whole, moved, cache: context.cache, access });
    },
  });
}

import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

const SIGNALS = ["cost.total", "cost.attributed", "cost.services"];

/** AWS Cost Explorer pricing: each request, and each page, $0.01. */
const USD_EACH = 0.01;

/** Costs of the last days still change: they are refreshed for up to three (AWS Cost Management, "Understanding your cost data"; recalled). */
const LATE_DAYS = 3;

/** Ten weeks: the last two against the eight before. */
const DAYS = 70;

/** Cost of each closed day, by service and by the tag of an owner: one query, since each costs as much as a thousand metrics. */
export function costs(plan: Intended, context: ProviderContext): Inventory | undefined {
  const { costs: settings } = plan.settings;
  if (!settings) return undefined;
  const days = settings.days ?? DAYS;
  const end = (Math.floor(Date.parse(context.asOf) / DAY_MS) - LATE_DAYS) * DAY_MS;
  const window = { start: formatInstant(end - days * DAY_MS), end: formatInstant(end) };
  const { owner } = settings;
  const grouped = owner === undefined ? "SERVICE" : `SERVICE and the tag ${owner}`;
  return workloadInventory(context, {
    api: "aws/cost-explorer",
    bound: 1,
    usd: USD_EACH,
    signals: owner === undefined ? SIGNALS.filter((id) => id !== "cost.attributed") : SIGNALS,
    query: `GetCostAndUsage, AmortizedCost of each day by ${grouped}, without tax, credits and refunds`,
    window,
    async load(access) {
      const { dailyCosts } = await import("./daily-costs.ts");
      return dailyCosts({ start: end - days * DAY_MS, days, owner, cache: context.cache, access });
    },
  });
}

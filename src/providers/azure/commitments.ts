import type { EvidenceValue } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import { listIn, objectIn, textIn } from "./json-shape.ts";
import type { AzureLimits } from "./limits.ts";
import { listPart } from "./lists.ts";
import type { Part } from "./part.ts";
import { subscriptionsOf } from "./scope.ts";

/** Azure adds up the use of a commitment over 1, 7 and 30 days. */
const GRAIN_DAYS = 30;

/** Reservations and savings plans of the tenant that can be used in the workload's subscriptions: the worst of them speaks for all. */
export function planCommitments(context: ProviderContext, limits: AzureLimits): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "commitment.utilisation");
  const subscriptions = subscriptionsOf(context);
  if (!signal || subscriptions.length === 0) return undefined;
  return listPart(
    context,
    {
      api: "azure/commitments",
      signal,
      subjects: [context.workload.name],
      paths: [
        "/providers/Microsoft.Capacity/reservations?api-version=2022-11-01",
        "/providers/Microsoft.BillingBenefits/savingsPlans?api-version=2022-11-01",
      ],
      window: { start: formatInstant(Date.parse(context.asOf) - GRAIN_DAYS * DAY_MS), end: context.asOf },
      reading: (lists) => worst(lists.flat(), subscriptions),
    },
    limits,
  );
}

function worst(
  all: readonly unknown[],
  subscriptions: readonly string[],
): { value: EvidenceValue } | { reason: string } {
  const uses = all
    .map((one) => objectIn(objectIn(one).properties))
    .filter((one) => textIn(one.provisioningState) === "Succeeded" && applies(one, subscriptions))
    .map((one) => used(objectIn(one.utilization).aggregates));
  // Both lists leave out silently what may not be read.
  if (uses.length === 0)
    return {
      reason: "no reservation and no savings plan is in force for these subscriptions that these credentials may read",
    };
  if (uses.includes(undefined))
    return { reason: `of a reservation or a savings plan the use of the last ${GRAIN_DAYS} days is not told` };
  return { value: Math.min(...uses.map((use) => use ?? 0)) };
}

/** One that is bound to other subscriptions is none of the workload's; a shared one can be used by it. */
function applies(properties: { [key: string]: unknown }, subscriptions: readonly string[]): boolean {
  if (textIn(properties.appliedScopeType) !== "Single") return true;
  const { subscriptionId } = objectIn(properties.appliedScopeProperties);
  const scopes = [...listIn(properties.appliedScopes), subscriptionId].map(textIn);
  return scopes.some((scope) =>
    subscriptions.includes(/\/subscriptions\/([^/]+)/i.exec(scope)?.[1]?.toLowerCase() ?? ""),
  );
}

function used(aggregates: unknown): number | undefined {
  const whole = listIn(aggregates)
    .map(objectIn)
    .find(({ grain, grainUnit }) => grain === GRAIN_DAYS && textIn(grainUnit) === "days");
  return typeof whole?.value === "number" && Number.isFinite(whole.value) ? whole.value / 100 : undefined;
}

import type { ResourceRecommendationBase } from "@azure/arm-advisor";
import type { Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import type { AdvicePage } from "./advice-client.ts";
import type { Connection } from "./connection.ts";
import type { AzureLimits } from "./limits.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { ownersOf, subscriptionsOf } from "./scope.ts";
import type { Refusal } from "./wire-fault.ts";

const ADVISOR = "azure/advisor";

/** Advisor's categories are the five pillars of the Well-Architected Framework. */
const CATEGORIES: { readonly [category: string]: string } = {
  HighAvailability: "reliability",
  Security: "security",
  Performance: "performance",
  Cost: "cost",
  OperationalExcellence: "operations",
};

/** The open recommendations of Advisor. */
export function planAdvice(context: ProviderContext, limits: AzureLimits): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "advice");
  const subscriptions = subscriptionsOf(context);
  if (!signal || subscriptions.length === 0) return undefined;
  const subject = context.workload.name;
  const evidence = (result: { value: Row[] } | { reason: string }) => [
    told(
      signal,
      subject,
      result,
      subscriptions.map((one) => `GET /subscriptions/${one}/providers/Microsoft.Advisor/recommendations`).join("; "),
      { start: context.asOf, end: context.asOf },
      context.asOf,
    ),
  ];
  return {
    api: ADVISOR,
    requests: subscriptions.length,
    readings: [plannedReading(subject, signal)],
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(connection), troubles: [] };
      const lists = await Promise.all(subscriptions.map((one) => readAll(connection, one, limits)));
      const failures = lists.flatMap((list) => ("failure" in list ? [list.failure] : []));
      const [failure] = failures;
      // The advice of some subscriptions is not that of the workload.
      if (failure)
        return {
          evidence: evidence(failure),
          troubles: failures.map((one) => ({ api: ADVISOR, failure: one })),
        };
      const ownerOf = ownersOf(context.workload.components);
      const rows = lists
        .flatMap((list) => ("failure" in list ? [] : list.recommendations))
        .flatMap((one) => rowOf(one, ownerOf));
      return {
        evidence: evidence({ value: rows.sort((a, b) => byCodeUnit(String(a.id), String(b.id))) }),
        troubles: [],
      };
    },
  };
}

async function readAll(
  connection: Connection,
  subscription: string,
  limits: AzureLimits,
): Promise<{ recommendations: ResourceRecommendationBase[] } | { failure: Refusal }> {
  const { AdviceSender } = await import("./advice-client.ts");
  const sender = new AdviceSender(connection);
  const recommendations: ResourceRecommendationBase[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const from = next;
    const called = await connection.call<AdvicePage>(ADVISOR, (signal) => sender.send(subscription, from, signal));
    if ("failure" in called) return called;
    recommendations.push(...called.answer.recommendations);
    next = called.answer.next;
    if (next !== undefined) {
      if (seen.has(next) || seen.size + 1 >= limits.pages)
        return {
          failure: { kind: "final", reason: `the list of recommendations does not end within ${limits.pages} pages` },
        };
      seen.add(next);
      connection.calls.usage.add(ADVISOR, { bound: 1 });
    }
  } while (next !== undefined);
  return { recommendations };
}

/** None of a recommendation that somebody has dismissed or put off. */
function rowOf(one: ResourceRecommendationBase, ownerOf: (id: string) => string | undefined): Row[] {
  if ((one.suppressionIds ?? []).length > 0) return [];
  const resource = one.resourceMetadata?.resourceId ?? "";
  return [
    {
      id: shown(one.name ?? one.id),
      category: CATEGORIES[one.category ?? ""] ?? shown(one.category).toLowerCase(),
      kind: shown(one.recommendationTypeId ?? one.impactedField),
      impact: shown(one.impact).toLowerCase(),
      component: ownerOf(resource) ?? "",
      resource: shown(resource),
      problem: shown(one.shortDescription?.problem),
      since: since(one.lastUpdated),
      usdPerMonth: savings(one.extendedProperties ?? {}),
    },
  ];
}

function since(at: Date | undefined): string | null {
  return at instanceof Date && Number.isFinite(at.getTime()) ? at.toISOString() : null;
}

/** Advisor tells savings by the year, in the currency that is billed. */
function savings({ annualSavingsAmount, savingsCurrency }: { [key: string]: string }): number | null {
  const amount = Number(annualSavingsAmount ?? Number.NaN);
  return savingsCurrency === "USD" && Number.isFinite(amount) ? amount / 12 : null;
}

function shown(text: string | undefined): string {
  return visible(String(text ?? "")).slice(0, 1000);
}

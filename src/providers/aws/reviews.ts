import type { ProviderContext } from "../../model/provider.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { workloadInventory } from "./workload-inventory.ts";

/** Workloads of the Well-Architected Tool that the settings name: risks by pillar, and answers. What a person said there is attested. */
export function reviews(plan: Intended, context: ProviderContext): Inventory | undefined {
  const { reviews: names = [] } = plan.settings;
  const region = plan.settings.region ?? plan.regions[0];
  if (names.length === 0 || region === undefined) return undefined;
  return workloadInventory(context, {
    api: "aws/wellarchitected",
    // The list; of each workload its lens and two pages of answers (57 questions, 50 a page).
    bound: 1 + names.length * 3,
    usd: 0,
    signals: ["review", "review.answers"],
    query: `ListWorkloads, GetLensReview, ListAnswers of ${names.join(", ")}, ${region}`,
    window: { start: context.asOf, end: context.asOf },
    async load(access) {
      const { readReviews } = await import("./read-reviews.ts");
      return readReviews(names, region, access);
    },
  });
}

import type { ObjectiveStatus } from "../../../model/budget.ts";
import type { DeliveryReport } from "../../../model/delivery.ts";

/**
 * DORA's reliability: whether users get what was promised to them. Operational performance beside the five delivery metrics, no sixth
 * of them, and without published levels (dora.dev/guides/dora-metrics). An objective is met while anything of its budget is left.
 */
export function reliability(budgets: readonly ObjectiveStatus[]): NonNullable<DeliveryReport["reliability"]> {
  const named = (...states: ObjectiveStatus["status"][]) =>
    budgets.filter(({ status }) => states.includes(status)).map(({ name }) => name);
  const met = named("healthy", "at-risk").length;
  const missed = named("exhausted");
  const unknown = named("unknown");
  const judged = met + missed.length;
  return {
    value: judged === 0 ? null : met / judged,
    met,
    missed,
    unknown,
    sampleSize: judged,
    ...(judged > 0
      ? {}
      : { reason: budgets.length === 0 ? "there are no objectives" : "none of the objectives could be judged" }),
  };
}

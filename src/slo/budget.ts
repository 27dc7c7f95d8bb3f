import type { ObjectiveStatus } from "../model/budget.ts";
import type { Counts } from "./counts.ts";

/**
 * The budget of an objective, in shares of it (1 is all; not clamped: below zero it is overspent), from counts over its whole window. Remaining is (sli − target) ÷ (1 − target). The formula that circulates,
 * target − sli as "consumed", is not a share of the budget: at 99.9 % it calls an objective that is missed by half its budget 0.05 % consumed.
 *
 * `budgetEvents` is what the budget is a share of: all events so far, or for slices of a calendar window those of the whole period.
 * `consumed` is computed from the bad events, not from 1 − sli: near one the subtraction would cost half of the digits.
 */
export function errorBudget(
  { bad, total }: Counts,
  target: number,
  windowMinutes: number,
  budgetEvents = total,
): ObjectiveStatus["errorBudget"] {
  const allowed = allowance(target);
  if (allowed === 0) {
    const spent = bad > 0;
    return {
      total: 0,
      consumed: spent ? null : 0,
      remaining: spent ? null : 1,
      remainingMinutes: 0,
      burnRate: spent ? null : 0,
    };
  }
  const consumed = bad / (allowed * budgetEvents);
  return {
    total: allowed,
    consumed,
    remaining: 1 - consumed,
    remainingMinutes: windowMinutes * allowed * (1 - consumed),
    burnRate: bad / (allowed * total),
  };
}

/**
 * The share that may fail. 1 − 0.999 is 0.0010000000000000009 in binary; what was meant is the decimal difference. Targets are written
 * with a dozen digits at most.
 */
export function allowance(target: number): number {
  return Number((1 - target).toFixed(15));
}

/** Events (or slices) of a window. `bad` is kept beside `good`: which of them was counted is exact, the other is the difference. */
export interface Counts {
  good: number;
  bad: number;
  total: number;
}

/** Rates over windows are extrapolated, so that parts may exceed the whole by rounding; by more than this they contradict each other. */
const TOLERANCE = 1e-9;

type Counted = { good?: number | null; bad?: number | null; total?: number | null };

/** Counts from two that were measured, or why they cannot be. Throws nothing. */
export function countsOf(measured: Counted): Counts | { reason: string } {
  for (const name of ["good", "bad", "total"] as const) {
    const value = measured[name];
    if (value === undefined || value === null) continue;
    if (!Number.isFinite(value)) return { reason: `the number of ${name} events is not a number` };
    if (value < 0) return { reason: `the number of ${name} events is negative (${value})` };
  }
  const { good, bad, total } = measured;
  if (good === null || bad === null || total === null) return { reason: "no data" };
  if (total === undefined) return { reason: "the number of all events was not counted" };
  if (total === 0) return { reason: "no traffic: not one event in the window" };
  const part = good ?? bad;
  if (part === undefined) return { reason: "neither good nor bad events were counted" };
  if (part > total * (1 + TOLERANCE)) {
    const name = good === undefined ? "bad" : "good";
    return {
      reason: `${name} events (${part}) are more than all events (${total}): the two do not count the same thing`,
    };
  }
  const counted = Math.min(part, total);
  return good === undefined
    ? { good: total - counted, bad: counted, total }
    : { good: counted, bad: total - counted, total };
}

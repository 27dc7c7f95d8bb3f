import type { Formula } from "./metric-rules.ts";

type Values = readonly (number | null)[];

/** The signal's value in each interval; null where a metric that it needs has none. `values` holds every metric of the formula. */
export function applied(
  formula: Formula,
  values: ReadonlyMap<string, Values>,
  { stepSeconds, count }: { stepSeconds: number; count: number },
): (number | null)[] {
  return Array.from({ length: count }, (_, at) => {
    const of = (id: string) => values.get(id)?.[at] ?? null;
    const value = inInterval(formula, of, stepSeconds);
    return value !== null && Number.isFinite(value) ? value : null;
  });
}

function inInterval(formula: Formula, of: (id: string) => number | null, stepSeconds: number): number | null {
  if ("value" in formula) {
    const value = of(formula.value);
    return value === null ? null : value * (formula.scale ?? 1) + (formula.offset ?? 0);
  }
  if ("largest" in formula) {
    const known = formula.largest.map(of).filter((value) => value !== null);
    if (known.length < formula.largest.length) return null;
    return Math.max(...known) * (formula.scale ?? 1);
  }
  if ("difference" in formula) {
    const [whole, part] = formula.difference.map(of);
    if (typeof whole !== "number" || typeof part !== "number") return null;
    return Math.max(0, whole - part) * (formula.scale ?? 1);
  }
  if ("rate" in formula) {
    const sum = summed(formula.rate, of);
    return sum === null ? null : sum / stepSeconds;
  }
  if ("count" in formula) return summed(formula.count, of);
  const [part, whole] =
    "share" in formula ? [formula.share.of, formula.share.in] : [formula.success.bad, formula.success.all];
  const some = summed(part, of);
  const all = summed(whole, of);
  // Of nothing there is no share.
  if (some === null || all === null || all === 0) return null;
  return "share" in formula ? (some / all) * (formula.scale ?? 1) : 1 - some / all;
}

function summed(ids: readonly string[], of: (id: string) => number | null): number | null {
  let sum = 0;
  for (const id of ids) {
    const value = of(id);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** Kubernetes' quantity of CPU in thousandths of a core, in which the usual values are whole numbers: `250m` → 250, `0.5` → 500. Undefined when it is none. */
export function cpuQuantity(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value * 1000 : undefined;
  const match = typeof value === "string" ? /^(\d{1,12}(?:\.\d{1,9})?)(m|u|n)?$/.exec(value.trim()) : null;
  if (!match) return undefined;
  const number = Number(match[1]);
  if (match[2] === "m") return number;
  return match[2] === "u" ? number / 1e3 : match[2] === "n" ? number / 1e6 : number * 1e3;
}

/** Kubernetes' number or share of replicas: `1` → 1, `25%` of 4 → 1. Undefined when it is neither. */
export function shareOf(value: unknown, replicas: number, round: (count: number) => number): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  const match = typeof value === "string" ? /^(\d{1,9})(%?)$/.exec(value.trim()) : null;
  if (!match) return undefined;
  return match[2] === "%" ? round((Number(match[1]) * replicas) / 100) : Number(match[1]);
}

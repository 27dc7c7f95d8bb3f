/** Lengths of samples that Azure Monitor knows, in seconds, and how the API writes them (Azure Monitor REST API, `interval`). */
const GRAINS: readonly (readonly [seconds: number, interval: string])[] = [
  [60, "PT1M"],
  [300, "PT5M"],
  [900, "PT15M"],
  [1800, "PT30M"],
  [3600, "PT1H"],
  [21_600, "PT6H"],
  [43_200, "PT12H"],
  [86_400, "P1D"],
];

/** One point for the whole span. */
export const FULL = "FULL";

/** The shortest grain of at least so many seconds. */
export function grainAtLeast(seconds: number): number {
  return GRAINS.find(([grain]) => grain >= seconds)?.[0] ?? 86_400;
}

/** The longest grain that a step is made up of, not above `longest`; undefined when there is none. */
export function grainWithin(stepSeconds: number, longest = 86_400): number | undefined {
  return GRAINS.findLast(([grain]) => grain <= Math.min(stepSeconds, longest) && stepSeconds % grain === 0)?.[0];
}

export function intervalOf(grain: number): string {
  return GRAINS.find(([seconds]) => seconds === grain)?.[1] ?? `PT${grain}S`;
}

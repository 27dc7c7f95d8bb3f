import { allowance } from "./budget.ts";
import { type BurnWindow, highestBurnRate } from "./burn-rates.ts";
import { shorthand } from "./duration.ts";
import { about, decimal, percent } from "./numbers.ts";

/** `page 1h/5m` */
export function alertName({ severity, longSeconds, shortSeconds }: BurnWindow): string {
  return `${severity} ${shorthand(longSeconds)}/${shorthand(shortSeconds)}`;
}

/** Why an alert can never fire; undefined when it can. Its threshold has to be exceeded, which the highest burn rate itself does not. */
export function neverFires({ threshold }: BurnWindow, target: number): string | undefined {
  if (decimal(threshold * allowance(target)) < 1) return undefined;
  return `can never fire: it wants a burn rate above ${about(threshold)}, and ${percent(target)} burns at ${about(highestBurnRate(target))} when everything fails`;
}

import type { ObjectiveDuration } from "../model/objective.ts";
import { fixedSeconds } from "./duration.ts";

/** Days of the shortest month, quarter and year. */
const SHORTEST: { [unit in ObjectiveDuration["unit"]]?: number } = { M: 28, Q: 90, Y: 365 };

/** The shortest that a window can be, for what has to be said before it is known where it lies: thresholds are rather too low than too high. */
export function leastSeconds(duration: ObjectiveDuration): number {
  return fixedSeconds(duration) ?? duration.count * (SHORTEST[duration.unit] ?? 0) * 86_400;
}

import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import { parseObjectiveDuration, shorthand } from "../duration.ts";
import { fault, type Reading, say, textAt, valueAt } from "./reading.ts";

/** Prometheus' durations: the parts in this order, each once. A year has 365 days. */
const DURATION =
  /^(?:(\d{1,5})y)?(?:(\d{1,5})w)?(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?(?:(\d{1,5})s)?(?:(\d{1,9})ms)?$/;
const SECONDS = [31_536_000, 604_800, 86_400, 3600, 60, 1, 0.001];

export function secondsAt(reading: Reading, at: Path, example: string): number | undefined {
  const text = textAt(reading, at);
  if (text === undefined) return undefined;
  const parts = DURATION.exec(text)?.slice(1) ?? [];
  // To a thousandth: the sum of 1 and 0.2 is not that of their digits.
  const seconds = Number(
    parts.reduce((sum, part, unit) => sum + Number(part ?? 0) * (SECONDS[unit] ?? 0), 0).toFixed(3),
  );
  return seconds > 0 ? seconds : fault(reading, at, `${quoted(text)} is no duration of Prometheus, such as ${example}`);
}

export function windowAt(reading: Reading, at: Path): string | undefined {
  const seconds = secondsAt(reading, at, "28d");
  if (seconds === undefined) return undefined;
  const text = String(valueAt(reading, at)).trim();
  // Years and months are those of the calendar in OpenSLO, and y is no unit of it.
  const window = /^[1-9]\d{0,4}[mhdw]$/.test(text) ? text : shorthand(seconds);
  if (parseObjectiveDuration(window)) return window;
  return say(reading, at, `${quoted(text)} is not a whole number of minutes, hours or days`);
}

import type { ObjectiveDuration } from "../model/objective.ts";

/** OpenSLO v1, "duration-shorthand". Five digits: a hundred thousand years are a slip. */
const SHORTHAND = /^([1-9]\d{0,4})([mhdwMQY])$/;

/** `28d`, `1M`; undefined for what is no duration. */
export function parseObjectiveDuration(text: string): ObjectiveDuration | undefined {
  const match = SHORTHAND.exec(text);
  return match ? { count: Number(match[1]), unit: match[2] as ObjectiveDuration["unit"] } : undefined;
}

const SECONDS: { [unit in ObjectiveDuration["unit"]]?: number } = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds; undefined for months, quarters and years, whose length depends on where they lie. */
export function fixedSeconds({ count, unit }: ObjectiveDuration): number | undefined {
  const seconds = SECONDS[unit];
  return seconds === undefined ? undefined : count * seconds;
}

const WORDS: { [unit in ObjectiveDuration["unit"]]: string } = {
  m: "minute",
  h: "hour",
  d: "day",
  w: "week",
  M: "month",
  Q: "quarter",
  Y: "year",
};

/** `28 days`, `1 month`. */
export function durationWords({ count, unit }: ObjectiveDuration): string {
  return `${count} ${WORDS[unit]}${count === 1 ? "" : "s"}`;
}

/** Seconds → `5m`, `1h`, `3d`: the largest unit that it is a whole number of. */
export function shorthand(seconds: number): string {
  for (const unit of ["d", "h", "m"] as const) {
    const one = SECONDS[unit] ?? 1;
    if (seconds >= one && seconds % one === 0) return `${seconds / one}${unit}`;
  }
  return `${seconds}s`;
}

import type { MaintenanceUse } from "../model/budget.ts";
import type { MaintenanceWindow } from "../model/budget-policy.ts";
import { formatInstant, parseInstant } from "../model/time.ts";
import type { Objective } from "../model/workload.ts";
import type { Period } from "./window.ts";

/** Milliseconds since the epoch, half-open. */
export interface Span {
  start: number;
  end: number;
}

/** The maintenance of one objective in its period. */
interface Maintenance {
  /** Each window that touches what is counted, cut to it, in the order of time. */
  windows: MaintenanceUse[];
  /** The same without overlaps. */
  spans: Span[];
}

/** The windows that are about an objective, as far as they lie in what is counted of its period. */
export function maintenanceOf(
  { name, service }: Pick<Objective, "name" | "service">,
  all: readonly MaintenanceWindow[],
  { start, countedUntil }: Pick<Period, "start" | "countedUntil">,
): Maintenance {
  const cut = all
    .filter(({ objectives, components }) =>
      objectives ? objectives.includes(name) : !components || components.includes(service),
    )
    .map((window) => ({
      window,
      start: Math.max(start, parseInstant(window.from) ?? countedUntil),
      end: Math.min(countedUntil, parseInstant(window.to) ?? start),
    }))
    .filter((one) => one.end > one.start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    windows: cut.map(({ window: { reason, by, link }, ...span }) => ({
      from: formatInstant(span.start),
      to: formatInstant(span.end),
      reason,
      by,
      ...(link === undefined ? {} : { link }),
    })),
    spans: merged(cut),
  };
}

/** `ordered` by their beginnings. Windows that touch are one. */
function merged(ordered: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of ordered) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/**
 * Whether an interval lies wholly inside one of the spans; asked for intervals in the order of time. One that is inside in part is not:
 * its events cannot be told apart, and planned work excuses nothing beside it.
 */
export function wholeInside(spans: readonly Span[]): (start: number, end: number) => boolean {
  let at = 0;
  return (start, end) => {
    while ((spans[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const span = spans[at];
    return span !== undefined && span.start <= start && end <= span.end;
  };
}

/** Milliseconds of all of them. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

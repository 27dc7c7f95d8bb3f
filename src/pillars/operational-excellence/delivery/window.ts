import { DAY_MS } from "../../../model/time.ts";
import type { Span } from "./metrics.ts";

// The definitions' own windows, not thresholds: the survey asks for the last quarter, and for rework "the last six months".
const DELIVERY_DAYS = 90;
const REWORK_DAYS = 180;

/** The windows that end at asOf (ms). One that was asked for holds for all metrics. */
export function deliveryWindows(asOf: number, askedSeconds: number | undefined): { window: Span; rework: Span } {
  if (askedSeconds !== undefined) {
    const span = { from: asOf - askedSeconds * 1000, to: asOf };
    return { window: span, rework: span };
  }
  return {
    window: { from: asOf - DELIVERY_DAYS * DAY_MS, to: asOf },
    rework: { from: asOf - REWORK_DAYS * DAY_MS, to: asOf },
  };
}

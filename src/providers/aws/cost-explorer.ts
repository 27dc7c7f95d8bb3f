import type { Expression } from "@aws-sdk/client-cost-explorer";
import { canonicalJson } from "../../model/json.ts";
import { DAY_MS } from "../../model/time.ts";
import type { Days } from "./days.ts";

/** How its calls are counted. */
export const COST_EXPLORER = "aws/cost-explorer";

/** AWS Cost Explorer pricing: each request, and each page, $0.01. */
export const USD_EACH = 0.01;

/** Costs of the last days still change: they are refreshed for up to three (AWS Cost Management, "Understanding your cost data"; recalled). */
const LATE_DAYS = 3;

/** The last so many days before an instant (RFC 3339) whose costs do not change any more. */
export function closedDays(asOf: string, days: number): Days {
  return { start: (Math.floor(Date.parse(asOf) / DAY_MS) - LATE_DAYS - days) * DAY_MS, days };
}

/** Under what name an answer is kept: `what` is all that decides it. */
export function keyOf(account: string, what: { [name: string]: unknown }): string {
  return canonicalJson({ source: COST_EXPLORER, account, ...what });
}

/** What use costs: without what is added to the bill or taken off it beside that. */
export const OF_USE: Expression = { Not: { Dimensions: { Key: "RECORD_TYPE", Values: ["Tax", "Credit", "Refund"] } } };

import {
  type CostExplorerClient,
  GetCostAndUsageCommand,
  GetDimensionValuesCommand,
  type ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import type { Access } from "./access.ts";
import { COST_EXPLORER, OF_USE } from "./cost-explorer.ts";
import { type Days, periodOf } from "./days.ts";
import { type Listed, paged } from "./paged.ts";

/** What moving data cost on one day. */
export interface Moved {
  /** `2026-01-10` */
  day: string;
  usd: number;
  unit: string;
}

const MOST_PAGES = 20;

/** The cost of moving data on each day, of the kinds of usage that the bill of these days has and whose names end so. */
export async function transferCosts(
  days: Days,
  endings: readonly string[],
  client: CostExplorerClient,
  access: Access,
): Promise<Listed<Moved>> {
  const types = await paged<string>(access, {
    api: COST_EXPLORER,
    what: "GetDimensionValues",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetDimensionValuesCommand({
        TimePeriod: periodOf(days),
        Dimension: "USAGE_TYPE",
        Context: "COST_AND_USAGE",
        SearchString: "Bytes",
        ...(token === undefined ? {} : { NextPageToken: token }),
      });
      const { DimensionValues, NextPageToken } = await client.send(command, { abortSignal });
      return { items: DimensionValues?.flatMap(({ Value }) => Value ?? []), next: NextPageToken };
    },
  });
  if ("reason" in types) return types;
  const moving = types.items.filter((type) => endings.some((ending) => type.endsWith(ending))).sort();
  if (moving.length === 0) return { items: [], pages: types.pages };
  const listed = await paged<Moved>(access, {
    api: COST_EXPLORER,
    what: "GetCostAndUsage of moving data",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetCostAndUsageCommand({
        TimePeriod: periodOf(days),
        Granularity: "DAILY",
        Metrics: ["AmortizedCost"],
        Filter: {
          And: [{ Dimensions: { Key: "USAGE_TYPE", Values: moving } }, OF_USE],
        },
        ...(token === undefined ? {} : { NextPageToken: token }),
      });
      const { ResultsByTime, NextPageToken } = await client.send(command, { abortSignal });
      return { items: ResultsByTime?.map(movedOf), next: NextPageToken };
    },
  });
  return "reason" in listed ? listed : { items: listed.items, pages: types.pages + listed.pages };
}

function movedOf({ TimePeriod, Total = {} }: ResultByTime): Moved {
  const { Amount, Unit = "USD" } = Total.AmortizedCost ?? {};
  return { day: TimePeriod?.Start ?? "", usd: Number(Amount), unit: Unit };
}

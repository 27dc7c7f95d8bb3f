import { CostExplorerClient, GetCostAndUsageCommand, type ResultByTime } from "@aws-sdk/client-cost-explorer";
import type { EvidenceValue } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { AnswerCache } from "../../model/provider.ts";
import { quantile } from "../../model/quantile.ts";
import { visible } from "../../model/text.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Access } from "./access.ts";
import { accountOf } from "./account.ts";
import { paged } from "./paged.ts";

interface CostQuery {
  /** Milliseconds, midnight UTC. */
  start: number;
  days: number;
  /** The tag that says whose a cost is. */
  owner: string | undefined;
  cache: AnswerCache | undefined;
  access: Access;
}

/** A cost of one day. */
interface Cost {
  /** `2026-01-10` */
  day: string;
  service: string;
  owned: boolean;
  usd: number;
}

type Loaded = { values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string };

const MOST_PAGES = 20;
/** The last days of the window are held against the ones before them. */
const RECENT_DAYS = 14;

/** The costs of closed days. The same question of the same day is answered from the cache: each costs money. */
export async function dailyCosts(query: CostQuery): Promise<Loaded> {
  const { start, days, owner, cache, access } = query;
  const account = await accountOf(access);
  const key = account && JSON.stringify({ source: "aws/cost-explorer", account, start, days, owner });
  const kept = key && ((await cache?.get(key)) as Cost[] | undefined);
  if (Array.isArray(kept)) return { values: valuesOf(kept, query), pages: 0 };
  const listed = await listCosts(query);
  if ("reason" in listed) return listed;
  const foreign = listed.items.find(({ unit }) => unit !== "USD");
  if (foreign) return { reason: `the bill is in ${visible(foreign.unit)}, not in US dollars` };
  const costs = listed.items.map(({ unit: _unit, ...cost }) => cost);
  if (key) await cache?.set(key, costs);
  return { values: valuesOf(costs, query), pages: listed.pages };
}

async function listCosts({ start, days, owner, access }: CostQuery) {
  // Cost Explorer has one endpoint.
  const client = access.traced(new CostExplorerClient(access.configFor("us-east-1")));
  const listed = await paged(access, {
    api: "aws/cost-explorer",
    what: "GetCostAndUsage",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const answer = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: dayOf(start), End: dayOf(start + days * DAY_MS) },
          Granularity: "DAILY",
          Metrics: ["AmortizedCost"],
          GroupBy: [
            { Type: "DIMENSION", Key: "SERVICE" },
            ...(owner === undefined ? [] : [{ Type: "TAG" as const, Key: owner }]),
          ],
          Filter: { Not: { Dimensions: { Key: "RECORD_TYPE", Values: ["Tax", "Credit", "Refund"] } } },
          ...(token === undefined ? {} : { NextPageToken: token }),
        }),
        { abortSignal },
      );
      return { items: answer.ResultsByTime?.flatMap((one) => costsOf(one, owner)), next: answer.NextPageToken };
    },
  });
  client.destroy();
  return listed;
}

function costsOf({ TimePeriod, Groups = [] }: ResultByTime, owner: string | undefined): (Cost & { unit: string })[] {
  return Groups.map(({ Keys = [], Metrics = {} }) => {
    const { Amount, Unit = "USD" } = Metrics.AmortizedCost ?? {};
    const [service = "", tag = ""] = Keys;
    // `owner$` is what has no such tag.
    const owned = owner !== undefined && tag.startsWith(`${owner}$`) && tag.length > owner.length + 1;
    return { day: TimePeriod?.Start ?? "", service, owned, usd: Number(Amount), unit: Unit };
  });
}

function dayOf(ms: number): string {
  return formatInstant(ms).slice(0, 10);
}

/** Series of whole days, in which a day without a cost is one of which the bill says nothing. */
function valuesOf(costs: readonly Cost[], { start, days }: CostQuery): { [signal: string]: EvidenceValue } {
  const index = new Map(Array.from({ length: days }, (_, at) => [dayOf(start + at * DAY_MS), at]));
  const known = costs.filter(({ day, usd }) => index.has(day) && Number.isFinite(usd));
  const daily = (of: readonly Cost[], absent: number | null): (number | null)[] => {
    const values = new Array<number | null>(days).fill(absent);
    for (const { day, usd } of of) {
      const at = index.get(day) ?? 0;
      values[at] = (values[at] ?? 0) + usd;
    }
    return values;
  };
  const total = daily(known, null);
  const owned = daily(
    known.filter((cost) => cost.owned),
    0,
  ).map((usd, at) => (total[at] === null ? null : usd));
  const series = (values: (number | null)[]): EvidenceValue =>
    values.every((value) => value === null) ? null : { start: formatInstant(start), step: DAY_MS / 1000, values };
  const services = [...Map.groupBy(known, ({ service }) => service)].map(([service, own]) => {
    const values = daily(own, 0).map((usd) => usd ?? 0);
    return {
      service: visible(service),
      usd: values.reduce((sum, usd) => sum + usd, 0),
      last14: median(values.slice(-RECENT_DAYS)),
      before56: median(values.slice(0, -RECENT_DAYS)),
    };
  });
  return {
    "cost.total": series(total),
    "cost.attributed": series(owned),
    "cost.services": services.sort((a, b) => b.usd - a.usd || byCodeUnit(a.service, b.service)),
  };
}

function median(values: number[]): number {
  return (
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}

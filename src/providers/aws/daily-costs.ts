import { CostExplorerClient, GetCostAndUsageCommand, type ResultByTime } from "@aws-sdk/client-cost-explorer";
import type { EvidenceValue } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { AnswerCache } from "../../model/provider.ts";
import { quantile } from "../../model/quantile.ts";
import { visible } from "../../model/text.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Access } from "./access.ts";
import { accountOf } from "./account.ts";
import { COST_EXPLORER, keyOf, OF_USE } from "./cost-explorer.ts";
import { type Days, dayOf, periodOf } from "./days.ts";
import { type Listed, paged } from "./paged.ts";
import { type Moved, transferCosts } from "./transfer-costs.ts";

interface CostQuery extends Days {
  /** The tag that says whose a cost is. */
  owner: string | undefined;
  /** How the kinds of usage end that are moving data; undefined: it is not asked for. */
  endings: readonly string[] | undefined;
  /** What decides the cost of everything, and of moving data: under that they are kept. */
  whole: { [name: string]: unknown };
  moved: { [name: string]: unknown };
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
  unit: string;
}

type Loaded = { values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string };

const MOST_PAGES = 20;
/** The last days of the window are held against the ones before them. */
const RECENT_DAYS = 14;

/** The costs of closed days. The same question of the same day is answered from the cache: each costs money. */
export async function dailyCosts(query: CostQuery): Promise<Loaded> {
  const { endings, whole, moved, cache, access } = query;
  const account = cache && (await accountOf(access, cache));
  const keptOr = async <T extends { unit: string }>(
    what: CostQuery["whole"],
    load: () => Promise<Listed<T>>,
  ): Promise<Listed<T>> => {
    const key = account === undefined ? undefined : keyOf(account, what);
    const kept = key && (await cache?.get(key));
    if (Array.isArray(kept)) return { items: kept as T[], pages: 0 };
    const listed = await load();
    if ("reason" in listed) return listed;
    const foreign = listed.items.find(({ unit }) => unit !== "USD");
    if (foreign) return { reason: `the bill is in ${visible(foreign.unit)}, not in US dollars` };
    if (key) await cache?.set(key, listed.items);
    return listed;
  };
  // Cost Explorer has one endpoint.
  const client = access.traced(new CostExplorerClient(access.configFor("us-east-1")));
  const costs = await keptOr(whole, () => listCosts(query, client));
  const transfer =
    endings && !("reason" in costs) && (await keptOr(moved, () => transferCosts(query, endings, client, access)));
  client.destroy();
  if ("reason" in costs) return costs;
  if (transfer && "reason" in transfer) return transfer;
  return {
    values: { ...valuesOf(costs.items, query), ...(transfer ? transferOf(transfer.items, costs.items, query) : {}) },
    pages: costs.pages + (transfer ? transfer.pages : 0),
  };
}

async function listCosts({ owner, access, ...days }: CostQuery, client: CostExplorerClient): Promise<Listed<Cost>> {
  return paged<Cost>(access, {
    api: COST_EXPLORER,
    what: "GetCostAndUsage",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const answer = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: periodOf(days),
          Granularity: "DAILY",
          Metrics: ["AmortizedCost"],
          GroupBy: [
            { Type: "DIMENSION", Key: "SERVICE" },
            ...(owner === undefined ? [] : [{ Type: "TAG" as const, Key: owner }]),
          ],
          Filter: OF_USE,
          ...(token === undefined ? {} : { NextPageToken: token }),
        }),
        { abortSignal },
      );
      return { items: answer.ResultsByTime?.flatMap((one) => costsOf(one, owner)), next: answer.NextPageToken };
    },
  });
}

function costsOf({ TimePeriod, Groups = [] }: ResultByTime, owner: string | undefined): Cost[] {
  return Groups.map(({ Keys = [], Metrics = {} }) => {
    const { Amount, Unit = "USD" } = Metrics.AmortizedCost ?? {};
    const [service = "", tag = ""] = Keys;
    // `owner$` is what has no such tag.
    const owned = owner !== undefined && tag.startsWith(`${owner}$`) && tag.length > owner.length + 1;
    return { day: TimePeriod?.Start ?? "", service, owned, usd: Number(Amount), unit: Unit };
  });
}

/** Series of whole days, in which a day without a cost is one of which the bill says nothing. */
function valuesOf(costs: readonly Cost[], { start, days }: CostQuery): { [signal: string]: EvidenceValue } {
  const daily = (of: readonly Cost[], absent: number | null) => dailySums(of, absent, { start, days });
  const total = daily(costs, null);
  const owned = daily(
    costs.filter((cost) => cost.owned),
    0,
  ).map((usd, at) => (total[at] === null ? null : usd));
  const services = [...Map.groupBy(costs, ({ service }) => service)].map(([service, own]) => {
    const values = daily(own, 0).map((usd) => usd ?? 0);
    return {
      service: visible(service),
      usd: values.reduce((sum, usd) => sum + usd, 0),
      last14: median(values.slice(-RECENT_DAYS)),
      before56: median(values.slice(0, -RECENT_DAYS)),
    };
  });
  return {
    "cost.total": seriesOf(total, start),
    "cost.attributed": seriesOf(owned, start),
    "cost.services": services.sort((a, b) => b.usd - a.usd || byCodeUnit(a.service, b.service)),
  };
}

/** Of a day of which the bill says nothing at all, it does not say that nothing was moved. */
function transferOf(moved: readonly Moved[], costs: readonly Cost[], days: Days): { [signal: string]: EvidenceValue } {
  const total = dailySums(costs, null, days);
  const values = dailySums(moved, 0, days).map((usd, at) => (total[at] === null ? null : usd));
  return { "cost.transfer": seriesOf(values, days.start) };
}

function dailySums(
  costs: readonly { day: string; usd: number }[],
  absent: number | null,
  { start, days }: Days,
): (number | null)[] {
  const index = new Map(Array.from({ length: days }, (_, at) => [dayOf(start + at * DAY_MS), at]));
  const values = new Array<number | null>(days).fill(absent);
  for (const { day, usd } of costs) {
    const at = index.get(day);
    if (at !== undefined && Number.isFinite(usd)) values[at] = (values[at] ?? 0) + usd;
  }
  return values;
}

function seriesOf(values: (number | null)[], start: number): EvidenceValue {
  return values.every((value) => value === null) ? null : { start: formatInstant(start), step: DAY_MS / 1000, values };
}

function median(values: number[]): number {
  return (
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}

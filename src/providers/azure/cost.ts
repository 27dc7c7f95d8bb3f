import type { AnswerCache, ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import type { Connection } from "./connection.ts";
import type { CostPage } from "./cost-client.ts";
import { type Amount, amountsOf, type CostPeriod, closedDays, costOf, daysIn } from "./cost-rows.ts";
import type { AzureLimits } from "./limits.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { subscriptionsOf } from "./scope.ts";
import { ownerTagOf, settingsOf } from "./settings.ts";
import type { Refusal } from "./wire-fault.ts";

const COST = "azure/cost";

const SIGNALS = ["cost.total", "cost.attributed", "cost.services"];

/**
 * What was spent on closed days, one query a subscription: the API takes only a few of them. What is remembered is of these days, so that it
 * is asked for anew when another day has closed.
 */
export async function planCost(context: ProviderContext, limits: AzureLimits): Promise<Part | undefined> {
  const signals = context.signals.filter(({ id }) => SIGNALS.includes(id));
  const subscriptions = subscriptionsOf(context);
  if (signals.length === 0 || subscriptions.length === 0) return undefined;
  const period = closedDays(context.asOf);
  const tag = ownerTagOf(settingsOf(context.settings));
  const known = new Map<string, Amount[]>();
  for (const one of subscriptions) {
    const amounts = amountsIn(await context.cache?.get(keyOf(one, period, tag)), period);
    if (amounts) known.set(one, amounts);
  }
  const subject = context.workload.name;
  const window = { start: formatInstant(period.from), end: formatInstant(period.to) };
  const query = subscriptions
    .map(
      (one) =>
        `POST /subscriptions/${one}/providers/Microsoft.CostManagement/query: CostUSD daily by ServiceName and the tag ${tag}`,
    )
    .join("; ");
  const evidence = (read: { amounts: Amount[] } | { reason: string }) =>
    signals.map((signal) =>
      told(
        signal,
        subject,
        "reason" in read ? read : costOf(signal.id, read.amounts, period),
        query,
        window,
        context.asOf,
      ),
    );
  return {
    api: COST,
    requests: subscriptions.length,
    remembered: known.size,
    readings: signals.map((signal) => plannedReading(subject, signal)),
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(connection), troubles: [] };
      const lists = await Promise.all(
        subscriptions.map(async (one) => {
          const remembered = known.get(one);
          if (remembered) return { amounts: remembered };
          const read = await readAll(connection, one, period, tag, limits);
          if ("amounts" in read) await remember(context.cache, keyOf(one, period, tag), read.amounts);
          return read;
        }),
      );
      const failures = lists.flatMap((list) => ("failure" in list ? [list.failure] : []));
      const [failure] = failures;
      if (failure)
        return { evidence: evidence(failure), troubles: failures.map((one) => ({ api: COST, failure: one })) };
      return {
        evidence: evidence({ amounts: lists.flatMap((list) => ("failure" in list ? [] : list.amounts)) }),
        troubles: [],
      };
    },
  };
}

async function readAll(
  connection: Connection,
  subscription: string,
  period: CostPeriod,
  tag: string,
  limits: AzureLimits,
): Promise<{ amounts: Amount[] } | { failure: Refusal }> {
  const { CostSender } = await import("./cost-client.ts");
  const sender = new CostSender(connection);
  const amounts: Amount[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const link = next;
    const called = await connection.call<CostPage>(COST, (signal) =>
      link === undefined ? sender.send(subscription, period, tag, signal) : sender.sendNext(link, period, tag, signal),
    );
    if ("failure" in called) return called;
    const some = amountsOf(called.answer.columns, called.answer.rows, period);
    if ("reason" in some) return { failure: { kind: "final", reason: some.reason } };
    amounts.push(...some);
    next = called.answer.next;
    if (next !== undefined) {
      if (seen.has(next) || seen.size + 1 >= limits.pages)
        return { failure: { kind: "final", reason: `the costs do not end within ${limits.pages} pages` } };
      seen.add(next);
      connection.calls.usage.add(COST, { bound: 1 });
    }
  } while (next !== undefined);
  return { amounts };
}

function keyOf(subscription: string, { from, to }: CostPeriod, tag: string): string {
  return `azure/cost ${subscription} ${formatInstant(from)} ${formatInstant(to)} ${tag}`;
}

/** Nothing spent may be nothing seen yet: that is not remembered. */
async function remember(cache: AnswerCache | undefined, key: string, amounts: readonly Amount[]): Promise<void> {
  if (amounts.length > 0) await cache?.set(key, amounts);
}

/** What was remembered, where it is of the shape that was written. */
function amountsIn(value: unknown, period: CostPeriod): Amount[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const right = value.every((one) => {
    if (!Array.isArray(one) || one.length !== 4) return false;
    const [day, service, owned, usd] = one as unknown[];
    return (
      Number.isInteger(day) &&
      (day as number) >= 0 &&
      (day as number) < daysIn(period) &&
      typeof service === "string" &&
      typeof owned === "boolean" &&
      Number.isFinite(usd)
    );
  });
  return right ? (value as Amount[]) : undefined;
}

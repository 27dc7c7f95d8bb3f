import type { AnswerCache, ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import type { Connection } from "./connection.ts";
import type { CostPage } from "./cost-client.ts";
import { type CostQuestion, servicesQuestion, transferQuestion } from "./cost-questions.ts";
import { type Amount, amountsOf, type CostPeriod, closedDays, costOf, daysIn, transferOf } from "./cost-rows.ts";
import type { AzureLimits } from "./limits.ts";
import type { AzureRules } from "./metric-series.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { subscriptionsOf } from "./scope.ts";
import { ownerTagOf, settingsOf } from "./settings.ts";
import type { Refusal } from "./wire-fault.ts";

const COST = "azure/cost";

const OF_ALL = ["cost.total", "cost.attributed", "cost.services"];
const TRANSFER = "cost.transfer";

type Read = { amounts: Amount[] } | { reason: string };

/**
 * What was spent on closed days, a query or two a subscription: the API takes only a few of them. What is remembered is of these days, so
 * that it is asked for anew when another day has closed.
 */
export async function planCost(
  context: ProviderContext,
  rules: AzureRules,
  limits: AzureLimits,
): Promise<Part | undefined> {
  const signals = context.signals.filter(({ id }) => OF_ALL.includes(id) || id === TRANSFER);
  const subscriptions = subscriptionsOf(context);
  if (signals.length === 0 || subscriptions.length === 0) return undefined;
  const period = closedDays(context.asOf);
  // Which days the bill tells of, all costs say: what was moved on them is asked beside these.
  const all = servicesQuestion(ownerTagOf(settingsOf(context.settings)));
  const moved = signals.some(({ id }) => id === TRANSFER) ? transferQuestion(rules.transfer) : undefined;
  const asked = [all, ...(moved ? [moved] : [])];
  const known = new Map<string, Amount[]>();
  for (const one of subscriptions)
    for (const question of asked) {
      const key = keyOf(one, period, question);
      const amounts = amountsIn(await context.cache?.get(key), period);
      if (amounts) known.set(key, amounts);
    }
  const subject = context.workload.name;
  const window = { start: formatInstant(period.from), end: formatInstant(period.to) };
  const queryOf = (questions: readonly CostQuestion[]) =>
    subscriptions
      .flatMap((one) =>
        questions.map(
          ({ said }) => `POST /subscriptions/${one}/providers/Microsoft.CostManagement/query: CostUSD daily ${said}`,
        ),
      )
      .join("; ");
  const evidence = (readOf: (question: CostQuestion) => Read) =>
    signals.map((signal) => {
      const isTransfer = moved !== undefined && signal.id === TRANSFER;
      const [total, part] = [readOf(all), isTransfer ? readOf(moved) : { amounts: [] }];
      const result = (): ReturnType<typeof costOf> => {
        if ("reason" in total) return total;
        if ("reason" in part) return part;
        return isTransfer ? transferOf(part.amounts, total.amounts, period) : costOf(signal.id, total.amounts, period);
      };
      return told(signal, subject, result(), queryOf(isTransfer ? asked : [all]), window, context.asOf);
    });
  return {
    api: COST,
    requests: subscriptions.length * asked.length,
    remembered: known.size,
    readings: signals.map((signal) => plannedReading(subject, signal)),
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(() => connection), troubles: [] };
      const failures: Refusal[] = [];
      const reads = new Map<CostQuestion, Read>();
      const readOne = async (subscription: string, question: CostQuestion) => {
        const key = keyOf(subscription, period, question);
        const remembered = known.get(key);
        if (remembered) return { amounts: remembered };
        const read = await readAll(connection, subscription, period, question, limits);
        if ("amounts" in read) await remember(context.cache, key, read.amounts);
        else failures.push(read.failure);
        return read;
      };
      await Promise.all(
        asked.map(async (question) => {
          const lists = await Promise.all(subscriptions.map((one) => readOne(one, question)));
          const failure = lists.flatMap((list) => ("failure" in list ? [list.failure] : []))[0];
          reads.set(question, failure ?? { amounts: lists.flatMap((list) => ("failure" in list ? [] : list.amounts)) });
        }),
      );
      return {
        evidence: evidence((question) => reads.get(question) ?? { reason: "was not asked" }),
        troubles: failures.map((failure) => ({ api: COST, failure })),
      };
    },
  };
}

async function readAll(
  connection: Connection,
  subscription: string,
  period: CostPeriod,
  question: CostQuestion,
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
      link === undefined
        ? sender.send(subscription, period, question, signal)
        : sender.sendNext(link, period, question, signal),
    );
    if ("failure" in called) return called;
    const some = amountsOf(called.answer.columns, called.answer.rows, period, question);
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

function keyOf(subscription: string, { from, to }: CostPeriod, { key }: CostQuestion): string {
  return `azure/cost ${subscription} ${formatInstant(from)} ${formatInstant(to)} ${key}`;
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
    const [day, group, marked, usd] = one as unknown[];
    return (
      Number.isInteger(day) &&
      (day as number) >= 0 &&
      (day as number) < daysIn(period) &&
      typeof group === "string" &&
      typeof marked === "boolean" &&
      Number.isFinite(usd)
    );
  });
  return right ? (value as Amount[]) : undefined;
}

import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { quantile } from "../../model/quantile.ts";
import { visible } from "../../model/text.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { CostQuestion } from "./cost-questions.ts";
import { textIn } from "./json-shape.ts";

/** Whole days, UTC: the end is not in it. Milliseconds. */
export interface CostPeriod {
  from: number;
  to: number;
}

/** Two weeks, and the eight before them that they are held against. */
const RECENT_DAYS = 14;
const EARLIER_DAYS = 56;
// Cost Management, "Cost and usage data updates and retention": usage of a day is there after 8 to 24 hours.
const LATE_DAYS = 1;

/** The days that are closed at the end of a run. */
export function closedDays(asOf: string): CostPeriod {
  const to = Math.floor(Date.parse(asOf) / DAY_MS) * DAY_MS - LATE_DAYS * DAY_MS;
  return { from: to - (RECENT_DAYS + EARLIER_DAYS) * DAY_MS, to };
}

/** One amount: the index of its day, its first group (a service, a category of meters), whether it is what its question looks for. */
export type Amount = [day: number, group: string, marked: boolean, usd: number];

/** The amounts of an answer, or why they are none. */
export function amountsOf(
  columns: readonly string[],
  rows: readonly unknown[][],
  period: CostPeriod,
  { columns: grouped, marked }: Pick<CostQuestion, "columns" | "marked">,
): Amount[] | { reason: string } {
  const column = (...names: string[]) => columns.findIndex((name) => names.includes(name.toLowerCase()));
  const [usd, own, currency] = [column("costusd"), column("cost", "pretaxcost"), column("currency")];
  const [date, group, mark] = [column("usagedate"), column(grouped[0]), column(grouped[1])];
  if (rows.length === 0) return [];
  const money = usd === -1 ? own : usd;
  if (money === -1 || date === -1 || group === -1 || mark === -1)
    return { reason: `the answer lacks a column of cost, day, ${grouped.join(" or ")}` };
  const amounts: Amount[] = [];
  for (const row of rows) {
    if (usd === -1 && row[currency] !== "USD")
      return {
        reason: `it is billed in ${visible(textIn(row[currency])).slice(0, 20)}, not in US dollars`,
      };
    const digits = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(String(row[date]));
    const day = digits
      ? (Date.UTC(Number(digits[1]), Number(digits[2]) - 1, Number(digits[3])) - period.from) / DAY_MS
      : Number.NaN;
    const value = row[money];
    if (!Number.isInteger(day) || typeof value !== "number" || !Number.isFinite(value))
      return { reason: "a row of the answer has no day or no amount" };
    if (day < 0 || day >= daysIn(period)) continue;
    const name = visible(textIn(row[group])).slice(0, 200);
    amounts.push([day, name, marked(textIn(row[group]), textIn(row[mark])), value]);
  }
  return amounts;
}

export function daysIn({ from, to }: CostPeriod): number {
  return (to - from) / DAY_MS;
}

const NOTHING = { reason: "nothing was spent in these days, or these credentials may not see it" };

/** What one signal says of the amounts of all subscriptions. */
export function costOf(
  signal: string,
  amounts: readonly Amount[],
  period: CostPeriod,
): { value: EvidenceValue } | { reason: string } {
  if (amounts.length === 0) return NOTHING;
  const count = daysIn(period);
  const total = byDay(amounts, count);
  // A day before the first cost, or one that nothing is known of, is no day without cost.
  if (signal === "cost.services") return { value: services(amounts, total) };
  return { value: daily(period, signal === "cost.total" ? total : markedOf(amounts, total)) };
}

/** What moving data cost, of the amounts of that question, on days that the bill tells of: those of all costs. */
export function transferOf(
  moved: readonly Amount[],
  all: readonly Amount[],
  period: CostPeriod,
): { value: EvidenceValue } | { reason: string } {
  if (all.length === 0) return NOTHING;
  return { value: daily(period, markedOf(moved, byDay(all, daysIn(period)))) };
}

function daily({ from }: CostPeriod, values: (number | null)[]): EvidenceValue {
  return { start: formatInstant(from), step: DAY_MS / 1000, values };
}

function byDay(amounts: readonly Amount[], count: number): (number | null)[] {
  const days = Array.from({ length: count }, (): number | null => null);
  for (const [day, , , usd] of amounts) days[day] = (days[day] ?? 0) + usd;
  return days;
}

function markedOf(amounts: readonly Amount[], total: readonly (number | null)[]): (number | null)[] {
  const days = byDay(
    amounts.filter(([, , marked]) => marked),
    total.length,
  );
  return total.map((all, day) => (all === null ? null : (days[day] ?? 0)));
}

function services(amounts: readonly Amount[], total: readonly (number | null)[]): Row[] {
  const groups = Map.groupBy(amounts, ([, service]) => service);
  const rows = [...groups].map(([service, some]): Row => {
    const days = byDay(some, total.length).map((usd, day) => (total[day] === null ? null : (usd ?? 0)));
    return {
      service,
      usd: some.reduce((sum, [, , , usd]) => sum + usd, 0),
      last14: median(days.slice(-RECENT_DAYS)),
      before56: median(days.slice(0, -RECENT_DAYS)),
    };
  });
  return rows.sort((a, b) => byCodeUnit(String(a.service), String(b.service)));
}

function median(days: readonly (number | null)[]): number | null {
  const known = days.filter((usd) => usd !== null).sort((a, b) => a - b);
  return known.length === 0 ? null : quantile(known, 0.5);
}

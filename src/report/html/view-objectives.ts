import type { DayOfBudget } from "../../model/budget.ts";
import { parseInstant } from "../../model/time.ts";
import { formatTime } from "../instants.ts";
import { budgetRows } from "../objectives.ts";
import { number } from "../quantities.ts";
import type { Svg } from "../svg/svg.ts";
import { burnDownChart, burnRateChart, evenlyLeft, leftText } from "./charts/burn-down.ts";
import type { ViewContext } from "./view-context.ts";

/** Budgets that are drawn, the least left first; the table has all. */
const MOST_DRAWN = 12;

interface SpendingView {
  name: string;
  service: string;
  text: string;
  left: Svg;
  rates: Svg | null;
  days: { until: string; left: string; rate: string }[];
}

/** Every objective with its budget and where it is written, and how the budgets were spent. */
export function objectivesView(context: ViewContext) {
  const { objectives, errorBudgets, burnDowns = [] } = context.assessment;
  const places = new Map(objectives.map(({ name, source }) => [name, `${source.path}:${source.line}`]));
  const lastOf = ({ days }: { days: readonly DayOfBudget[] }) => days.at(-1)?.remaining ?? 1;
  const spent = [...burnDowns].sort((a, b) => lastOf(a) - lastOf(b));
  return {
    rows: budgetRows(errorBudgets).map((row) => ({ ...row, source: places.get(row.name) ?? "" })),
    spending: spent.slice(0, MOST_DRAWN).flatMap((one) => spendingView(context, one)),
    more:
      spent.length > MOST_DRAWN ? `The ${MOST_DRAWN} budgets with the least left are drawn, of ${spent.length}.` : "",
  };
}

function spendingView(
  { assessment }: ViewContext,
  { name, service, days }: { name: string; service: string; days: readonly DayOfBudget[] },
): SpendingView[] {
  const window = assessment.errorBudgets.find((one) => one.name === name && one.service === service)?.window;
  const [from, to] = [parseInstant(window?.start ?? ""), parseInstant(window?.end ?? "")];
  const last = days.at(-1);
  if (from === undefined || to === undefined || !last) return [];
  const span = { from, to };
  const left = burnDownChart(name, days, span);
  if (!left) return [];
  const even = evenlyLeft(parseInstant(last.at) ?? to, span);
  return [
    {
      name,
      service,
      text: `${leftText(last.remaining)} at ${formatTime(last.at)}; spent evenly, ${leftText(even)}`,
      left,
      rates: burnRateChart(name, days, span) ?? null,
      days: days.map((day) => ({
        until: formatTime(day.at),
        left: leftText(day.remaining),
        rate: day.burnRate === null ? "nothing counted" : number(day.burnRate),
      })),
    },
  ];
}
